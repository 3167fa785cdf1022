import { expect, test } from 'vitest';
import type { Dimension, WorldConfiguration } from '../../engine/types.ts';
import { hardLimit } from '../../experiment/scenarios/hardLimit.ts';
import { petsByAnimal } from '../../experiment/scenarios/petsByAnimal.ts';
import { petsByBreed } from '../../experiment/scenarios/petsByBreed.ts';
import { splitForHeat } from '../../experiment/scenarios/splitForHeat.ts';
import { ssdRebalancing } from '../../experiment/scenarios/ssdRebalancing.ts';
import { explained, settingOf, worldAfter } from '../inspector/situations.testing.ts';
import { type ExplanationWords, explanationWords } from './explanation.ts';

const READS = 0;
const WRITES = 1;

function wordsOf(
  configuration: WorldConfiguration,
  partition: number,
  dimension: Dimension,
  seconds = 10,
): ExplanationWords {
  const world = worldAfter(configuration, seconds);
  return explanationWords(explained(world, partition, dimension), settingOf(world));
}

/** Thin spaces are for the eye. */
function plain(text: string | null | undefined): string {
  return (text ?? '').replaceAll('\u202f', ' ');
}

function all({ calm, causes, remarks }: ExplanationWords): string {
  return plain([calm ?? '', ...causes.map(({ text }) => text), ...remarks.map(({ text }) => text)].join(' '));
}

test('C1: the dogs: capacity to spare, one partition, its limits, and why neither capacity nor a split helps', () => {
  const words = wordsOf(petsByAnimal, 6, READS);
  expect(words.throttles).toBe(true);
  expect(all(words)).toMatch(
    /^ Your table still has 7 \d{3} RCU\/s to spare, but every item with animal = “dog” lives in this one partition, and a partition serves at most 3 000 RCU and 1 000 WCU a second\. More provisioned capacity does not lift this limit\. A split will not help: its heat is “dog”, and its traffic follows the newest items/,
  );
  expect(words.causes.map(({ reason, source }) => [reason, source])).toEqual([
    ['TableReadKeyRangeThroughputExceeded', 'hardLimit'],
  ]);
});

test('the chain leads from the key over its hash and the partition to the limit', () => {
  const { chain } = wordsOf(petsByAnimal, 6, WRITES);
  expect(chain.map(({ name, text }) => `${name}: ${plain(text)}`)).toEqual([
    'Key: “dog”, 100 % of the writes of P6',
    'Hash: becomes 0xade4…',
    'Partition: P6, 0xa000… – 0xbfff…',
    expect.stringMatching(/^Limit: 1 000 WCU\/s; 1 3\d\d asked for$/),
  ]);
  expect(chain.map(({ source }) => source)).toEqual([null, 'hash', 'oneKeyOnePartition', 'hardLimit']);
});

test('many keys together are not blamed on one', () => {
  const words = wordsOf(splitForHeat, 4, WRITES);
  expect(all(words)).toContain('the 44 keys of this partition together ask for 1 500 WCU/s');
  expect(all(words)).toContain('DynamoDB may decide to split it in 5 min');
});

test('S2: an announced split is counted down', () => {
  expect(all(wordsOf(splitForHeat, 4, WRITES, 310))).toContain('It is being split, done in 110 s.');
});

test('S3: a single item cannot be divided', () => {
  expect(all(wordsOf(hardLimit, 2, READS))).toContain('“Casablanca”, a single item that no cut can divide');
});

test('B6: an overloaded SSD is named, and the partition cleared', () => {
  const words = wordsOf(ssdRebalancing, 1, WRITES);
  expect(all(words)).toMatch(
    /SSD 1 bears 9 000 load units\/s \(a read unit is one load unit, a write unit three\), and the partitions on it together ask for 9 \d{3}\./,
  );
  expect(plain(words.chain.at(-1)?.text ?? '')).toMatch(/^9 000 load units\/s of SSD 1; 9 \d{3} asked for$/);
  expect(words.chain.at(-1)?.source).toBe('ssd');
  expect(all(words)).toContain('The limits of this partition are not the problem.');
  expect(words.causes[0]?.source).toBe('ssd');
});

test('C3: a table that is too small says what it is asked for and that capacity helps', () => {
  const [table] = petsByBreed.tables;
  const small = { ...petsByBreed, tables: [{ ...table, partitions: 8, readCapacity: 3000 }] };
  const words = wordsOf(small, 5, READS);
  expect(all(words)).toMatch(
    /The table as a whole is asked for \d [\d]{3} RCU\/s and has 3 000 provisioned\./,
  );
  expect(all(words)).toContain('What it had saved up for bursts is used up.');
  expect(all(words)).toContain('More provisioned capacity would help.');
  expect(words.causes[0]?.reason).toBe('TableReadProvisionedThroughputExceeded');
  expect(plain(words.chain.at(-1)?.text ?? '')).toMatch(
    /^3 000 RCU\/s for the whole table; \d [\d]{3} asked for$/,
  );
});

test('C2: before 2017 the share of a partition is what refuses', () => {
  const [table] = petsByBreed.tables;
  const fixed = {
    ...petsByBreed,
    tables: [{ ...table, regime: 'fixed' as const, readCapacity: 6000, partitions: 8 }],
  };
  expect(all(wordsOf(fixed, 5, READS))).toContain(
    "The table's 6 000 RCU/s are divided over its partitions once and for all. This one may use 750 RCU/s",
  );
});

test('C1: a share that more capacity would raise is not called one that nothing lifts', () => {
  const [table] = petsByAnimal.tables;
  const settings = { regime: 'fixed', burst: false, partitions: 8, readCapacity: 6000 } as const;
  const fixed = { ...petsByAnimal, tables: [{ ...table, ...settings }] };
  const words = all(wordsOf(fixed, 6, READS));
  expect(words).toContain(
    'More provisioned capacity alone would not end it: more is asked for than a partition serves, whatever is provisioned.',
  );
  expect(words).not.toContain('does not lift this limit');
  expect(words).not.toContain('bursts');
});

test('before 2017 there was no split for heat to be turned on or off', () => {
  const [table] = petsByAnimal.tables;
  const settings = { regime: 'fixed', partitions: 8, readCapacity: 40_000 } as const;
  const fixed = { ...petsByAnimal, tables: [{ ...table, ...settings }] };
  const words = all(wordsOf(fixed, 6, READS));
  expect(words).toContain('Before 2017 no partition was split for heat, so nothing will divide this one.');
  expect(words).not.toContain('is off');
});

test('where all is well it says how much room there is', () => {
  const words = wordsOf(petsByBreed, 5, READS);
  expect(words.throttles).toBe(false);
  expect(plain(words.calm)).toMatch(
    /^All is well: 1 \d{3} RCU\/s asked for, all served\. There is room for 1 \d{3} more before its hard limit\.$/,
  );
  expect(words.remarks).toEqual([]);
});

test('where all is well nobody is told that a split would not help', () => {
  const world = worldAfter(petsByBreed, 5);
  const calm = explained(world, 5, READS);
  const outlooks = [
    { state: 'refused', refusal: 'singleItem', key: 'pug', hotterShare: 0.9 },
    { state: 'observing', decideTick: calm.tick + 600, hotterShare: 0.9 },
  ] as const;
  const remarks = outlooks.map((split) =>
    explanationWords({ ...calm, split }, settingOf(world)).remarks.map(({ text }) => plain(text)),
  );
  expect(remarks).toEqual([[], [expect.stringContaining('may decide to split it in 60 s')]]);
});

test('an empty partition says that no key hashes there', () => {
  expect(plain(wordsOf(petsByAnimal, 1, READS).calm)).toBe(
    'P1 is empty: no key hashes into its range, so nothing can be asked of it.',
  );
});
