/** How the run went: the charts, the line of time and the log of events. */
import { useApp } from '../appContext.ts';
import styles from '../Below.module.css';
import { Charts } from '../charts/Charts.tsx';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { Announcer } from '../events/Announcer.tsx';
import { onceReached } from '../onceReached.tsx';
import { Section } from '../Section.tsx';
import { useSparingAnswer } from '../useSparingAnswer.ts';
import { useStored } from '../useStored.ts';
import { Timeline } from './Timeline.tsx';

const EventLog = onceReached(() => import('../events/EventLog.tsx'), styles.events);

/** Finer than any line of time has pixels to show. */
const BINS = 400;

export function Course() {
  const { session } = useApp();
  const lane = useStored(session, (state) => state.lane);
  const answered = useSparingAnswer({ kind: 'overview', lane, bins: BINS });
  const overview = answered?.question.lane === lane ? answered.value : null;
  return (
    <>
      <ErrorBoundary part="The charts">
        <Charts lane={lane} marks={overview?.marks ?? NONE} />
      </ErrorBoundary>
      <Section title="Timeline" hint="drag to go back; play goes on from there">
        <Timeline lane={lane} overview={overview} />
      </Section>
      <Section title="Events" hint="a click shows the moment and whom it concerns">
        <EventLog />
      </Section>
      <Announcer />
    </>
  );
}

const NONE = [] as const;
