import { expect, test } from 'vitest';
import { checksum } from './checksum.ts';
import { keyFigures, partitionFigures } from './figures.ts';
import {
  advance,
  branches,
  createHistory,
  currentEdits,
  edit,
  eventsBetween,
  type History,
  historyBytes,
  openBranch,
  problems,
  restoreBranches,
  seek,
  series,
} from './history.ts';
import { partitionSeries } from './partitionSeries.ts';
import type { Edit, TimedEdit } from './types.ts';
import { keysInOrder, makeConfiguration, problem, reads, sum, value, writes } from './worlds.testing.ts';

const [A = '', B = '', C = ''] = keysInOrder(3);

const CONFIGURATION = makeConfiguration({
  collections: { [A]: 100, [B]: 100 },
  operations: [
    writes(A, 900, { kind: 'PutItem' }),
    writes(B, 400),
    reads(B, 300, { keys: { kind: 'newest', share: 0.5, everySeconds: 7.3 } }),
  ],
  arrivals: 'poisson',
  table: [{ partitions: 1 }, { partitions: 2, regime: 'fixed', writeCapacity: 1000 }],
});

const RAISE: Edit = { kind: 'configureTable', lane: 0, change: { writeCapacity: 9000 } };
const LOWER: Edit = { kind: 'configureTable', lane: 1, change: { writeCapacity: 500 } };
const EDITS: readonly TimedEdit[] = [
  { tick: 0, edit: { kind: 'weighKey', match: { id: B }, weight: 2 } },
  { tick: 455, edit: { kind: 'addKey', values: { id: C }, items: 50, weight: 1 } },
  { tick: 1800, edit: RAISE },
  { tick: 1800, edit: LOWER },
];

function start(edits = EDITS): History {
  return value(createHistory(CONFIGURATION, edits, []));
}

/** The state at a tick as a run that goes nowhere else has it. */
function straight(tick: number, edits = EDITS): string {
  const history = start(edits);
  advance(history, tick);
  return checksum(history.world);
}

test('D2: going anywhere and back gives the state of a straight run, to the bit', () => {
  const history = start();
  advance(history, 5000);
  for (const tick of [5000, 0, 1800, 1799, 1801, 4999, 600, 455, 3000, 5000, 6000, 1]) {
    seek(history, tick);
    expect(history.world.tick).toBe(tick);
    expect(checksum(history.world)).toBe(straight(tick));
  }
});

test('D2: going back and forth changes neither the series nor the events', () => {
  const there = start();
  advance(there, 5000);
  const back = start();
  advance(back, 3000);
  seek(back, 100);
  advance(back, 2000);
  seek(back, 2999);
  advance(back, 2001);
  for (const lane of [0, 1]) {
    expect(series(back, lane, 0, 5000)).toEqual(series(there, lane, 0, 5000));
    expect(eventsBetween(back, lane, 0, 6000)).toEqual(eventsBetween(there, lane, 0, 6000));
  }
  expect(eventsBetween(there, 0, 0, 6000).length).toBeGreaterThan(2);
});

test('D2: an edit at the present tick takes effect before that tick is computed', () => {
  const history = start([]);
  advance(history, 100);
  expect(value(edit(history, RAISE))).toEqual({ tick: 100, branch: 1 });
  expect(currentEdits(history)).toEqual([{ tick: 100, edit: RAISE }]);
  advance(history, 900);
  expect(checksum(history.world)).toBe(straight(1000, [{ tick: 100, edit: RAISE }]));
});

test('D2: an edit in the past begins a branch; the old one stays as it was', () => {
  const history = start();
  advance(history, 4000);
  const old = checksum(history.world);
  seek(history, 1000);
  expect(value(edit(history, LOWER))).toEqual({ tick: 1000, branch: 2 });
  advance(history, 1500);
  expect(checksum(history.world)).toBe(straight(2500, [...EDITS.slice(0, 2), { tick: 1000, edit: LOWER }]));
  expect(branches(history)).toMatchObject([
    { id: 1, parent: null, endTick: 4000, edits: 4, isOpen: false },
    { id: 2, parent: 1, forkedAt: 1000, endTick: 2500, edits: 3, isOpen: true },
  ]);
  value(openBranch(history, 1));
  expect(history.world.tick).toBe(4000);
  expect(checksum(history.world)).toBe(old);
  expect(problem(openBranch(history, 7))).toContain('7');
});

test('D2: branches of an earlier visit are computed again as they are gone through, and are as they were', () => {
  const before = start();
  advance(before, 4000);
  const ended = checksum(before.world);
  seek(before, 1000);
  value(edit(before, LOWER));
  advance(before, 1500);
  const shown = checksum(before.world);
  const records = before.branches.map(({ id, parent, forkedAt, endTick, edits }) => ({
    id,
    parent,
    forkedAt,
    endTick,
    edits,
  }));

  const after = start(records[1]?.edits);
  restoreBranches(after, records, 2);
  expect(branches(after)).toEqual(branches(before));
  seek(after, 2500);
  expect(checksum(after.world)).toBe(shown);
  expect(eventsBetween(after, 0, 0, 6000)).toEqual(eventsBetween(before, 0, 0, 6000));
  // What lies behind it is past, though not computed yet: a change there begins a branch.
  value(openBranch(after, 1));
  expect(after.world.tick).toBe(0);
  seek(after, 900);
  expect(after.branch).toMatchObject({ endTick: 4000, computedTick: 900 });
  expect(value(edit(after, RAISE))).toEqual({ tick: 900, branch: 3 });
  expect(currentEdits(after)).toEqual([...EDITS.slice(0, 2), { tick: 900, edit: RAISE }]);
  value(openBranch(after, 1));
  seek(after, 4000);
  expect(checksum(after.world)).toBe(ended);
  for (const lane of [0, 1])
    expect(eventsBetween(after, lane, 0, 4000)).toEqual(eventsBetween(start4000(), lane, 0, 4000));
});

function start4000(): History {
  const history = start();
  advance(history, 4000);
  return history;
}

test.each([8, 995, 1000, 1800, 3000])(
  'D2, M3: a branch that begins at tick %d has the events and seconds of a run that had that edit all along',
  (tick) => {
    const history = start();
    advance(history, 4000);
    seek(history, tick);
    value(edit(history, LOWER));
    advance(history, 5000 - tick);
    const edits = [...EDITS.filter((timed) => timed.tick <= tick), { tick, edit: LOWER }];
    const same = start(edits);
    advance(same, 5000);
    for (const lane of [0, 1]) {
      expect(eventsBetween(history, lane, 0, 5000)).toEqual(eventsBetween(same, lane, 0, 5000));
      expect(series(history, lane, 0, 5000)).toEqual(series(same, lane, 0, 5000));
    }
    expect(checksum(history.world)).toBe(checksum(same.world));
    // No checkpoint of the old branch from beyond the fork is left over.
    for (const there of [tick + 601, tick + 1, 4999]) {
      seek(history, there);
      seek(same, there);
      expect(checksum(history.world)).toBe(checksum(same.world));
    }
  },
);

test('M1, D2: a branch that begins in the middle of a minute of long ago has whole minutes and no gap', () => {
  const history = start([]);
  advance(history, 40_000);
  seek(history, 305);
  value(edit(history, RAISE));
  advance(history, 1000);
  const same = start([{ tick: 305, edit: RAISE }]);
  advance(same, 1305);
  expect(series(history, 0, 0, 1200)).toEqual(series(same, 0, 0, 1200));
  expect(series(history, 0, 0, 1300)).toHaveLength(130);
});

test('D2: a branch keeps what the document had planned for later than the old branch had come', () => {
  const planned = { tick: 5000, edit: RAISE };
  const history = start([{ tick: 700, edit: RAISE }, planned]);
  advance(history, 1000);
  seek(history, 500);
  value(edit(history, LOWER));
  expect(currentEdits(history)).toEqual([{ tick: 500, edit: LOWER }, planned]);
});

test('D2: an edit that cannot be made changes nothing, begins no branch, and is not in the document', () => {
  const history = start();
  advance(history, 1000);
  seek(history, 500);
  const before = checksum(history.world);
  expect(problem(edit(history, { kind: 'deleteKey', match: { id: 'nobody' } }))).toContain('nobody');
  expect(checksum(history.world)).toBe(before);
  expect(branches(history)).toHaveLength(1);
  expect(currentEdits(history)).toHaveLength(4);
});

test('D1: an edit of the document that cannot be made is noted once and left out', () => {
  const bad: TimedEdit = { tick: 300, edit: { kind: 'deleteKey', match: { id: 'nobody' } } };
  const history = start([bad]);
  advance(history, 500);
  seek(history, 0);
  seek(history, 500);
  expect(problems(history)).toMatchObject([{ tick: 300, index: 0 }]);
  expect(problems(history)[0]?.problem).toContain('nobody');
});

test('M1, D2: the seconds of one partition are found by replay, those before its birth from its ancestors', () => {
  const history = start([]);
  advance(history, 5000);
  const figures = partitionFigures(history.world, 0);
  const child = figures[0]?.id ?? 0;
  expect(figures[0]?.parent).toBe(1);
  const points = partitionSeries(history, 0, child, 4000, 5000);
  expect(points.map(({ tick }) => tick)).toEqual(
    Array.from({ length: 100 }, (_, index) => 4000 + 10 * index),
  );
  const table = series(history, 0, 4000, 5000);
  // Until the split (done at tick 4200) the parent is the whole table: the second that ends there is all its own.
  for (const [index, point] of points.entries()) {
    const whole = table[index]?.offered[1] ?? 0;
    if (point.tick < 4200) expect(point.offered[1]).toBeCloseTo(whole, 6);
    else expect(point.offered[1]).toBeLessThan(whole);
  }
  expect(history.world.tick).toBe(5000);
});

test('M1, M2: the points of the series add up to what the keys were asked', () => {
  const history = start([]);
  advance(history, 800);
  const ofKeys = sum([A, B].map((key) => value(keyFigures(history.world, 0, key)).offered[1]));
  // Key figures begin anew when the newest key changes, the tenth time at 73 s.
  expect(value(keyFigures(history.world, 0, A)).sinceTick).toBe(730);
  expect(sum(series(history, 0, 730, 800).map(({ offered }) => offered[1]))).toBeCloseTo(ofKeys, 4);
});

test('D2: checkpoints keep within their budget, the older the fewer, and seeking stays exact', () => {
  const large = makeConfiguration({
    collections: { [A]: 100, [B]: 100 },
    operations: [writes(A, 1500), writes(B, 400)],
    arrivals: 'poisson',
    table: { partitions: 2000 },
  });
  const history = value(createHistory(large, [], []));
  advance(history, 3333);
  const exact = checksum(history.world);
  advance(history, 9000 - 3333);
  expect(history.branch.checkpointTicks).toBeGreaterThan(600);
  expect(history.branch.checkpoints.length).toBeGreaterThan(2);
  expect(historyBytes(history)).toBeLessThan(24_000_000);
  seek(history, 3333);
  expect(checksum(history.world)).toBe(exact);
});
