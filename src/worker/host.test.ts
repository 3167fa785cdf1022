/** The worker's side of the protocol, driven by hand: no worker, no sleeping. */
import { expect, test } from 'vitest';
import { checksum as worldChecksum } from '../engine/checksum.ts';
import { createWorld } from '../engine/engine.ts';
import { step } from '../engine/step.ts';
import { PROTOCOL_VERSION, type ToPage } from '../protocol/messages.ts';
import { readToPage } from '../protocol/readToPage.ts';
import { load, ofKind, PETS, simulate } from './simulation.testing.ts';

/** What a straight run of so many ticks ends in. */
function checksumAfter(ticks: number): string {
  const world = createWorld(PETS, null);
  if (!world.ok) throw new Error(world.problem);
  for (let tick = 0; tick < ticks; tick += 1) step(world.value);
  return worldChecksum(world.value);
}

/** A simulation that has been playing for so long, milliseconds; what it said of that is still to be taken. */
async function playedFor(milliseconds: number): Promise<ReturnType<typeof simulate>> {
  const simulation = simulate();
  simulation.send(load());
  simulation.send({ kind: 'play', ticksPerSecond: 600 });
  await simulation.loaded();
  simulation.take();
  simulation.pass(milliseconds);
  return simulation;
}

function lastTick(messages: readonly ToPage[]): number {
  return ofKind(messages, 'digest').at(-1)?.tick ?? -1;
}

test('it says ready with the version of the protocol before anything else', () => {
  const { posted } = simulate();
  expect(posted).toEqual([{ kind: 'ready', version: PROTOCOL_VERSION }]);
});

test('a ping is answered at once, with or without a run', async () => {
  const simulation = simulate();
  simulation.send({ kind: 'ping' });
  simulation.send(load());
  simulation.send({ kind: 'ping' });
  expect(simulation.posted.map(({ kind }) => kind)).toEqual(['ready', 'pong', 'pong']);
  await simulation.loaded();
});

test('after a load it shows tick 0 and stands still', async () => {
  const simulation = simulate();
  simulation.send(load());
  await simulation.loaded();
  simulation.pass(5000);
  const kinds = simulation.posted.map(({ kind }) => kind);
  expect(kinds).toEqual(['ready', 'loaded', 'structure', 'frame', 'digest']);
  expect(lastTick(simulation.posted)).toBe(0);
});

test('an experiment that makes no world is refused with its reason', async () => {
  const simulation = simulate();
  const tables = PETS.tables.map((table) => ({ ...table, partitionKey: ['colour'] }));
  simulation.send(load({ ...PETS, tables }));
  await simulation.loaded();
  const [loaded] = ofKind(simulation.posted, 'loaded');
  expect(loaded?.result).toMatchObject({ ok: false, problem: expect.stringContaining('colour') });
});

test('playing computes as many ticks as time has passed, at any speed', async () => {
  for (const ticksPerSecond of [10, 100, 600, 6000]) {
    const simulation = simulate();
    simulation.send(load());
    simulation.send({ kind: 'play', ticksPerSecond });
    await simulation.loaded();
    simulation.pass(2000);
    expect(simulation.ask({ kind: 'position' }).tick).toBe(2 * ticksPerSecond);
  }
});

test('neither the speed nor the slowness of the machine changes the run', async () => {
  const expected = checksumAfter(3000);
  for (const { lookMs, ticksPerSecond } of [
    { lookMs: 0, ticksPerSecond: 36_000 },
    { lookMs: 3, ticksPerSecond: 36_000 },
    { lookMs: 0.1, ticksPerSecond: 600 },
  ]) {
    const simulation = simulate({ lookMs });
    simulation.send(load());
    simulation.send({ kind: 'play', ticksPerSecond });
    await simulation.loaded();
    simulation.pass(50);
    simulation.send({ kind: 'seek', tick: 3000 });
    simulation.send({ kind: 'pause' });
    simulation.send({ kind: 'seek', tick: 3000 });
    simulation.pass(60_000);
    expect(simulation.ask({ kind: 'checksum' })).toEqual({ tick: 3000, checksum: expected });
  }
});

test('on a slow machine it computes in slices between which messages are heard', async () => {
  const simulation = simulate({ lookMs: 5 });
  simulation.send(load());
  await simulation.loaded();
  simulation.send({ kind: 'seek', tick: 100_000 });
  simulation.pass(1000);
  const { tick } = simulation.ask({ kind: 'position' });
  expect(tick).toBeGreaterThan(0);
  expect(tick).toBeLessThan(100_000);
  simulation.send({ kind: 'pause' });
  simulation.pass(1000);
  expect(simulation.ask({ kind: 'position' })).toEqual({ tick, playing: false, quiet: true });
});

test('a step pauses and advances to the next multiple of as many ticks as asked for', async () => {
  const simulation = simulate();
  simulation.send(load());
  simulation.send({ kind: 'play', ticksPerSecond: 10 });
  await simulation.loaded();
  simulation.pass(1000);
  simulation.send({ kind: 'step', ticks: 7 });
  simulation.pass(5000);
  expect(simulation.ask({ kind: 'position' })).toEqual({ tick: 14, playing: false, quiet: true });
});

test('it sends no frame before the last one was drawn, and then the newest', async () => {
  const simulation = simulate({ draws: false });
  simulation.send(load());
  simulation.send({ kind: 'play', ticksPerSecond: 100 });
  await simulation.loaded();
  simulation.pass(3000);
  const [first, ...others] = ofKind(simulation.take(), 'frame');
  expect(others).toEqual([]);
  simulation.send({ kind: 'drawn', sequence: first?.sequence ?? 0 });
  simulation.pass(10);
  const [second] = ofKind(simulation.take(), 'frame');
  expect(second?.tick).toBeGreaterThanOrEqual(300);
  simulation.send({ kind: 'drawn', sequence: first?.sequence ?? 0 });
  simulation.pass(1000);
  expect(ofKind(simulation.posted, 'frame')).toEqual([]);
});

test('digests come at most four times a second, each right after the frame of its tick', async () => {
  const simulation = await playedFor(2000);
  const messages = simulation.take();
  expect(ofKind(messages, 'digest').length).toBeLessThanOrEqual(9);
  expect(ofKind(messages, 'digest').length).toBeGreaterThanOrEqual(7);
  for (const [index, message] of messages.entries()) {
    if (message.kind !== 'digest') continue;
    expect(messages[index - 1]).toMatchObject({ kind: 'frame', tick: message.tick });
  }
});

test('while it plays on it sends twenty frames a second, but what it is told to do is shown at once', async () => {
  const simulation = await playedFor(2000);
  const { length } = ofKind(simulation.take(), 'frame');
  expect(length).toBeGreaterThanOrEqual(35);
  expect(length).toBeLessThanOrEqual(41);
  const edits = [{ kind: 'setTraffic', traffic: PETS.traffic }] as const;
  simulation.send({ kind: 'edit', editId: 1, edits });
  simulation.pass(5);
  simulation.send({ kind: 'seek', tick: 600 });
  simulation.pass(5);
  simulation.send({ kind: 'pause' });
  simulation.pass(5);
  expect(ofKind(simulation.take(), 'frame').length).toBeGreaterThanOrEqual(3);
});

test('a pause is told although a digest has just been sent', async () => {
  const simulation = simulate();
  simulation.send(load());
  simulation.send({ kind: 'play', ticksPerSecond: 100 });
  await simulation.loaded();
  simulation.pass(1000);
  simulation.send({ kind: 'pause' });
  simulation.pass(1000);
  expect(ofKind(simulation.posted, 'digest').at(-1)).toMatchObject({ playing: false });
  expect(simulation.ask({ kind: 'position' }).quiet).toBe(true);
});

test('each event is told once, in the order of the run', async () => {
  const simulation = simulate();
  simulation.send(load());
  simulation.send({ kind: 'play', ticksPerSecond: 6000 });
  await simulation.loaded();
  simulation.pass(3000);
  simulation.send({ kind: 'pause' });
  simulation.pass(1000);
  const told = ofKind(simulation.take(), 'digest').flatMap(({ events }) => events);
  const { events } = simulation.ask({ kind: 'events', lane: 0, fromTick: 0, toTick: 1e9, count: 1000 });
  expect(told.length).toBeGreaterThan(0);
  expect(told).toEqual(events);
});

test('steps add up, however quickly they follow each other, and end on whole seconds', async () => {
  const simulation = simulate();
  simulation.send(load());
  await simulation.loaded();
  simulation.send({ kind: 'step', ticks: 7 });
  simulation.pass(1000);
  for (let count = 0; count < 20; count += 1) simulation.send({ kind: 'step', ticks: 10 });
  simulation.pass(1000);
  expect(simulation.ask({ kind: 'position' }).tick).toBe(200);
});

test('an edit while standing still is told at once, and its event only once', async () => {
  const simulation = simulate();
  simulation.send(load());
  await simulation.loaded();
  simulation.send({ kind: 'step', ticks: 50 });
  simulation.pass(1000);
  simulation.take();
  const change = { readCapacity: 30_000 };
  simulation.send({ kind: 'edit', editId: 3, edits: [{ kind: 'configureTable', lane: 0, change }] });
  simulation.pass(1000);
  simulation.send({ kind: 'step', ticks: 50 });
  simulation.pass(1000);
  const messages = simulation.take();
  expect(ofKind(messages, 'edited')).toEqual([
    {
      kind: 'edited',
      run: 1,
      editId: 3,
      refused: null,
      tick: 50,
      branch: 1,
      branches: [{ id: 1, parent: null, forkedAt: 0, endTick: 50, edits: 1, isOpen: true }],
      edits: [{ tick: 50, edit: { kind: 'configureTable', lane: 0, change } }],
    },
  ]);
  const told = ofKind(messages, 'digest').flatMap(({ events }) => events);
  expect(told.filter(({ detail }) => detail.kind === 'capacityChanged')).toHaveLength(1);
});

test('it says whether the last second was measured as things are now', async () => {
  const simulation = simulate();
  simulation.send(load());
  await simulation.loaded();
  const edit = (capacity: number): void =>
    simulation.send({
      kind: 'edit',
      editId: capacity,
      edits: [{ kind: 'configureTable', lane: 0, change: { readCapacity: capacity } }],
    });
  /** In the frame and in its digest. */
  const told = (): unknown => {
    simulation.pass(1000);
    const messages = simulation.take();
    const last = [ofKind(messages, 'frame').at(-1), ofKind(messages, 'digest').at(-1)];
    return last.map((message) => message?.measured);
  };
  expect(told()).toEqual(['notYet', 'notYet']);
  simulation.send({ kind: 'step', ticks: 25 });
  expect(told()).toEqual(['yes', 'yes']);
  edit(30_000);
  expect(told()).toEqual(['changed', 'changed']);
  // The second that was under way is partly from before the change.
  simulation.send({ kind: 'step', ticks: 10 });
  expect(told()).toEqual(['changed', 'changed']);
  simulation.send({ kind: 'step', ticks: 10 });
  expect(told()).toEqual(['yes', 'yes']);
  edit(20_000);
  simulation.send({ kind: 'seek', tick: 22 });
  expect(told()).toEqual(['yes', 'yes']);
  simulation.send({ kind: 'seek', tick: 25 });
  expect(told()).toEqual(['changed', 'changed']);
  simulation.send({ kind: 'play', ticksPerSecond: 1 });
  simulation.pass(300);
  expect(ofKind(simulation.take(), 'frame').at(-1)?.measured).toBe('yes');
});

test('an edit that cannot be applied is refused with a sentence and changes nothing', async () => {
  const simulation = simulate();
  simulation.send(load());
  await simulation.loaded();
  simulation.send({
    kind: 'edit',
    editId: 1,
    edits: [{ kind: 'renameKey', match: { animal: 'fox' }, values: { animal: 'wolf' } }],
  });
  simulation.pass(1000);
  const [edited] = ofKind(simulation.posted, 'edited');
  expect(edited).toMatchObject({ refused: expect.stringContaining('fox'), edits: [] });
});

test('an edit in the past begins another branch; the old one can be opened again', async () => {
  const simulation = simulate();
  simulation.send(load());
  await simulation.loaded();
  simulation.send({ kind: 'seek', tick: 200 });
  simulation.pass(1000);
  const before = simulation.ask({ kind: 'checksum' });
  simulation.send({ kind: 'seek', tick: 100 });
  const traffic = { ...PETS.traffic, operations: [] };
  simulation.send({ kind: 'edit', editId: 1, edits: [{ kind: 'setTraffic', traffic }] });
  simulation.pass(1000);
  expect(ofKind(simulation.posted, 'edited').at(-1)).toMatchObject({
    tick: 100,
    branch: 2,
    branches: [
      { id: 1, endTick: 200 },
      { id: 2, parent: 1, forkedAt: 100, endTick: 100 },
    ],
  });
  expect(ofKind(simulation.posted, 'digest').at(-1)).toMatchObject({
    tick: 100,
    branch: 2,
    eventsAnew: true,
  });
  simulation.send({ kind: 'openBranch', branch: 1 });
  simulation.pass(1000);
  expect(simulation.ask({ kind: 'checksum' })).toEqual(before);
});

test('a branch of an earlier visit is gone to at its end, however long that takes', async () => {
  const simulation = simulate({ lookMs: 3 });
  const traffic = { ...PETS.traffic, operations: [] };
  const branches = [
    { id: 1, parent: null, forkedAt: 0, endTick: 4000, edits: [] },
    {
      id: 3,
      parent: 1,
      forkedAt: 100,
      endTick: 300,
      edits: [{ tick: 100, edit: { kind: 'setTraffic' as const, traffic } }],
    },
  ];
  simulation.send({ ...load(), branches, branch: 3 });
  await simulation.loaded();
  simulation.send({ kind: 'seek', tick: 200 });
  simulation.pass(20_000);
  expect(ofKind(simulation.posted, 'digest').at(-1)).toMatchObject({ tick: 200, endTick: 300, branch: 3 });
  simulation.send({ kind: 'openBranch', branch: 1 });
  simulation.pass(60_000);
  expect(ofKind(simulation.posted, 'digest').at(-1)).toMatchObject({ tick: 4000, endTick: 4000, branch: 1 });
  simulation.send({ kind: 'seek', tick: 50 });
  simulation.send({ kind: 'edit', editId: 1, edits: [{ kind: 'setTraffic', traffic }] });
  simulation.pass(1000);
  expect(ofKind(simulation.posted, 'edited').at(-1)).toMatchObject({ tick: 50, branch: 4 });
});

test('how an edit went is told after what was asked with it, and before what is computed with it', async () => {
  const simulation = simulate();
  simulation.send(load());
  await simulation.loaded();
  simulation.pass(1000);
  simulation.take();
  const traffic = { ...PETS.traffic, operations: [] };
  simulation.send({ kind: 'play', ticksPerSecond: 600 });
  simulation.send({ kind: 'edit', editId: 1, edits: [{ kind: 'setTraffic', traffic }] });
  simulation.send({
    kind: 'ask',
    requestId: 7,
    question: { kind: 'keyProfile', lane: 0, bins: 0, hottest: 2 },
  });
  simulation.pass(1000);
  const messages = simulation.take();
  const [answer] = ofKind(messages, 'answer');
  // With the edit in it: nobody asks for anything any more.
  expect(answer?.result).toMatchObject({
    ok: true,
    value: { value: { hottest: [{ offered: [0, 0] }, { offered: [0, 0] }] } },
  });
  const kinds = messages.map(({ kind }) => kind);
  expect(kinds.indexOf('answer')).toBeLessThan(kinds.indexOf('edited'));
  expect(kinds.indexOf('edited')).toBeLessThan(kinds.indexOf('frame'));
});

test('seeking back shows the events up to that moment afresh', async () => {
  const simulation = simulate();
  simulation.send(load());
  await simulation.loaded();
  simulation.send({ kind: 'seek', tick: 4000 });
  simulation.pass(3000);
  simulation.take();
  simulation.send({ kind: 'seek', tick: 20 });
  simulation.pass(1000);
  const digest = ofKind(simulation.posted, 'digest').at(-1);
  expect(digest).toMatchObject({ tick: 20, endTick: 4000, eventsAnew: true });
  expect(digest?.events.length).toBeGreaterThan(0);
  expect(digest?.events.every(({ tick }) => tick <= 20)).toBe(true);
});

test('playing goes on from where a seek has led', async () => {
  const simulation = simulate();
  simulation.send(load());
  simulation.send({ kind: 'play', ticksPerSecond: 10 });
  await simulation.loaded();
  simulation.pass(5000);
  simulation.send({ kind: 'seek', tick: 10 });
  simulation.pass(2000);
  expect(simulation.ask({ kind: 'position' })).toMatchObject({ tick: 30, playing: true });
});

test('a new load ends the run before it; its late messages carry the old number', async () => {
  const simulation = simulate();
  simulation.send(load());
  simulation.send({ kind: 'play', ticksPerSecond: 100 });
  await simulation.loaded();
  simulation.pass(1000);
  simulation.take();
  simulation.send(load(PETS, 2));
  await simulation.loaded();
  simulation.pass(1000);
  const runs = simulation.take().map((message) => ('run' in message ? message.run : null));
  expect(new Set(runs)).toEqual(new Set([2]));
  expect(simulation.ask({ kind: 'position' })).toEqual({ tick: 0, playing: false, quiet: true });
});

test('without a run a question is answered with a problem', () => {
  const simulation = simulate();
  simulation.send({ kind: 'ask', requestId: 9, question: { kind: 'checksum' } });
  expect(simulation.posted.at(-1)).toMatchObject({ kind: 'answer', requestId: 9, result: { ok: false } });
});

test('a defect stops the run and is reported with seed, tick and checksum', async () => {
  const simulation = simulate();
  simulation.send(load());
  await simulation.loaded();
  simulation.send({ kind: 'step', ticks: 20 });
  simulation.pass(1000);
  const { checksum } = simulation.ask({ kind: 'checksum' });
  simulation.take();
  // No lane has such a number: the page never asks this, so it counts as a defect, like any exception inside.
  simulation.send({
    kind: 'play',
    ticksPerSecond: {
      valueOf: () => {
        throw new Error('boom');
      },
    } as never,
  });
  simulation.pass(1000);
  expect(simulation.posted).toEqual([
    expect.objectContaining({ kind: 'failed', message: 'boom', seed: 7, tick: 20, checksum }),
  ]);
  simulation.send({ kind: 'step', ticks: 20 });
  simulation.pass(1000);
  expect(simulation.posted).toHaveLength(1);
});

test('the rows of an experiment are read from its file; play waits for them', async () => {
  const csv = new TextEncoder().encode('animal,age\ndog,3\ncat,4\ndog,5\n');
  const simulation = simulate({
    open: async () =>
      (async function* () {
        yield csv;
      })(),
  });
  const probe = simulate();
  probe.close();
  const items = {
    kind: 'rows',
    checksum: '',
    count: 3,
    columns: ['animal', 'age'],
    weightColumn: null,
    itemBytes: null,
  } as const;
  const message = load({
    ...PETS,
    items,
    tables: PETS.tables.map((table) => ({ ...table, sortKey: 'age' })),
  });
  simulation.send({ ...message, data: { kind: 'address', address: 'http://localhost/pets.csv' } });
  simulation.send({ kind: 'play', ticksPerSecond: 10 });
  await simulation.loaded();
  const [loaded] = ofKind(simulation.posted, 'loaded');
  // The checksum names other rows: that is said, and nothing runs.
  expect(loaded?.result.ok).toBe(false);
});

test('a file that cannot be read is a problem of the load, not a defect', async () => {
  const simulation = simulate({ open: () => Promise.reject(new Error('the file is not there (404).')) });
  const items = {
    kind: 'rows',
    checksum: '',
    count: 1,
    columns: ['animal'],
    weightColumn: null,
    itemBytes: null,
  } as const;
  simulation.send({
    ...load({ ...PETS, items }),
    data: { kind: 'address', address: 'http://localhost/x.csv' },
  });
  await simulation.loaded();
  expect(ofKind(simulation.posted, 'loaded')[0]?.result).toEqual({
    ok: false,
    problem: 'The rows of this experiment could not be read: the file is not there (404).',
  });
});

test('everything it posts passes the guard of the page', async () => {
  const simulation = simulate();
  simulation.send(load());
  simulation.send({ kind: 'play', ticksPerSecond: 3000 });
  await simulation.loaded();
  simulation.pass(3000);
  simulation.ask({ kind: 'checksum' });
  for (const message of simulation.posted) expect(readToPage(message)).toMatchObject({ ok: true });
});

const TRIAL = { kind: 'tryOut', lane: 0, trial: { edits: [], seconds: 20 } } as const;

test('a trial does not hold up what the user does, and is answered in the end', async () => {
  // Each look at the clock is a slice.
  const simulation = simulate({ lookMs: 20 });
  simulation.send(load());
  await simulation.loaded();
  simulation.take();
  simulation.send({ kind: 'ask', requestId: 7, question: TRIAL });
  simulation.pass(50);
  expect(ofKind(simulation.posted, 'answer')).toEqual([]);
  const edits = [{ kind: 'configureTable', lane: 0, change: { burst: false } } as const];
  simulation.send({ kind: 'edit', editId: 1, edits });
  simulation.pass(50);
  expect(ofKind(simulation.posted, 'edited')).toHaveLength(1);
  expect(ofKind(simulation.posted, 'answer')).toEqual([]);
  simulation.pass(5000);
  expect(ofKind(simulation.posted, 'answer')).toMatchObject([
    { requestId: 7, result: { ok: true, value: { kind: 'tryOut', value: { calmAfterSeconds: null } } } },
  ]);
  expect(simulation.ask({ kind: 'position' }).quiet).toBe(true);
});

test('a trial that another experiment overtakes is answered, too', async () => {
  const simulation = simulate({ lookMs: 20 });
  simulation.send(load());
  await simulation.loaded();
  simulation.send({ kind: 'ask', requestId: 7, question: TRIAL });
  simulation.take();
  simulation.send(load(PETS, 2));
  expect(ofKind(simulation.posted, 'answer')).toEqual([
    { kind: 'answer', requestId: 7, result: { ok: false, problem: 'Another experiment was opened.' } },
  ]);
  await simulation.loaded();
  const nowhere = { ...TRIAL, lane: 3 };
  simulation.send({ kind: 'ask', requestId: 8, question: nowhere });
  expect(ofKind(simulation.posted, 'answer').at(-1)).toMatchObject({ requestId: 8, result: { ok: false } });
});
