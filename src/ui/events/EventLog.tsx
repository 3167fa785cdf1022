/**
 * What happened and what was changed, in sentences, the latest first. A click shows whom it concerns, at that moment,
 * where time stands still: at a high speed it would be over at once.
 */
import { memo, useId, useState } from 'react';
import type { EngineEvent } from '../../engine/types.ts';
import { momentOf } from '../../protocol/moment.ts';
import { useApp } from '../appContext.ts';
import { formatClock, formatCount } from '../format.ts';
import { useLanePrefix } from '../useLanes.ts';
import { useStored } from '../useStored.ts';
import { eventSentence, eventTone } from '../words/events.ts';
import styles from './EventLog.module.css';
import { EVENT_GROUPS, type EventGroup, isSameEvent } from './kinds.ts';
import { logLines } from './logLines.ts';

/** As many as are read at a glance; more on demand. */
const LINES = 20;

export default function EventLog() {
  const { live, session, experiment } = useApp();
  const [group, setGroup] = useState<EventGroup>('all');
  const [lines, setLines] = useState(LINES);
  const events = useStored(live, (state) => state.events);
  const selection = useStored(session, (state) => state.selection);
  const steps = useStored(experiment, (state) => state.steps);
  const done = useStored(live, ({ tick }) => steps.filter((step) => step.tick <= tick).length);
  const prefix = useLanePrefix();
  const matching = logLines(events, steps.slice(0, done), group);
  const older = matching.length - lines;
  return (
    <div className={styles.events}>
      <GroupChoice group={group} onChange={setGroup} />
      <div className={styles.room}>
        <LaterOnes />
        {matching.length === 0 ? <p className={styles.empty}>{emptyText(group)}</p> : null}
        <ol className={styles.log}>
          {matching
            .slice(-lines)
            .reverse()
            .map((line) =>
              line.kind === 'change' ? (
                <ChangeLine key={line.id} tick={line.tick} text={prefix(line.lane) + line.text} />
              ) : (
                <EventLine
                  key={line.id}
                  event={line.event}
                  prefix={prefix(line.event.lane)}
                  isSelected={selection?.kind === 'event' && isSameEvent(selection.event, line.event)}
                />
              ),
            )}
        </ol>
      </div>
      {older > 0 ? (
        <button type="button" className={styles.more} onClick={() => setLines(lines + LINES)}>
          Older ones ({formatCount(older)})
        </button>
      ) : null}
    </div>
  );
}

/** In the past: that more is known, and the way back to it. */
function LaterOnes() {
  const { live, session } = useApp();
  const tick = useStored(live, (state) => state.digest?.tick ?? 0);
  const endTick = useStored(live, (state) => state.digest?.endTick ?? 0);
  const isOnItsWay = useStored(live, (state) => state.heading !== null);
  if (tick >= endTick || isOnItsWay) return null;
  return (
    <p className={styles.later}>
      What came after {formatClock(tick)} is listed again once the run is there.
      <button type="button" onClick={() => session.seek(endTick)}>
        To the end
      </button>
    </p>
  );
}

function emptyText(group: EventGroup): string {
  return group === 'all' ? 'Nothing has happened yet.' : 'Nothing of this kind has happened lately.';
}

/** What the user did; a click shows the moment from which it was in force. */
const ChangeLine = memo(function ChangeLine({
  tick,
  text,
}: {
  readonly tick: number;
  readonly text: string;
}) {
  const { session } = useApp();
  const show = (): void => {
    session.pause();
    session.seek(tick);
  };
  return (
    <li>
      <button type="button" className={styles.line} onClick={show}>
        <span className={styles.time}>{formatClock(tick)}</span>
        <span className={styles.dot} data-tone="own" aria-hidden="true" />
        <span className={styles.text}>{text}</span>
      </button>
    </li>
  );
});

interface LineProps {
  readonly event: EngineEvent;
  /** Which table it is about, where there are two. */
  readonly prefix: string;
  readonly isSelected: boolean;
}

const EventLine = memo(function EventLine({ event, prefix, isSelected }: LineProps) {
  const { session } = useApp();
  const { lane, detail } = event;
  const moment = momentOf(event);
  const show = (): void => {
    session.select({ kind: 'event', lane, event });
    session.pause();
    session.seek(moment);
  };
  return (
    <li>
      <button type="button" className={styles.line} aria-current={isSelected} onClick={show}>
        <span className={styles.time}>{formatClock(moment)}</span>
        <span className={styles.dot} data-tone={eventTone(detail)} aria-hidden="true" />
        <span className={styles.text}>
          {prefix}
          {eventSentence(detail)}
        </span>
      </button>
    </li>
  );
});

interface ChoiceProps {
  readonly group: EventGroup;
  readonly onChange: (group: EventGroup) => void;
}

const GroupChoice = memo(function GroupChoice({ group, onChange }: ChoiceProps) {
  const name = useId();
  return (
    <fieldset className={styles.groups} aria-label="Events shown">
      {EVENT_GROUPS.map(([each, title]) => (
        <label key={each} className={styles.group}>
          <input type="radio" name={name} checked={each === group} onChange={() => onChange(each)} />
          {title}
        </label>
      ))}
    </fieldset>
  );
});
