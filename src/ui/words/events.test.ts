import { expect, test } from 'vitest';
import type { EventDetail } from '../../engine/types.ts';
import { eventPartitions, eventSentence, eventTone } from './events.ts';
import { eventPartition } from './spokenEvents.ts';

const AT = { position: 0, sort: 0 };

const CASES: readonly { readonly detail: EventDetail; readonly says: string }[] = [
  {
    detail: {
      kind: 'throttlingBegan',
      partition: 6,
      dimension: 0,
      cause: 'hardLimit',
      reason: 'TableReadKeyRangeThroughputExceeded',
      offered: 4200,
      served: 3000,
      limit: 3000,
      ssd: null,
    },
    says: 'P6 throttles reads: 4 200 RCU/s asked for at that moment, a partition serves at most 3 000 (TableReadKeyRangeThroughputExceeded).',
  },
  {
    detail: {
      kind: 'throttlingBegan',
      partition: null,
      dimension: 1,
      cause: 'tableCapacity',
      reason: 'TableWriteProvisionedThroughputExceeded',
      offered: 42.5,
      served: 40,
      limit: 40,
      ssd: null,
    },
    says: 'The table throttles writes: 42.5 WCU/s asked for at that moment, 40 provisioned (TableWriteProvisionedThroughputExceeded).',
  },
  {
    detail: {
      kind: 'throttlingBegan',
      partition: 1,
      dimension: 1,
      cause: 'ssd',
      reason: 'TableWriteKeyRangeThroughputExceeded',
      offered: 800,
      served: 730,
      limit: 9000,
      ssd: { id: 0, asked: 9800 },
    },
    says: 'P1 throttles writes: SSD 1 is asked for 9 800 load units/s and bears 9 000 (TableWriteKeyRangeThroughputExceeded).',
  },
  {
    detail: {
      kind: 'throttlingEnded',
      because: 'calm',
      partition: 2,
      dimension: 1,
      cause: 'ssd',
      reason: 'TableWriteKeyRangeThroughputExceeded',
      offered: 1,
      served: 1,
      limit: 1,
    },
    says: 'P2 no longer throttles writes (load of the SSD): none throttled for 5 s.',
  },
  {
    detail: {
      kind: 'splitAnnounced',
      partition: 3,
      why: 'heat',
      at: AT,
      cutKey: null,
      doneTick: 4230,
      hotterShare: 0.52,
    },
    says: 'P3 will be split for heat, done at 00:07:03. The hotter part keeps 52 % of the heat.',
  },
  {
    detail: { kind: 'splitDone', partition: 3, children: [5, 6], why: 'heat', at: AT, cutKey: 'shop-7' },
    says: 'P3 was split for heat into P5 and P6, through the items of “shop-7”.',
  },
  {
    detail: {
      kind: 'splitRefused',
      partition: 6,
      why: 'heat',
      refusal: 'sequentialAccess',
      key: 'dog',
      hotterShare: 1,
    },
    says: 'P6 was not split: its heat is “dog”, and its traffic follows the newest items, which would all be on one side of a cut.',
  },
  {
    detail: { kind: 'moveBegan', partition: 1, from: 0, to: 2, why: 'load', bytes: 2048, doneTick: 50 },
    says: 'P1 moves from SSD 1 to SSD 3 to spread the load (2 KB, done at 00:00:05).',
  },
  {
    detail: { kind: 'moveDone', partition: 1, from: 0, to: 2, why: 'grouping', bytes: 2048, doneTick: 50 },
    says: 'P1 moved from SSD 1 to SSD 3 to group small partitions.',
  },
  {
    detail: {
      kind: 'capacityChanged',
      from: [100, 50],
      to: [9000, 50],
      partitionsBefore: 1,
      partitionsAfter: 4,
    },
    says: 'Capacity was changed from 100 RCU and 50 WCU to 9 000 RCU and 50 WCU, which made 4 partitions out of 1.',
  },
  {
    detail: { kind: 'tableRebuilt', partitions: 1, keys: 120 },
    says: 'The table was laid out anew: 120 keys in 1 partition.',
  },
  {
    detail: { kind: 'collectionFull', partition: 2, key: 'dog', bytes: 10 * 1024 ** 3 },
    says: '“dog” in P2 has 10 GB, and with a local secondary index at most 10 GB may have one partition key: writes that would let it grow are rejected (ItemCollectionSizeLimitExceeded).',
  },
];

for (const { detail, says } of CASES) {
  test(`M3: an event is one sentence with its numbers: ${says}`, () => {
    expect(eventSentence(detail).replaceAll('\u202f', ' ')).toBe(says);
  });
}

test('M3: what is wrong, what got better and what was tried in vain look different', () => {
  const tones = CASES.map(({ detail }) => eventTone(detail));
  expect(new Set(tones)).toEqual(new Set(['bad', 'good', 'neutral', 'vain']));
});

test('M3: an event knows its partition, unless it is about the table', () => {
  expect(CASES.slice(0, 2).map(({ detail }) => eventPartition(detail))).toEqual([6, null]);
});

test('M3: of a split the children are told first, then the parent, then of other events the partition', () => {
  const partitions = CASES.map(({ detail }) => eventPartitions(detail));
  expect(partitions).toContainEqual([5, 6, 3]);
  expect(partitions.slice(0, 2)).toEqual([[6], []]);
});
