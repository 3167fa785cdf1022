import { expect, test } from 'vitest';
import { checksum } from './checksum.ts';
import { applyEdit } from './edits.ts';
import { step } from './step.ts';
import type { ArrivalKind } from './types.ts';
import { cloneWorld, type Lane, type World } from './world.ts';
import { keysInOrder, makeWorld, reads, run, value, writes } from './worlds.testing.ts';

const KEYS = keysInOrder(4);
const [A = '', B = ''] = KEYS;

function makeBusy(seed = 1, arrivals: ArrivalKind = 'poisson', lanes = 1): World {
  const tables = [
    { partitions: 1, balanceSsds: true },
    { partitions: 3, regime: 'fixed', writeCapacity: 900 } as const,
  ];
  return makeWorld({
    collections: Object.fromEntries(KEYS.map((key) => [key, 100])),
    operations: [writes(A, 700, { kind: 'PutItem' }), writes(B, 700), reads(A, 500)],
    arrivals,
    seed,
    table: tables.slice(0, lanes),
  });
}

test('D4, D1: the same run has the same eight hex digits at every tick', () => {
  const one = makeBusy();
  const other = makeBusy();
  for (let tick = 0; tick < 300; tick += 1) {
    expect(checksum(one)).toMatch(/^[0-9a-f]{8}$/);
    expect(checksum(one)).toBe(checksum(other));
    step(one);
    step(other);
  }
});

test('D4: no two ticks of a run have the same', () => {
  const world = makeBusy();
  const seen = new Set<string>();
  for (let tick = 0; tick < 3000; tick += 1) {
    seen.add(checksum(world));
    step(world);
  }
  expect(seen.size).toBe(3000);
});

test('D4: another seed, another capacity or one more token is another state', () => {
  const base = checksum(run(makeBusy(), 1));
  expect(checksum(run(makeBusy(2), 1))).not.toBe(base);
  const other = run(makeBusy(), 1);
  (other.lanes[0] as Lane).tokens[0] += 1;
  expect(checksum(other)).not.toBe(base);
  const edited = makeBusy();
  value(applyEdit(edited, { kind: 'configureTable', lane: 0, change: { readCapacity: 11_999 } }));
  expect(checksum(run(edited, 1))).not.toBe(base);
});

test('D4, D2: looking at a world, or copying it, does not change it', () => {
  const world = run(makeBusy(), 20);
  const before = checksum(world);
  const copy = cloneWorld(world);
  expect(checksum(copy)).toBe(before);
  run(copy, 20);
  expect(checksum(world)).toBe(before);
  expect(checksum(run(world, 20))).toBe(checksum(copy));
});

test('D3, T6: a table beside another under the same traffic runs as it would alone, through splits and throttling', () => {
  const alone = makeBusy();
  const pair = makeBusy(1, 'poisson', 2);
  run(alone, 600);
  run(pair, 600);
  expect(checksum(pair, [pair.lanes[0] as Lane])).toBe(checksum(alone));
  expect(alone.lanes[0]?.partitions.count).toBeGreaterThan(1);
});

test('T6: arrivals do not depend on the layout of the table', () => {
  const one = makeBusy();
  const many = makeBusy();
  value(applyEdit(many, { kind: 'configureTable', lane: 0, change: { partitions: 50 } }));
  for (let tick = 0; tick < 300; tick += 1) {
    step(one);
    step(many);
    expect(many.streams.map(({ now }) => now)).toEqual(one.streams.map(({ now }) => now));
  }
});

test('T6: smooth arrivals are a tenth of the rate in every tick', () => {
  const world = makeBusy(1, 'smooth');
  for (let tick = 0; tick < 50; tick += 1) {
    step(world);
    expect(world.streams.map(({ now }) => now)).toEqual([70, 70, 50]);
  }
});

test('T6 (seed 1): drawn arrivals are whole requests with the rate as their mean', () => {
  const world = makeBusy();
  const totals = [0, 0, 0];
  for (let tick = 0; tick < 20_000; tick += 1) {
    step(world);
    for (const [index, { now }] of world.streams.entries()) {
      expect(Number.isInteger(now)).toBe(true);
      totals[index] = (totals[index] as number) + now;
    }
  }
  for (const [index, perTick] of [70, 70, 50].entries())
    expect((totals[index] as number) / 20_000 / perTick).toBeCloseTo(1, 2);
});
