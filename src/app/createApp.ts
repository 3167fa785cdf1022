/**
 * Wires everything: stores, the line to the simulation, the mailbox, the frame loop. Nothing here decides anything.
 *
 *     user ──> store ──> bridge ──> worker          structure, digest ──> live store ──> React
 *                                     └──────────> frame ──> mailbox ──> frame loop ──> painters ──> `drawn`
 */
import { present } from '../base/assert.ts';
import { type Bridge, connect, type News } from '../bridge/connect.ts';
import { startLocal } from '../bridge/local.ts';
import { createMailbox } from '../bridge/mailbox.ts';
import { startWorker } from '../bridge/startWorker.ts';
import { createFrameLoop } from '../draw/frameLoop.ts';
import { createGaugePainter } from '../draw/paintGauges.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { findScenario, SCENARIOS } from '../experiment/scenarios.ts';
import type { DataSource } from '../protocol/messages.ts';
import { createExperimentStore } from '../store/experimentStore.ts';
import { createLiveStore } from '../store/liveStore.ts';
import { createSessionStore, playMessage } from '../store/sessionStore.ts';
import type { App } from '../ui/appContext.ts';

/** An app that runs in a document. */
export interface RunningApp {
  readonly app: App;
  /** Starts the simulation and plays the first scenario. */
  readonly start: () => void;
  /** Whether everything that was asked for is done and shown; for tests. */
  readonly isIdle: () => Promise<boolean>;
  readonly dispose: () => void;
}

const FIRST_SCENARIO = 'pets-by-animal';

/** An app for this document that has not started yet. */
export function createApp(page: Document): RunningApp {
  /** The document as it was opened, before any change of this visit. */
  let opened = openedScenario(FIRST_SCENARIO);
  let bridge: Bridge | null = null;
  let run = 0;

  const mailbox = createMailbox();
  const send: Bridge['send'] = (message) => bridge?.send(message);
  const experiment = createExperimentStore(opened.experiment, opened.scenario, send);
  const session = createSessionStore(send);
  const live = createLiveStore();
  const gauges = createGaugePainter();
  const loop = createFrameLoop(() => {
    const frame = mailbox.takeUndrawn();
    if (frame !== null) send({ kind: 'drawn', sequence: frame.sequence });
  });

  const hear = (news: News): void => {
    if (news.run !== run) return;
    if (news.kind === 'frame') {
      mailbox.put(news);
      loop.request();
    }
    if (news.kind === 'edited') experiment.landed(news);
    live.hear(news, mailbox.newest());
  };

  const startSimulation = (): void => {
    bridge?.close();
    live.connect({ kind: 'starting' });
    bridge = connect({
      startWorker,
      startLocal,
      schedule,
      onNews: hear,
      onConnected: (whyLocal) =>
        live.connect(whyLocal === null ? { kind: 'worker' } : { kind: 'page', why: whyLocal }),
      onBroken: (breakdown) => live.connect({ kind: 'broken', breakdown }),
    });
  };

  /** Loads the document as it stands, goes to `tick` and plays on if it was playing. */
  const load = (tick: number): void => {
    run += 1;
    mailbox.empty();
    live.begin(run);
    const { experiment: document, scenario } = experiment.getState();
    const { seed, items, traffic, tables, edits } = document;
    const data = dataOf(scenario, page.baseURI);
    send({ kind: 'load', run, configuration: { seed, items, traffic, tables }, edits, data });
    if (tick > 0) send({ kind: 'seek', tick });
    const { playing, speed } = session.getState();
    if (playing) send(playMessage(speed));
  };

  const open = (next: Opened): void => {
    opened = next;
    experiment.open(next.experiment, next.scenario);
    session.select(null);
    load(0);
  };

  /** A hidden page shows nothing, so it computes nothing either. */
  const followVisibility = (): void => {
    const { playing, speed } = session.getState();
    if (playing) send(page.hidden ? { kind: 'pause' } : playMessage(speed));
  };

  const showTheme = (): void => {
    page.documentElement.dataset['theme'] = session.getState().theme;
  };

  loop.add(() => {
    const { structure } = live.getState();
    const frame = mailbox.newest();
    if (frame !== null && structure !== null) gauges.paint(frame, structure);
    return false;
  });
  page.addEventListener('visibilitychange', followVisibility);
  const stopTheme = session.subscribe(showTheme);

  return {
    app: {
      experiment,
      session,
      live,
      gauges,
      picture: { add: loop.add, request: loop.request, newestFrame: mailbox.newest },
      scenarios: SCENARIOS,
      textsOf: (scenario) => findScenario(scenario ?? '') ?? { caption: '', lesson: '' },
      ask: (question) => present(bridge, 'The app has started').ask(question),
      openScenario(id) {
        open(openedScenario(id));
        session.play();
      },
      reset: () => open(opened),
      restart() {
        const tick = live.getState().digest?.tick ?? 0;
        startSimulation();
        load(tick);
      },
    },
    start() {
      showTheme();
      startSimulation();
      load(0);
      session.play();
      followVisibility();
    },
    async isIdle() {
      const { connection, problem, digest } = live.getState();
      if (connection.kind === 'broken' || problem !== null) return true;
      if (bridge === null || bridge.openQuestions() > 0 || experiment.getState().pending.length > 0)
        return false;
      const position = await bridge.ask({ kind: 'position' });
      if (!position.ok || !position.value.quiet) return false;
      return !loop.isPending() && bridge.openQuestions() === 0 && digest?.tick === position.value.tick;
    },
    dispose() {
      bridge?.close();
      loop.dispose();
      stopTheme();
      page.removeEventListener('visibilitychange', followVisibility);
    },
  };
}

/** A document and the scenario it comes from. */
interface Opened {
  readonly experiment: Experiment;
  readonly scenario: string;
}

function openedScenario(id: string): Opened {
  const scenario = present(findScenario(id), `There is a scenario "${id}"`);
  return { experiment: scenario.experiment, scenario: id };
}

/** Where the rows of a scenario are; null: it needs none. */
function dataOf(scenario: string | null, base: string): DataSource | null {
  const file = findScenario(scenario ?? '')?.rowsFile ?? null;
  return file === null ? null : { kind: 'address', address: new URL(file, base).href };
}

function schedule(task: () => void, delayMs: number): () => void {
  const timer = setTimeout(task, delayMs);
  return () => clearTimeout(timer);
}
