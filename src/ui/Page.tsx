/** The page: left what is set up, in the middle what happens, right why. */
import './page.css';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Notices } from './Notices.tsx';
import styles from './Page.module.css';
import { EventLog } from './plain/EventLog.tsx';
import { Setup } from './plain/Setup.tsx';
import { Totals } from './plain/Totals.tsx';
import { Why } from './plain/Why.tsx';
import { Section } from './Section.tsx';
import { TopBar } from './TopBar.tsx';
import { PartitionTable } from './table/PartitionTable.tsx';
import { useLanes } from './useLanes.ts';

export function Page() {
  return (
    <ErrorBoundary part="The page">
      <TopBar />
      <Notices />
      <div className={styles.columns}>
        <aside className={styles.left} aria-label="What is set up">
          <Setup />
        </aside>
        <main className={styles.middle}>
          <Lanes />
          <Section title="Events" hint="what happened, the latest first">
            <EventLog />
          </Section>
        </main>
        <aside className={styles.right} aria-label="Why">
          <Why />
        </aside>
      </div>
    </ErrorBoundary>
  );
}

/** One table, or two under the same traffic. */
function Lanes() {
  return useLanes().map(({ lane, name }) => (
    <Section
      key={lane}
      title={name === '' ? 'Partitions' : `Partitions of table ${name}`}
      hint="units/s over the last second · bar = use of the hard limit · tick = capacity share"
    >
      <Totals lane={lane} />
      <PartitionTable lane={lane} />
    </Section>
  ));
}
