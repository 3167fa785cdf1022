/** The page: left what is set up, in the middle what happens, right why. */
import './page.css';
import { Board } from './board/Board.tsx';
import { ControlPanel } from './ControlPanel.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { OwnDataGate } from './import/OwnData.tsx';
import { Inspector } from './inspector/Inspector.tsx';
import { KeysGate } from './keyboard/KeysGate.tsx';
import { Lesson } from './Lesson.tsx';
import { later } from './later.tsx';
import { ModelGate } from './model/ModelGate.tsx';
import { Notices } from './Notices.tsx';
import styles from './Page.module.css';
import { TopBar } from './TopBar.tsx';
import { TakeawayGate } from './takeaways/TakeawayGate.tsx';
import { useLanes } from './useLanes.ts';

/** The first picture does not wait for what is below it; its room is kept. */
const Below = later(() => import('./Below.tsx'), <div className={styles.toCome} aria-busy="true" />);

export function Page() {
  return (
    <ErrorBoundary part="The page">
      <a className={styles.skip} href="#picture">
        To the picture
      </a>
      <TopBar />
      <Notices />
      <div className={styles.columns}>
        <aside className={styles.left} aria-label="What is set up">
          <ControlPanel />
        </aside>
        <main id="picture" className={styles.middle} tabIndex={-1}>
          <div className={styles.picture}>
            <Lesson />
            <Boards />
          </div>
          <div className={styles.below}>
            <ErrorBoundary part="What is below the pictures">
              <Below />
            </ErrorBoundary>
          </div>
        </main>
        <aside className={styles.right} aria-label="Why">
          <TakeawayGate />
          <Inspector />
        </aside>
      </div>
      <ModelGate />
      <KeysGate />
      <OwnDataGate />
    </ErrorBoundary>
  );
}

/** One table, or two under the same traffic. */
function Boards() {
  return useLanes().map(({ lane, name }) => <Board key={lane} lane={lane} name={name} />);
}
