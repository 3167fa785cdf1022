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
import type { ItemSource } from '../engine/types.ts';
import { findEntry, SCENARIO_LIST } from '../experiment/scenarioList.ts';
import {
  courseAnew,
  createExperimentStore,
  editsOnceLanded,
  firstCourse,
  presentCourse,
} from '../store/experimentStore.ts';
import { createImportStore } from '../store/importStore.ts';
import type { Keeper } from '../store/keeper.ts';
import type { Kept } from '../store/kept.ts';
import { createLiveStore } from '../store/liveStore.ts';
import { createNoticeStore } from '../store/noticeStore.ts';
import { createSessionStore, playMessage } from '../store/sessionStore.ts';
import { followSettings } from '../store/settings.ts';
import { createStorageNotice } from '../store/storageNotice.ts';
import { cannotKeep } from '../store/storageProblem.ts';
import type { App } from '../ui/appContext.ts';
import { createJourney } from './journey.ts';
import {
  FIRST_SCENARIO,
  firstOpened,
  isAsShipped,
  loadScenario,
  newId,
  notArrivedText,
  notLoadedText,
  type Opened,
  putAsideText,
  rowsOf,
  shippedRows,
} from './opened.ts';
import { startKeeper } from './startKeeper.ts';

/** An app that runs in a document. */
export interface RunningApp {
  readonly app: App;
  /** Starts the simulation with the experiment of the visit before, or else with the first scenario. */
  readonly start: () => Promise<void>;
  /** Whether everything that was asked for is done and shown; for tests. */
  readonly isIdle: () => Promise<boolean>;
  readonly dispose: () => void;
}

/** An app for this document that has not started yet. `renderNow`: runs the task and shows at once what it changed. */
export function createApp(page: Document, renderNow: (task: () => void) => void): RunningApp {
  /** The document as it was opened, before any change of this visit. */
  let opened = firstOpened();
  let bridge: Bridge | null = null;
  let run = 0;
  /** Counts what was asked to be opened: a scenario that loads slowly must not come over what was opened later. */
  let asked = 0;
  /** How many scenarios are being loaded. */
  let loading = 0;
  /** Null until it is loaded. */
  let keeper: Keeper | null = null;

  const mailbox = createMailbox();
  const live = createLiveStore();
  const send: Bridge['send'] = (message) => {
    bridge?.send(message);
    // What shows the change is asked for right behind it, so it is answered with the change in it.
    if (message.kind === 'edit') live.countChange();
  };
  const journey = createJourney({
    send,
    arrived: () => present(bridge, 'The app has started').ask({ kind: 'position' }),
    live,
    experiment: () => experiment,
  });
  const experiment = createExperimentStore(opened.opened, opened.scenario, journey.tell, journey.tickNow);
  const session = createSessionStore(journey.tell);
  const notices = createNoticeStore();
  const tellOfStorage = createStorageNotice(notices);
  const ownData = createImportStore();
  const gauges = createGaugePainter();
  const loop = createFrameLoop(() => {
    const frame = mailbox.takeUndrawn();
    if (frame !== null) send({ kind: 'drawn', sequence: frame.sequence });
  });

  /** What waits for the next picture. */
  const tasks: (() => void)[] = [];
  loop.add(() => {
    const due = tasks.splice(0);
    if (due.length > 0)
      renderNow(() => {
        for (const task of due) task();
      });
    return false;
  });

  const hear = (news: News): void => {
    if (news.run !== run) return;
    if (news.kind === 'frame') {
      mailbox.put(news);
      loop.request();
    }
    live.hear(news, mailbox.newest());
    // The picture says what the digest says.
    if (news.kind === 'digest') loop.request();
    if (news.kind === 'edited' || news.kind === 'digest') journey.hear(news);
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
      onSilent: () => live.connect({ kind: 'silent' }),
      onBroken: (breakdown) => live.connect({ kind: 'broken', breakdown }),
    });
    bridge.watch(!page.hidden);
  };

  /** Loads the document as it stands, whose run was at `endTick`, goes to `tick` and plays on if it was playing. */
  const load = (tick: number, endTick: number): void => {
    run += 1;
    mailbox.empty();
    live.begin(run);
    const { experiment: document, branch, elsewhere } = experiment.getState();
    const { seed, items, traffic, tables } = document;
    const courses = [presentCourse(experiment.getState(), endTick), ...elsewhere.values()];
    const branches = courses.map(({ steps, ...record }) => record).sort((one, other) => one.id - other.id);
    const data =
      opened.file === null ? shippedRows(items, page.baseURI) : { kind: 'file' as const, file: opened.file };
    send({ kind: 'load', run, configuration: { seed, items, traffic, tables }, branches, branch, data });
    journey.begin(tick, endTick);
    const { playing, speed } = session.getState();
    if (playing) send(playMessage(speed));
  };

  const { tickNow, endNow } = journey;

  /** What there is, changes on their way included. */
  const current = (): Kept => {
    const [tick, endTick] = [tickNow(), Math.max(tickNow(), endNow())];
    const state = experiment.getState();
    const edits = editsOnceLanded(state, tick, endTick);
    const shown = { ...presentCourse(state, endTick), edits };
    const saved = { ...opened, shown, elsewhere: [...state.elsewhere.values()] };
    return { saved, tick, playing: session.getState().playing };
  };

  /** The user's file with these rows, if it is the one in use. */
  const ownFile = (items: ItemSource): Blob | null =>
    rowsOf(items) === rowsOf(opened.opened.items) ? opened.file : null;

  /** Opens an experiment where it stood. */
  const reopen = ({ saved: { shown, elsewhere, ...next }, tick }: Kept): void => {
    asked += 1;
    opened = next;
    experiment.open(next.opened, next.scenario, shown, elsewhere);
    session.select(null);
    // It was said of the one before.
    notices.dismiss('replay');
    load(tick, shown.endTick);
    keeper?.hurry();
  };

  /** Offers what the user had made of an experiment when `next` has taken its place. */
  const offerBack = (before: Kept, next: Opened): void => {
    const text = putAsideText(before.saved, next);
    const action = {
      label: 'Bring it back',
      run: () => {
        reopen(before);
        if (before.playing) session.play();
      },
    };
    if (text !== null) notices.say({ topic: 'putAside', text, action });
  };

  /** Opens an experiment at its beginning, `shown` as its run. What the user had made of the one before is offered back. */
  const open = (next: Opened, shown = firstCourse(next.opened.edits)): void => {
    offerBack(current(), next);
    reopen({ saved: { ...next, shown, elsewhere: [] }, tick: 0, playing: true });
  };

  /** Opens a scenario as soon as it is loaded; true: that is what is open now. */
  const openScenario = async (id: string): Promise<boolean> => {
    asked += 1;
    const own = asked;
    const wasPlaying = session.getState().playing;
    loading += 1;
    try {
      const next = await loadScenario(id);
      if (own !== asked) return false;
      // Whoever pressed Pause while it was loading means it.
      const isStopped = wasPlaying && !session.getState().playing;
      open(next);
      if (!isStopped) session.play();
      return true;
    } catch (error) {
      notices.say({
        topic: 'scenario',
        text: notLoadedText(findEntry(id)?.title ?? id, error),
        action: null,
      });
      return false;
    } finally {
      loading -= 1;
    }
  };

  /** The experiment of the visit before; null: there is none. */
  const restore = async (): Promise<Kept | null> => {
    try {
      keeper = startKeeper(schedule, {
        notices,
        tell: tellOfStorage,
        current: () => (isAsShipped(current().saved) ? null : current()),
      });
      return await keeper.restore();
    } catch (error) {
      tellOfStorage('experiment', cannotKeep(error));
      return null;
    }
  };

  const leave = (): void => keeper?.leave();

  /** A hidden page shows nothing, so it computes nothing either; and it may never be shown again. */
  const followVisibility = (): void => {
    const { playing, speed } = session.getState();
    loop.setAsleep(page.hidden);
    if (page.hidden) leave();
    bridge?.watch(!page.hidden);
    // A pause ended the way there.
    if (!page.hidden) journey.goOn();
    if (playing) send(page.hidden ? { kind: 'pause' } : playMessage(speed));
  };

  const showTheme = (): void => {
    page.documentElement.dataset['theme'] = session.getState().theme;
  };

  loop.add((nowMs) => {
    const { structure } = live.getState();
    const frame = mailbox.newest();
    return frame !== null && structure !== null && gauges.paint(frame, structure, nowMs);
  });
  page.addEventListener('visibilitychange', followVisibility);
  const stopTheme = session.subscribe(showTheme);
  const stopSettings = followSettings(() => localStorage, session, tellOfStorage);
  const stopKeeping = experiment.subscribe((now, before) => {
    if (now.experiment !== before.experiment) keeper?.changed();
  });
  page.defaultView?.addEventListener('pagehide', leave);

  return {
    app: {
      experiment,
      session,
      live,
      gauges,
      picture: { add: loop.add, request: loop.request, newestFrame: mailbox.newest },
      scenarios: SCENARIO_LIST,
      captionOf: (scenario) => findEntry(scenario)?.caption ?? '',
      tickNow,
      isSeeking: journey.isSeeking,
      together(task) {
        tasks.push(task);
        loop.request();
      },
      ask: (question) => present(bridge, 'The app has started').ask(question),
      openScenario,
      reset: () => open(opened, courseAnew(experiment.getState(), opened.opened.edits, tickNow(), endNow())),
      startOver: () => void openScenario(opened.scenario ?? FIRST_SCENARIO),
      openDocument(document, file, steps) {
        if (document === experiment.getState().experiment) {
          opened = { ...opened, file };
          // There was no run for what was changed meanwhile: it is meant for this one.
          const meant = experiment.forgetPending();
          load(tickNow(), endNow());
          experiment.sendAgain(meant);
          keeper?.changed();
          keeper?.hurry();
          return;
        }
        // What is changed later is no part of how it begins.
        const begin = { ...document, edits: document.edits.filter(({ tick }) => tick === 0) };
        open(
          { id: newId(), scenario: null, opened: begin, file: file ?? ownFile(document.items) },
          { ...firstCourse(document.edits), steps },
        );
        session.play();
      },
      hasRows: ({ items }) =>
        items.kind !== 'rows' || shippedRows(items, page.baseURI) !== null || ownFile(items) !== null,
      notices,
      ownData,
      imports: {
        preview: (file) => present(bridge, 'The app has started').imports.preview(file),
        read: (...request) => present(bridge, 'The app has started').imports.read(...request),
      },
      restart() {
        const tick = tickNow();
        const forgotten = experiment.forgetPending();
        startSimulation();
        load(tick, endNow());
        if (forgotten.length === 0) return;
        const text = notArrivedText(forgotten.map(({ change }) => change.label));
        const action = { label: 'Make it again', run: () => experiment.sendAgain(forgotten) };
        notices.say({ topic: 'notArrived', text, action });
      },
    },
    async start() {
      showTheme();
      startSimulation();
      const kept = await restore();
      // A click may have been faster.
      if (run > 0) {
        if (kept !== null) offerBack(kept, opened);
        keeper?.changed();
        return;
      }
      if (kept === null) load(0, 0);
      else reopen(kept);
      if (kept?.playing !== false) session.play();
      followVisibility();
    },
    async isIdle() {
      // Whoever asks does not want to wait until changes rest.
      keeper?.hurry();
      const { connection, problem, digest } = live.getState();
      if (loading > 0) return false;
      if (connection.kind === 'broken' || problem !== null) return true;
      if (bridge === null || bridge.openQuestions() > 0 || experiment.getState().pending.length > 0)
        return false;
      const position = await bridge.ask({ kind: 'position' });
      if (!position.ok || !position.value.quiet || keeper?.isIdle() === false) return false;
      return !loop.isPending() && bridge.openQuestions() === 0 && digest?.tick === position.value.tick;
    },
    dispose() {
      bridge?.close();
      loop.dispose();
      stopTheme();
      stopSettings();
      stopKeeping();
      page.defaultView?.removeEventListener('pagehide', leave);
      page.removeEventListener('visibilitychange', followVisibility);
    },
  };
}

function schedule(task: () => void, delayMs: number): () => void {
  const timer = setTimeout(task, delayMs);
  return () => clearTimeout(timer);
}
