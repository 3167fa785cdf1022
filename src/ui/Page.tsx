/** The page: left what is set up, in the middle what happens, right why. */
import './page.css';
import { Board } from './board/Board.tsx';
import { ControlPanel } from './ControlPanel.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Inspector } from './inspector/Inspector.tsx';
import { Lesson } from './Lesson.tsx';
import { ModelGate } from './model/ModelGate.tsx';
import { Notices } from './Notices.tsx';
import styles from './Page.module.css';
import { Totals } from './plain/Totals.tsx';
import { Section } from './Section.tsx';
import { TopBar } from './TopBar.tsx';
import { PartitionTable } from './table/PartitionTable.tsx';
import { TakeawayGate } from './takeaways/TakeawayGate.tsx';
import { CourseGate } from './timeline/CourseGate.tsx';
import { useLanes } from './useLanes.ts';

export function Page() {
  return (
    <ErrorBoundary part="The page">
      <TopBar />
      <Notices />
      <div className={styles.columns}>
        <aside className={styles.left} aria-label="What is set up">
          <ControlPanel />
        </aside>
        <main className={styles.middle}>
          <Lesson />
          <Boards />
          <CourseGate />
          <Tables />
        </main>
        <aside className={styles.right} aria-label="Why">
          <TakeawayGate />
          <Inspector />
        </aside>
      </div>
      <ModelGate />
    </ErrorBoundary>
  );
}

/** One table, or two under the same traffic. */
function Boards() {
  return useLanes().map(({ lane, name }) => <Board key={lane} lane={lane} name={name} />);
}

/** The same as tables. */
function Tables() {
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
