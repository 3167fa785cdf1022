/** What the user wants in quick succession, before the simulation has answered. */
import { afterEach, expect, test } from 'vitest';
import type { Edit } from '../engine/types.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { petsByAnimal } from '../experiment/scenarios/petsByAnimal.ts';
import type { ToWorker } from '../protocol/messages.ts';
import { createExperimentStore, presentCourse } from '../store/experimentStore.ts';
import { inForceNow } from '../store/inForce.ts';
import { createLiveStore } from '../store/liveStore.ts';
import { createSessionStore } from '../store/sessionStore.ts';
import { lastChange, lastUndone } from '../store/steps.ts';
import { type Simulation, simulate } from '../worker/simulation.testing.ts';
import { createJourney } from './journey.ts';

let simulation: Simulation | null = null;
afterEach(() => {
  simulation?.close();
  simulation = null;
});

/** The page around a journey, and a simulation that hears nothing before `exchange`. */
async function onTheWay() {
  const host = simulate();
  simulation = host;
  const unheard: ToWorker[] = [];
  const confirm: (() => void)[] = [];
  let run = 0;
  const live = createLiveStore();
  const journey = createJourney({
    send: (message) => unheard.push(message),
    arrived: () => new Promise<void>((resolve) => confirm.push(resolve)),
    live,
    experiment: () => experiment,
  });
  const experiment = createExperimentStore(petsByAnimal, null, journey.tell, journey.tickNow);
  const session = createSessionStore(journey.tell);

  /** Lets both sides hear each other until all is said. */
  const exchange = async (): Promise<void> => {
    for (let quiet = 0; quiet < 3; quiet += 1) {
      for (const message of unheard.splice(0)) {
        quiet = 0;
        host.send(message);
        if (message.kind === 'load') await host.loaded();
      }
      host.pass(1000);
      for (const resolve of confirm.splice(0)) resolve();
      await Promise.resolve();
      for (const news of host.take()) {
        if ((news.kind !== 'edited' && news.kind !== 'digest') || news.run !== run) continue;
        live.hear(news, null);
        journey.hear(news);
      }
    }
  };

  /** Opens an experiment, whose run stood at its end. */
  const open = (document: Experiment, endTick = 0): void => {
    run += 1;
    experiment.open(document, null);
    live.begin(run);
    const { seed, items, traffic, tables, edits } = document;
    const branches = [{ id: 1, parent: null, forkedAt: 0, endTick, edits }];
    const configuration = { seed, items, traffic, tables };
    unheard.push({ kind: 'load', run, configuration, branches, branch: 1, data: null });
    journey.begin(endTick, endTick);
  };

  const change = (readCapacity: number): void => {
    const edits: Edit[] = [{ kind: 'configureTable', lane: 0, change: { readCapacity } }];
    experiment.change(`${readCapacity}`, edits);
  };
  /** What is in force where the run stands, and what would be undone and redone there. */
  const stand = () => {
    const state = experiment.getState();
    const tick = journey.tickNow();
    return {
      branch: state.branch,
      tick,
      readCapacity: inForceNow(state, tick).configuration.tables[0]?.readCapacity,
      undo: lastChange(state, tick)?.label ?? null,
      redo: lastUndone(state, tick)?.label ?? null,
      isOnItsWay: state.pending.length > 0,
    };
  };
  /** All courses by their ids, as the page knows them and as the simulation does. */
  const courses = () => {
    const state = experiment.getState();
    const shown = presentCourse(state, journey.endNow());
    return [...state.elsewhere.values(), shown]
      .sort((one, other) => one.id - other.id)
      .map(({ id, endTick, edits, steps }) => ({
        id,
        endTick,
        edits: edits.map(({ tick }) => tick),
        steps: steps.map(({ change: { label }, as, tick }) => `${as} ${label} at ${tick}`),
      }));
  };

  open(petsByAnimal);
  await exchange();
  return { live, journey, experiment, session, exchange, open, change, stand, courses };
}

/** Run 1 with a change at 20 and its end at 100; run 2, which is open, with another at 50 and its end at 80. */
async function withTwoRuns() {
  const page = await onTheWay();
  const { session, exchange, change } = page;
  session.seek(20);
  await exchange();
  change(1000);
  session.seek(100);
  await exchange();
  session.seek(50);
  await exchange();
  change(2000);
  session.seek(80);
  await exchange();
  return page;
}

test('two runs, and what was done to each', async () => {
  const { courses, stand } = await withTwoRuns();
  expect(courses()).toEqual([
    { id: 1, endTick: 100, edits: [20], steps: ['change 1000 at 20'] },
    { id: 2, endTick: 80, edits: [20, 50], steps: ['change 1000 at 20', 'change 2000 at 50'] },
  ]);
  expect(stand()).toEqual({
    branch: 2,
    tick: 80,
    readCapacity: 2000,
    undo: '2000',
    redo: null,
    isOnItsWay: false,
  });
});

test('a change, another run opened and a change there at once: each is where it was made', async () => {
  const { session, exchange, change, stand, courses, experiment } = await withTwoRuns();
  change(3000);
  session.openBranch(1);
  change(4000);
  expect(stand().isOnItsWay).toBe(true);
  await exchange();
  expect(courses()).toEqual([
    { id: 1, endTick: 100, edits: [20, 100], steps: ['change 1000 at 20', 'change 4000 at 100'] },
    {
      id: 2,
      endTick: 80,
      edits: [20, 50, 80],
      steps: ['change 1000 at 20', 'change 2000 at 50', 'change 3000 at 80'],
    },
  ]);
  expect(stand()).toMatchObject({ branch: 1, readCapacity: 4000, undo: '4000', isOnItsWay: false });
  experiment.undo();
  await exchange();
  expect(stand()).toMatchObject({ readCapacity: 1000, undo: '1000', redo: '4000' });
});

test('a change in the past, another run opened and a change there at once: the first begins a run of its own', async () => {
  const { session, exchange, change, stand, courses } = await withTwoRuns();
  session.seek(60);
  await exchange();
  change(3000);
  session.openBranch(1);
  change(4000);
  await exchange();
  expect(courses().map(({ id, endTick, steps }) => ({ id, endTick, last: steps.at(-1) }))).toEqual([
    { id: 1, endTick: 100, last: 'change 4000 at 100' },
    { id: 2, endTick: 80, last: 'change 2000 at 50' },
    { id: 3, endTick: 60, last: 'change 3000 at 60' },
  ]);
  expect(stand()).toMatchObject({ branch: 1, readCapacity: 4000 });
});

test('a change, an undo and another run opened at once: the undo is of the run it was asked for in', async () => {
  const { session, exchange, change, stand, courses, experiment } = await withTwoRuns();
  change(3000);
  experiment.undo();
  session.openBranch(1);
  await exchange();
  expect(stand()).toMatchObject({ branch: 1, tick: 100, readCapacity: 1000, undo: '1000' });
  expect(courses()[1]?.steps.slice(2)).toEqual(['change 3000 at 80', 'undo 3000 at 80']);
});

test('an undo takes back the change before it, whatever is changed before that has landed', async () => {
  const { exchange, change, stand, experiment, courses } = await withTwoRuns();
  change(3000);
  experiment.undo();
  change(4000);
  expect(stand()).toMatchObject({ readCapacity: 4000, isOnItsWay: true });
  await exchange();
  expect(courses()[1]?.steps.slice(2)).toEqual(['change 3000 at 80', 'undo 3000 at 80', 'change 4000 at 80']);
  experiment.undo();
  await exchange();
  expect(stand()).toMatchObject({ readCapacity: 2000, undo: '2000', redo: '4000' });
});

test('a change in the past and a way on at once: the run arrives, and what is changed there lands there', async () => {
  const { live, session, exchange, change, courses } = await withTwoRuns();
  session.seek(60);
  await exchange();
  change(3000);
  session.seek(70);
  change(4000);
  await exchange();
  expect(live.getState().heading).toBeNull();
  expect(courses()[2]).toMatchObject({ id: 3, edits: [20, 50, 60, 70] });
});

test('a change, another experiment opened and a change there at once: only the second is in it', async () => {
  const { exchange, change, open, stand, courses } = await withTwoRuns();
  change(3000);
  open({ ...petsByAnimal, seed: 5 });
  change(4000);
  await exchange();
  expect(courses()).toEqual([{ id: 1, endTick: 0, edits: [0], steps: ['change 4000 at 0'] }]);
  expect(stand()).toMatchObject({ readCapacity: 4000, undo: '4000', isOnItsWay: false });
});

test('a run that is taken up is on its way to where it stood, and what is changed meanwhile is changed there', async () => {
  const { live, exchange, change, open, stand, courses } = await onTheWay();
  open(petsByAnimal, 3000);
  change(4000);
  expect(live.getState().heading).toBe(3000);
  await exchange();
  expect(live.getState().heading).toBeNull();
  expect(stand()).toMatchObject({ tick: 3000, readCapacity: 4000, isOnItsWay: false });
  expect(courses()).toEqual([{ id: 1, endTick: 3000, edits: [3000], steps: ['change 4000 at 3000'] }]);
});
