/** The bar above everything: which experiment, and how time passes. */
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { SPEEDS, type Speed } from '../store/sessionStore.ts';
import { useApp } from './appContext.ts';
import { formatClock, formatCount } from './format.ts';
import { OwnData } from './import/OwnData.tsx';
import { step } from './keyboard/shortcuts.ts';
import { later } from './later.tsx';
import { ModelLink } from './model/ModelGate.tsx';
import { Segments } from './Segments.tsx';
import { type PanelsShown, SidePanelButtons } from './SidePanels.tsx';
import styles from './TopBar.module.css';
import { TakeawaysButton } from './takeaways/TakeawaysButton.tsx';
import { EventButtons } from './timeline/EventButtons.tsx';
import { WayGate } from './timeline/WayGate.tsx';
import { UndoButtons } from './UndoButtons.tsx';
import { useStored } from './useStored.ts';
import { useWidth } from './useWidth.ts';

const Seldom = later(() => import('./Seldom.tsx'), 'Loading …');

/** Bars up to these widths keep only what is most needed; as in the style sheet, pixels. */
const SHORT = 1100;
const NARROW = 700;

export function TopBar({ panels }: { readonly panels: PanelsShown }) {
  const { bar, isOpen, toggle, close } = useMore();
  const width = useWidth(bar);
  useHeightTold(bar);
  const [isShort, isNarrow] = [width <= SHORT, width <= NARROW];
  return (
    <header ref={bar} className={styles.bar} data-open={isOpen}>
      <h1 className={styles.brand}>
        <Logo />
        <span className={styles.name}>PartitionScope</span>
      </h1>
      <ScenarioChoice />
      <fieldset className={styles.transport} aria-label="Time">
        <PlayButton />
        <StepButton />
        {isShort ? null : <EventButtons />}
        <ResetButton />
      </fieldset>
      <Clock />
      <WayGate />
      <SpeedChoice isShort={isShort} />
      {isNarrow ? null : <UndoButtons />}
      <SidePanelButtons {...panels} />
      <div className={styles.often}>
        {isNarrow ? <UndoButtons /> : null}
        {isShort ? <EventButtons /> : null}
        <nav className={styles.ways} aria-label="Ways on">
          <OwnData />
          <TakeawaysButton />
          <ModelLink />
        </nav>
      </div>
      <button type="button" className={styles.more} aria-expanded={isOpen} onClick={toggle}>
        More
      </button>
      {isOpen ? (
        <div className={styles.seldom}>
          <Seldom onDone={close} />
        </div>
      ) : null}
    </header>
  );
}

/** Tells the style sheet how high the bar is, under which other things stick: it has one line or two. */
function useHeightTold(bar: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = bar.current;
    if (element === null) return;
    const tell = (): void =>
      document.documentElement.style.setProperty('--bar-height', `${element.offsetHeight}px`);
    const observer = new ResizeObserver(tell);
    observer.observe(element);
    tell();
    return () => observer.disconnect();
  }, [bar]);
}

/** What lies under “More”: seldom needed things and, where the bar is short, most of it. Closes as menus do. */
function useMore() {
  const [isOpen, setOpen] = useState(false);
  const bar = useRef<HTMLElement>(null);

  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = ({ target }: PointerEvent): void => {
      if (target instanceof Node && bar.current?.contains(target) === false) setOpen(false);
    };
    // In a dialog that was opened from here Escape closes that, and the focus comes back.
    const closeByKey = ({ key, target }: KeyboardEvent): void => {
      if (key === 'Escape' && !(target instanceof Element && target.closest('dialog'))) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('keydown', closeByKey);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('keydown', closeByKey);
    };
  }, [isOpen]);

  return { bar, isOpen, toggle: () => setOpen(!isOpen), close: () => setOpen(false) };
}

function ScenarioChoice() {
  const app = useApp();
  const scenario = useStored(app.experiment, (state) => state.scenario);
  const own = useStored(app.experiment, (state) => state.experiment.name);
  return (
    <select
      className={styles.scenario}
      aria-label="Scenario"
      value={scenario ?? ''}
      onChange={({ target }) => void app.openScenario(target.value)}
    >
      {scenario === null ? <option value="">{own === '' ? 'Your experiment' : own}</option> : null}
      {app.scenarios.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  );
}

function PlayButton() {
  const { session } = useApp();
  const playing = useStored(session, (state) => state.playing);
  return (
    <button
      type="button"
      className={styles.play}
      aria-label={playing ? 'Pause' : 'Play'}
      onClick={playing ? session.pause : session.play}
    >
      <Icon>{playing ? <path d="M5 3h2v10H5zM9 3h2v10H9z" /> : <path d="M5 3l8 5-8 5z" />}</Icon>
    </button>
  );
}

function StepButton() {
  const app = useApp();
  return (
    <button type="button" aria-label="Step one second" title="Step one second" onClick={() => step(app)}>
      <Icon>
        <path d="M4 3l6 5-6 5zM11 3h2v10h-2z" />
      </Icon>
    </button>
  );
}

function ResetButton() {
  const { reset } = useApp();
  return (
    <button
      type="button"
      aria-label="Reset"
      title="Back to the beginning, with what is set now"
      onClick={reset}
    >
      <Icon>
        <path d="M8 3.2V.5L4 3.8 8 7V5.2a3.8 3.8 0 1 1-3.8 3.8h-2A5.8 5.8 0 1 0 8 3.2z" />
      </Icon>
    </button>
  );
}

/** Side by side or, in a short bar, as a list. */
function SpeedChoice({ isShort }: { readonly isShort: boolean }) {
  const { session } = useApp();
  const speed = useStored(session, (state) => state.speed);
  if (isShort)
    return (
      <select
        className={styles.speed}
        aria-label="Speed"
        value={speed}
        onChange={({ target }) => session.setSpeed(Number(target.value) as Speed)}
      >
        {SPEEDS.map((each) => (
          <option key={each} value={each}>
            {speedName(each)}
          </option>
        ))}
      </select>
    );
  const segments = SPEEDS.map((each) => ({ value: each, name: speedName(each) }));
  return (
    <Segments label="Speed" value={speed} segments={segments} look="large" onChange={session.setSpeed} />
  );
}

function speedName(speed: Speed): string {
  return `${formatCount(speed)}×`;
}

function Clock() {
  const { live } = useApp();
  const time = useStored(live, (state) => formatClock(state.digest?.tick ?? 0));
  return (
    <p className={styles.clock} role="timer" aria-label="Simulated time">
      {time}
    </p>
  );
}

function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true">
      {children}
    </svg>
  );
}

/** A partition: reads left, writes right. */
function Logo() {
  return (
    <svg className={styles.logo} viewBox="0 0 16 16" aria-hidden="true">
      <path className={styles.logoRead} d="M7.5 1v14A7 7 0 0 1 7.5 1z" />
      <path className={styles.logoWrite} d="M8.5 1v14a7 7 0 0 0 0-14z" />
    </svg>
  );
}
