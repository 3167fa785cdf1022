/** An event: its sentence, its numbers, and the way to its moment and to what it is about. */
import type { EngineEvent } from '../../engine/types.ts';
import { momentOf } from '../../protocol/moment.ts';
import { useApp } from '../appContext.ts';
import { formatClock } from '../format.ts';
import { useStored } from '../useStored.ts';
import { eventPartition, eventSentence } from '../words/events.ts';
import { partitionName } from '../words/names.ts';
import { eventFacts } from './eventFacts.ts';
import { Facts } from './Facts.tsx';
import { Heading } from './Heading.tsx';
import styles from './Inspector.module.css';

export default function EventInspector({ event }: { readonly event: EngineEvent }) {
  const { session, live } = useApp();
  const { tick, lane, detail } = event;
  const now = useStored(live, (state) => state.tick);
  const partition = eventPartition(detail);
  const moment = momentOf(event);
  return (
    <>
      <Heading title={`At ${formatClock(tick)}`} place="event" />
      <p>{eventSentence(detail)}</p>
      <Facts facts={eventFacts(detail)} />
      <div className={styles.links}>
        <button type="button" disabled={now === moment} onClick={() => session.seek(moment)}>
          Go to this moment
        </button>
        {partition === null ? null : (
          <button type="button" onClick={() => session.select({ kind: 'partition', lane, partition })}>
            Explain {partitionName(partition)}
          </button>
        )}
      </div>
    </>
  );
}
