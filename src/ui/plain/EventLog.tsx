/** What happened, in sentences, the latest first. */
import { useApp } from '../appContext.ts';
import { formatClock } from '../format.ts';
import { laneName } from '../useLanes.ts';
import { useStored } from '../useStored.ts';
import { eventPartition, eventSentence, eventTone } from '../words/events.ts';
import styles from './EventLog.module.css';

/** More than anybody reads; older ones are asked for, not kept on the page. */
const LINES = 60;

export function EventLog() {
  const { live, session, experiment } = useApp();
  const events = useStored(live, (state) => state.events);
  const lanes = useStored(experiment, (state) => state.experiment.tables.length);
  if (events.length === 0) return <p className={styles.empty}>Nothing has happened yet.</p>;
  return (
    <ol className={styles.log}>
      {events
        .slice(-LINES)
        .reverse()
        .map(({ id, event: { tick, lane, detail } }) => {
          const partition = eventPartition(detail);
          const sentence = `${lanes > 1 ? `Table ${laneName(lane)}: ` : ''}${eventSentence(detail)}`;
          return (
            <li key={id} className={styles.line}>
              <span className={styles.time}>{formatClock(tick)}</span>
              <span className={styles.dot} data-tone={eventTone(detail)} aria-hidden="true" />
              {partition === null ? (
                <span className={styles.text}>{sentence}</span>
              ) : (
                <button
                  type="button"
                  className={styles.text}
                  onClick={() => session.select({ kind: 'partition', lane, partition })}
                >
                  {sentence}
                </button>
              )}
            </li>
          );
        })}
    </ol>
  );
}
