/** What happened, in sentences, the latest first. A click shows whom it concerns, at that moment. */
import { memo, useId, useState } from 'react';
import type { EngineEvent } from '../../engine/types.ts';
import { momentOf } from '../../protocol/moment.ts';
import { useApp } from '../appContext.ts';
import { formatClock, formatCount } from '../format.ts';
import { laneName } from '../useLanes.ts';
import { useStored } from '../useStored.ts';
import { eventSentence, eventTone } from '../words/events.ts';
import styles from './EventLog.module.css';
import { EVENT_GROUPS, type EventGroup, isInGroup, isSameEvent } from './kinds.ts';

/** As many as are read at a glance; more on demand. */
const LINES = 20;

export function EventLog() {
  const { live, session, experiment } = useApp();
  const [group, setGroup] = useState<EventGroup>('all');
  const [lines, setLines] = useState(LINES);
  const events = useStored(live, (state) => state.events);
  const selection = useStored(session, (state) => state.selection);
  const hasLanes = useStored(experiment, (state) => state.experiment.tables.length > 1);
  const matching = events.filter(({ event }) => isInGroup(event, group));
  const older = matching.length - lines;
  return (
    <div className={styles.events}>
      <GroupChoice group={group} onChange={setGroup} />
      <div className={styles.room}>
        {matching.length === 0 ? <p className={styles.empty}>{emptyText(group)}</p> : null}
        <ol className={styles.log}>
          {matching
            .slice(-lines)
            .reverse()
            .map(({ id, event }) => (
              <EventLine
                key={id}
                event={event}
                hasLanes={hasLanes}
                isSelected={selection?.kind === 'event' && isSameEvent(selection.event, event)}
              />
            ))}
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

function emptyText(group: EventGroup): string {
  return group === 'all' ? 'Nothing has happened yet.' : 'Nothing of this kind has happened lately.';
}

interface LineProps {
  readonly event: EngineEvent;
  /** Whether there are two tables, so that the line must say which. */
  readonly hasLanes: boolean;
  readonly isSelected: boolean;
}

const EventLine = memo(function EventLine({ event, hasLanes, isSelected }: LineProps) {
  const { session } = useApp();
  const { tick, lane, detail } = event;
  const show = (): void => {
    session.select({ kind: 'event', lane, event });
    session.seek(momentOf(event));
  };
  return (
    <li>
      <button type="button" className={styles.line} aria-current={isSelected} onClick={show}>
        <span className={styles.time}>{formatClock(tick)}</span>
        <span className={styles.dot} data-tone={eventTone(detail)} aria-hidden="true" />
        <span className={styles.text}>
          {hasLanes ? `Table ${laneName(lane)}: ` : ''}
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

function GroupChoice({ group, onChange }: ChoiceProps) {
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
}
