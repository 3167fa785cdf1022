/** What stands above everything else because it must not be missed. */
import { type ReactNode, useEffect, useState } from 'react';
import { assertNever } from '../base/assert.ts';
import type { Connection } from '../store/liveStore.ts';
import { useApp } from './appContext.ts';
import { formatClock } from './format.ts';
import styles from './Notices.module.css';
import { useStored } from './useStored.ts';

/** A start that takes longer is worth a word, milliseconds. */
const SLOW_MS = 1500;

export function Notices() {
  const { experiment, live } = useApp();
  const connection = useStored(live, (state) => state.connection);
  const problem = useStored(live, (state) => state.problem);
  const problems = useStored(live, (state) => state.digest?.problems);
  // What was refused somewhere in particular is told there.
  const refused = useStored(experiment, (state) => (state.refusedAt === null ? state.refused : null));
  return (
    <>
      <ConnectionNotice connection={connection} />
      {problem === null ? null : <LoadProblem problem={problem} />}
      {refused === null ? null : <Notice kind="bad">{refused}</Notice>}
      {problems?.map(({ tick, index, problem: why }) => (
        <Notice key={index} kind="bad">
          A change planned for {formatClock(tick)} could not be made: {why}
        </Notice>
      ))}
      <Sayings />
    </>
  );
}

/** The experiment could not be loaded. If its rows are missing, the user may have them. */
function LoadProblem({ problem }: { readonly problem: string }) {
  const { experiment, hasRows, ownData } = useApp();
  const document = useStored(experiment, (state) => state.experiment);
  return (
    <Notice kind="bad">
      {problem}
      {hasRows(document) ? null : (
        <button type="button" onClick={() => ownData.open({ wanted: document })}>
          Choose its file
        </button>
      )}
    </Notice>
  );
}

/** What was said and has not been dismissed. */
function Sayings() {
  const { notices: store } = useApp();
  const notices = useStored(store, (state) => state.notices);
  return notices.map(({ topic, text, action }) => (
    <Notice key={topic} kind="mild">
      {text}
      {action === null ? null : (
        <button
          type="button"
          onClick={() => {
            store.dismiss(topic);
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      <button type="button" className={styles.dismiss} onClick={() => store.dismiss(topic)}>
        Dismiss
      </button>
    </Notice>
  ));
}

function ConnectionNotice({ connection }: { readonly connection: Connection }) {
  switch (connection.kind) {
    case 'starting':
      return <Starting />;
    case 'worker':
      return null;
    case 'page':
      return (
        <Notice kind="mild">
          This browser did not start a worker ({connection.why.replace(/\.$/, '')}). The simulation runs on
          the page itself: the same results, more slowly.
        </Notice>
      );
    case 'silent':
      return (
        <Notice kind="mild">
          The simulation has not answered for 10 s. It may be busy or have stopped. <KeptAndRestart />
        </Notice>
      );
    case 'broken':
      return (
        <Notice kind="bad">
          <strong>The simulation has stopped.</strong> {breakdownText(connection)} <KeptAndRestart />
        </Notice>
      );
    default:
      return assertNever(connection);
  }
}

/** Says that it takes long, once it does. */
function Starting() {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return isSlow ? <Notice kind="mild">The simulation is starting …</Notice> : null;
}

function KeptAndRestart() {
  const { restart } = useApp();
  return (
    <>
      Your experiment is kept.
      <button type="button" onClick={restart}>
        Restart the simulation
      </button>
    </>
  );
}

function breakdownText({ breakdown }: Extract<Connection, { kind: 'broken' }>): string {
  if (breakdown.kind === 'lost') return sentence(breakdown.why);
  const { message, seed, tick, checksum } = breakdown.failed;
  return `${sentence(message)} To report it: seed ${seed}, tick ${tick}, state ${checksum}.`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

interface NoticeProps {
  readonly kind: 'bad' | 'mild';
  readonly children: ReactNode;
}

function Notice({ kind, children }: NoticeProps) {
  return (
    <div className={kind === 'bad' ? styles.bad : styles.mild} role={kind === 'bad' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}
