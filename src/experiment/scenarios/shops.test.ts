import { expect, test } from 'vitest';
import { keyFigures } from '../../engine/figures.ts';
import type { Experiment } from '../experiment.ts';
import { collectionCutBySortKey } from './collectionCutBySortKey.ts';
import {
  eventsOf,
  HOUR,
  MINUTE,
  onlyLane,
  type Played,
  partition,
  play,
  throttled,
  throttles,
  withRates,
  withTable,
  withTraffic,
} from './played.testing.ts';
import { splitForHeat } from './splitForHeat.ts';

const HARBOUR = 4;

function figuresOf({ world }: Played, key: string) {
  const figures = keyFigures(world, 0, key);
  if (!figures.ok) throw new Error(figures.problem);
  return figures.value;
}

// ---- split-for-heat --------------------------------------------------------------------------------------

const festival = play(splitForHeat, HOUR);

test('P1, K1: 200 shops in 4 partitions; the 44 of the harbour and no others are in the last', () => {
  const first = onlyLane(festival)[0];
  expect(first?.table).toMatchObject({ partitions: 4, keys: 200 });
  const shops =
    splitForHeat.items.kind === 'generated'
      ? (splitForHeat.items.groups[0]?.attributes['shop'] ?? null)
      : null;
  const names = shops?.kind === 'names' ? shops.names : [];
  expect(names).toHaveLength(44);
  const early = play(splitForHeat, 1);
  for (const shop of names) expect(figuresOf(early, shop).partitions).toEqual([HARBOUR]);
  expect(first?.partitions.at(-1)).toMatchObject({ id: HARBOUR, keys: 44 });
});

test('S2: the harbour is throttled at 1,000 writes until a split some minutes later, and then never again', () => {
  const [split, ...others] = eventsOf(festival, 'splitDone');
  expect(others).toEqual([]);
  expect(split).toMatchObject({ partition: HARBOUR, why: 'heat', cutKey: null });
  const done = split?.second ?? 0;
  expect(done).toBeGreaterThan(3 * MINUTE);
  expect(done).toBeLessThan(10 * MINUTE);
  for (const second of onlyLane(festival)) {
    expect(throttles(second), `second ${second.second}`).toBe(second.second <= done);
    // In the very second of the split the figures are already those of the children.
    if (second.second >= done) continue;
    expect(partition(second, HARBOUR).served[1]).toBeCloseTo(1000, 6);
    expect(throttled(partition(second, HARBOUR), 1, 'hardLimit')).toBeCloseTo(500, 6);
  }
  for (const child of split?.children ?? []) {
    const last = onlyLane(festival).at(-1);
    expect(last?.partitions.find(({ id }) => id === child)?.served[1]).toBeCloseTo(750, 6);
  }
});

test('S2: without splits for heat, or before there were any, the harbour is throttled for ever', () => {
  for (const change of [{ splitForHeat: false }, { regime: 'fixed' }] as const) {
    const whole = play(withTable(splitForHeat, change), HOUR);
    expect(eventsOf(whole, 'splitAnnounced')).toEqual([]);
    expect(onlyLane(whole).every(throttles)).toBe(true);
  }
});

test('S2: without its cause, a hot partition, nothing throttles and nothing is split', () => {
  const calm = play(withRates(splitForHeat, 0.55), HOUR);
  expect(onlyLane(calm).some(throttles)).toBe(false);
  expect(eventsOf(calm, 'splitAnnounced')).toEqual([]);
});

// ---- collection-cut-by-sort-key --------------------------------------------------------------------------

const BEST_SELLER = "Elena's Florist";
const cut = play(collectionCutBySortKey, HOUR);

test('S4: a hot collection with random sort keys is cut inside and gets faster than one partition can be', () => {
  const [split, ...others] = eventsOf(cut, 'splitDone');
  expect(others).toEqual([]);
  expect(split).toMatchObject({ partition: HARBOUR, why: 'heat', cutKey: BEST_SELLER });
  expect(split?.at.sort).toBeGreaterThan(0);
  expect(split?.at.sort).toBeLessThan(1);
  expect(figuresOf(cut, BEST_SELLER).partitions).toEqual(split?.children);
  for (const second of onlyLane(cut)) {
    expect(throttles(second), `second ${second.second}`).toBe(second.second <= (split?.second ?? 0));
  }
  expect(figuresOf(play(collectionCutBySortKey, 5 * MINUTE), BEST_SELLER).servedPerSecond[1]).toBeLessThan(
    1000,
  );
  expect(figuresOf(cut, BEST_SELLER).servedPerSecond[1]).toBeCloseTo(1700, 6);
});

test.each<[what: string, experiment: Experiment, refusal: string]>([
  [
    'a local secondary index',
    withTable(collectionCutBySortKey, { localSecondaryIndex: true }),
    'localSecondaryIndex',
  ],
  ['ascending sort keys', accessed('ascending'), 'sequentialAccess'],
  ['the newest orders most', accessed('latest'), 'sequentialAccess'],
  [
    'collections kept whole (S6)',
    withTable(collectionCutBySortKey, { keepCollectionsWhole: true }),
    'keepCollectionsWhole',
  ],
  ['no sort key', withTable(collectionCutBySortKey, { sortKey: null }), 'singleItem'],
])(
  'S3, S4: with %s the collection is never cut and never served more than 1,000',
  (_, experiment, refusal) => {
    const whole = play(experiment, HOUR);
    expect(eventsOf(whole, 'splitRefused')).toMatchObject([
      { partition: HARBOUR, refusal, key: BEST_SELLER },
    ]);
    expect(eventsOf(whole, 'splitAnnounced')).toEqual([]);
    expect(figuresOf(whole, BEST_SELLER).partitions).toEqual([HARBOUR]);
    for (const second of onlyLane(whole)) {
      expect(partition(second, HARBOUR).served[1]).toBeCloseTo(1000, 6);
      expect(throttled(partition(second, HARBOUR), 1, 'hardLimit')).toBeGreaterThan(0);
    }
  },
);

function accessed(sortKey: 'ascending' | 'latest'): Experiment {
  const operations = collectionCutBySortKey.traffic.operations.map((operation) => ({
    ...operation,
    sortKey,
  }));
  return withTraffic(collectionCutBySortKey, { operations });
}
