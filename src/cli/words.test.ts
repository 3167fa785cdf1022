import { expect, test } from 'vitest';
import { KEY_SPACE } from '../engine/limits.ts';
import type { Explanation, Refusal } from '../engine/types.ts';
import type { PartitionReport } from './simulateRun.ts';
import { explanationSentence, range } from './words.ts';

const RANGE = { start: { position: 0, sort: 0 }, end: { position: KEY_SPACE, sort: 0 } };
const NOTHING = [0, 0, 0, 0];

const REFUSAL: Refusal = {
  cause: 'hardLimit',
  reason: 'TableReadKeyRangeThroughputExceeded',
  tick: 599,
  asked: 420,
  refused: 120,
  allowed: 300,
  askedOfLimit: 420,
  limitPerSecond: 3000,
};

const EXPLANATION: Explanation = {
  tick: 600,
  lane: 0,
  dimension: 0,
  key: { name: 'dog', exists: true, hash: '', position: 0, shareOfPartition: 1, offered: 4200, served: 3000 },
  partition: { id: 6, range: RANGE, ssd: 2, keys: 1 },
  offered: 4200,
  served: 3000,
  throttledByCause: [1200, 0, 0, 0],
  share: 3000,
  hardLimit: 3000,
  bucket: { tokens: 0, most: 0 },
  tableUse: { offered: 6000, served: 4800, provisioned: 12_000 },
  refusals: [REFUSAL],
  moreCapacityHelps: false,
  split: { state: 'refused', refusal: 'sequentialAccess', key: 'dog', hotterShare: 1 },
  rejection: null,
  smallestChanges: [
    { cause: 'hardLimit', kind: 'lessTraffic', factor: 3000 / 4200, unitsPerSecond: 3000, sinceTick: 580 },
  ],
};

function reportOf(
  change: Partial<Explanation> | null,
  figures: Partial<PartitionReport['figures']> = {},
): PartitionReport {
  return {
    figures: {
      id: 6,
      parent: null,
      range: RANGE,
      ssd: 2,
      keys: 1,
      bytes: 0,
      share: [3000, 0],
      offered: [4200, 0],
      served: [3000, 0],
      throttled: [[1200, 0, 0, 0], NOTHING],
      totalOffered: [0, 0],
      totalServed: [0, 0],
      totalThrottled: [NOTHING, NOTHING],
      totalRejected: 0,
      splitDoneTick: null,
      moveDoneTick: null,
      ...figures,
    },
    sinceSecond: 0,
    offered: [4200, 0],
    served: [3000, 0],
    throttled: [[1200, 0, 0, 0], NOTHING],
    hottestKeys: [],
    tableAskedMost: [6345, 0],
    explanation: change === null ? null : { ...EXPLANATION, ...change },
  };
}

function sentenceOf(
  change: Partial<Explanation> | null,
  figures?: Partial<PartitionReport['figures']>,
): string {
  return explanationSentence(reportOf(change, figures));
}

test('K2: a range names the first digits of its hashes, and how far into a collection it is cut', () => {
  expect(range(RANGE)).toBe('00000-end');
  const start = { position: KEY_SPACE / 2, sort: 0.513 };
  expect(range({ start, end: { position: KEY_SPACE / 2 + KEY_SPACE / 16, sort: 0 } })).toBe(
    '80000+51%-90000',
  );
});

test('M4: a refusal is explained by key, limit, capacity, split and what would help', () => {
  expect(sentenceOf({})).toBe(
    '"dog" alone asks for 4,200 read units/s and one partition serves at most 3,000 (TableReadKeyRangeThroughputExceeded); ' +
      'more table capacity does not help; a split does not help because the newest items are the busy ones; ' +
      'everything would pass with at most 3,000 of the 4,200 units/s.',
  );
});

test('M4: each cause has its own words', () => {
  const table: Refusal = {
    ...REFUSAL,
    cause: 'tableCapacity',
    reason: 'TableReadProvisionedThroughputExceeded',
    limitPerSecond: 40,
  };
  expect(
    sentenceOf({
      refusals: [table],
      moreCapacityHelps: true,
      split: { state: 'notNeeded' },
      smallestChanges: [{ cause: 'tableCapacity', kind: 'provision', capacity: 46 }],
    }),
  ).toContain(
    'the table is asked for 6,000 in all and has 40 provisioned (TableReadProvisionedThroughputExceeded); ' +
      'more table capacity would help; what was refused last would have passed with 46 read units/s provisioned, ' +
      'and in its busiest second the table was asked for 6,345.',
  );
  expect(sentenceOf({ refusals: [{ ...REFUSAL, cause: 'partitionShare', limitPerSecond: 10 }] })).toContain(
    'its fixed share of the capacity is 10',
  );
  const ssd = sentenceOf({
    refusals: [{ ...REFUSAL, cause: 'ssd', limitPerSecond: 9000 }],
    smallestChanges: [{ cause: 'ssd', kind: 'fasterSsd', unitsPerSecond: 9799.2 }],
  });
  expect(ssd).toContain(
    'SSD 3 serves at most 9,000 load units/s (reads + 3 × writes) for all its partitions',
  );
  expect(ssd).toContain('what was refused last would have passed on an SSD of 9,800 load units/s.');
});

test('M4: how much less must be asked for is never rounded to what is too much', () => {
  const less = (asked: number): string =>
    sentenceOf({
      offered: asked,
      smallestChanges: [
        {
          cause: 'hardLimit',
          kind: 'lessTraffic',
          factor: 3000 / asked,
          unitsPerSecond: 3000,
          sinceTick: 580,
        },
      ],
    });
  expect(less(3500)).toContain('; everything would pass with at most 3,000 of the 3,500 units/s.');
  expect(less(3001)).toContain('; everything would pass with at most 3,000 of the 3,001 units/s.');
  expect(less(3000.25)).toContain('; everything would pass with at most 3,000 of the 3,000.3 units/s.');
  const change = { cause: 'hardLimit', kind: 'lessTraffic', unitsPerSecond: 3000, sinceTick: 580 } as const;
  expect(sentenceOf({ smallestChanges: [{ ...change, factor: 3000 / 4260 }] })).toContain(
    '; everything would pass with at most 3,000 of the 4,260 units/s that a second of the last two asked for.',
  );
});

test('S2, S3: the outlook for a split is said', () => {
  expect(sentenceOf({ split: { state: 'off' } })).toContain('; it is not split for heat here;');
  expect(sentenceOf({ split: { state: 'observing', decideTick: 900, hotterShare: 0.5 } })).toContain(
    '; a split can be decided in 30 s;',
  );
  expect(sentenceOf({ split: { state: 'announced', doneTick: 1200, hotterShare: 0.5 } })).toContain(
    '; it is being split, done in 60 s;',
  );
  for (const refusal of ['singleItem', 'localSecondaryIndex', 'keepCollectionsWhole', 'noRelief'] as const) {
    const split = { state: 'refused', refusal, key: 'dog', hotterShare: 1 } as const;
    expect(sentenceOf({ split })).toMatch(/a split does not help because [a-z ]+;/);
  }
});

test('M4: one key or many, both dimensions, the past', () => {
  const key = { ...EXPLANATION.key, name: 'dog', exists: true, hash: '', position: 0, offered: 0, served: 0 };
  expect(sentenceOf({ key: { ...key, shareOfPartition: 0.7 } })).toMatch(
    /^"dog" asks for 70 % of 4,200 read units\/s and /,
  );
  expect(sentenceOf({ key: { ...key, shareOfPartition: 0.2 } })).toMatch(
    /^Its keys together ask for 4,200 read units\/s, "dog" most with 20 %, and /,
  );
  expect(sentenceOf({ key: null })).toMatch(/^It is asked for 4,200 read units\/s and /);
  expect(
    sentenceOf(
      {},
      {
        throttled: [
          [1, 0, 0, 0],
          [1, 0, 0, 0],
        ],
      },
    ),
  ).toMatch(/; writes are throttled too\.$/);
  expect(sentenceOf({ refusals: [] })).toBe(
    'It refused 72,000 read units since second 0, but serves everything now.',
  );
});

test('a calm partition is described too', () => {
  expect(sentenceOf(null)).toBe('It serves everything it is asked for.');
  expect(sentenceOf(null, { keys: 0 })).toBe('No key hashes into its range, so it does nothing.');
  expect(explanationSentence({ ...reportOf(null), served: [0, 0] })).toBe('Nobody asks for its keys.');
});
