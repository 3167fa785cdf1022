/** The page: left what is set up, in the middle what happens, right why. */
import './page.css';
import './starting.css';
import { useState } from 'react';
import { useApp } from './appContext.ts';
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
import { type SidePanel, SidePanelColumn } from './SidePanels.tsx';
import { TopBar } from './TopBar.tsx';
import { TakeawayGate } from './takeaways/TakeawayGate.tsx';
import { useLanes } from './useLanes.ts';
import { useStored } from './useStored.ts';

/** The first picture does not wait for what is below it; its room is kept. */
const Below = later(() => import('./Below.tsx'), <div className={styles.toCome} aria-busy="true" />);

const ToWhy = later(() => import('./inspector/ToWhy.tsx'));

export function Page() {
  const [panel, setPanel] = useState<SidePanel | null>(null);
  const panels = { shown: panel, onShow: setPanel };
  const isRunning = useIsRunning();
  const isChosen = useIsChosen();
  return (
    <ErrorBoundary part="The page">
      <a className={styles.skip} href="#picture">
        To the picture
      </a>
      <a className={styles.skip} href="#why">
        To why it throttles
      </a>
      <TopBar panels={panels} />
      <Notices />
      <div className={styles.columns} data-panel={panel ?? undefined}>
        <SidePanelColumn
          panel="setup"
          label="What is set up"
          className={styles.left}
          isInert={!isRunning}
          {...panels}
        >
          <ControlPanel />
        </SidePanelColumn>
        <main id="picture" className={styles.middle} tabIndex={-1}>
          <div className={styles.picture}>
            <Lesson />
            <Boards />
            {isChosen && panel !== 'why' ? <ToWhy /> : null}
          </div>
          <div className={styles.below}>
            <ErrorBoundary part="What is below the pictures">
              <Below />
            </ErrorBoundary>
          </div>
        </main>
        <SidePanelColumn panel="why" label="Why" className={styles.right} {...panels}>
          <TakeawayGate />
          <Inspector />
        </SidePanelColumn>
      </div>
      <ModelGate />
      <KeysGate />
      <OwnDataGate />
    </ErrorBoundary>
  );
}

/** Whether changes reach a simulation: before there is one, or once it has stopped, they would be lost. */
function useIsRunning(): boolean {
  const { live } = useApp();
  return useStored(live, ({ connection, digest }) => digest !== null && connection.kind !== 'broken');
}

function useIsChosen(): boolean {
  const { session } = useApp();
  return useStored(session, ({ selection }) => selection !== null);
}

/** One table, or two under the same traffic. */
function Boards() {
  return useLanes().map(({ lane, name }) => <Board key={lane} lane={lane} name={name} />);
}
