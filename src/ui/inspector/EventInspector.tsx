/** An event: its sentence, its numbers, and the way to its moment and to what it is about. */
import type { EngineEvent } from '../../engine/types.ts';
import { momentOf } from '../../protocol/moment.ts';
import { useApp } from '../appContext.ts';
import { Button } from '../Button.tsx';
import { formatClock } from '../format.ts';
import { useStored } from '../useStored.ts';
import { eventPartitions, eventSentence } from '../words/events.ts';
import { partitionName } from '../words/names.ts';
import { eventFacts } from './eventFacts.ts';
import { Facts } from './Facts.tsx';
import { Heading } from './Heading.tsx';
import styles from './Inspector.module.css';

export default function EventInspector({ event }: { readonly event: EngineEvent }) {
  const { session, live } = useApp();
  const { lane, detail } = event;
  const now = useStored(live, (state) => state.tick);
  const places = useStored(live, (state) => state.structure?.lanes[lane]?.partitions);
  // Shown at another moment than its own, it may be about partitions that are gone or still to come.
  const there = eventPartitions(detail).filter((partition) => places?.some(({ id }) => id === partition));
  const moment = momentOf(event);
  return (
    <>
      <Heading title={`At ${formatClock(moment)}`} place="event" />
      <p>{eventSentence(detail)}</p>
      <Facts facts={eventFacts(detail)} />
      <div className={styles.links}>
        <Button isIdle={now === moment} onClick={() => session.seek(moment)}>
          Go to this moment
        </Button>
        {there.map((partition) => (
          <button
            key={partition}
            type="button"
            onClick={() => session.select({ kind: 'partition', lane, partition })}
          >
            Explain {partitionName(partition)}
          </button>
        ))}
      </div>
    </>
  );
}
