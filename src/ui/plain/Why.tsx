/** Why a partition throttles, or does not: the engine's explanation in words. */

import { laneNumbers, throttledUnits } from '../../draw/laneNumbers.ts';
import type { Dimension } from '../../engine/types.ts';
import { DIMENSIONS } from '../../protocol/facts.ts';
import type { Frame, Structure } from '../../protocol/messages.ts';
import type { Selection } from '../../store/sessionStore.ts';
import { useApp } from '../appContext.ts';
import { formatBytes, formatCount, formatRange } from '../format.ts';
import { Section } from '../Section.tsx';
import { useAnswer } from '../useAnswer.ts';
import { laneName } from '../useLanes.ts';
import { useStored } from '../useStored.ts';
import { explanationWords } from '../words/explanation.ts';
import { operationsName, partitionName, ssdName } from '../words/names.ts';
import styles from './Why.module.css';

type Subject = Extract<Selection, { kind: 'partition' }>;

export function Why() {
  const subject = useSubject();
  if (subject === null)
    return (
      <Section title="Why">
        <p className={styles.quiet}>
          Nothing is throttled. Choose a partition in the table to see how it stands with its limits.
        </p>
      </Section>
    );
  return (
    <Section title={`Partition ${partitionName(subject.partition)}`}>
      <Place subject={subject} />
      {DIMENSIONS.map((dimension) => (
        <Explained key={dimension} subject={subject} dimension={dimension} />
      ))}
    </Section>
  );
}

/** The partition that was chosen, else the one that refuses most. */
function useSubject(): Subject | null {
  const { session, live } = useApp();
  const selection = useStored(session, (state) => state.selection);
  const structure = useStored(live, (state) => state.structure);
  const frame = useStored(live, (state) => state.frame);
  return selection?.kind === 'partition' ? selection : mostThrottled(frame, structure);
}

function mostThrottled(frame: Frame | null, structure: Structure | null): Subject | null {
  let most = 0;
  let subject: Subject | null = null;
  for (const [lane, { partitions }] of structure?.lanes.entries() ?? []) {
    const numbers = laneNumbers(frame, structure, lane);
    if (numbers === null) continue;
    for (const [index, { id }] of partitions.entries()) {
      const units = throttledUnits(numbers, index);
      if (units <= most) continue;
      most = units;
      subject = { kind: 'partition', lane, partition: id };
    }
  }
  return subject;
}

function Place({ subject: { lane, partition } }: { readonly subject: Subject }) {
  const { live } = useApp();
  const structure = useStored(live, (state) => state.structure);
  const frame = useStored(live, (state) => state.frame);
  const index = structure?.lanes[lane]?.partitions.findIndex(({ id }) => id === partition) ?? -1;
  const place = structure?.lanes[lane]?.partitions[index];
  if (place === undefined)
    return <p className={styles.quiet}>It has been split and does not exist any more.</p>;
  const bytes = laneNumbers(frame, structure, lane)?.bytes[index] ?? 0;
  const table = (structure?.lanes.length ?? 1) > 1 ? `table ${laneName(lane)} · ` : '';
  return (
    <p className={styles.quiet}>
      {table}hashes {formatRange(place.range)} · {formatCount(place.keys)} {place.keys === 1 ? 'key' : 'keys'}{' '}
      · {formatBytes(bytes)} · {ssdName(place.ssd)}
    </p>
  );
}

interface ExplainedProps {
  readonly subject: Subject;
  readonly dimension: Dimension;
}

function Explained({ subject: { lane, partition }, dimension }: ExplainedProps) {
  const { experiment, live } = useApp();
  const partitionKey = useStored(experiment, (state) => state.experiment.tables[lane]?.partitionKey);
  const hardLimit = useStored(live, (state) => state.structure?.lanes[lane]?.hardLimit);
  const answer = useAnswer({ kind: 'explain', subject: { kind: 'partition', lane, partition, dimension } });
  if (answer === null || partitionKey === undefined || hardLimit === undefined)
    return <p className={styles.quiet}>…</p>;
  if (!answer.ok) return <p className={styles.quiet}>{answer.problem}</p>;
  const { throttles, point, causes, remarks } = explanationWords(answer.value, { partitionKey, hardLimit });
  return (
    <section
      className={throttles ? styles.throttled : styles.calm}
      aria-label={`Why it ${throttles ? 'throttles' : 'serves'} ${operationsName(dimension)}`}
    >
      <h3>{point}</h3>
      {causes.map(({ cause, reason, text }) => (
        <div key={cause}>
          <p>{text}</p>
          <p className={styles.quiet}>
            AWS calls this <code>{reason}</code>
          </p>
        </div>
      ))}
      {remarks.length === 0 ? null : <p>{remarks.map(({ text }) => text).join(' ')}</p>}
    </section>
  );
}
