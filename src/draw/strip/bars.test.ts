import { expect, test } from 'vitest';
import { KEY_SPACE } from '../../protocol/facts.ts';
import type { PartitionPlace } from '../../protocol/messages.ts';
import type { KeyLine } from '../../protocol/questions.ts';
import { layoutBars, sourceOn } from './bars.ts';
import { layoutRanges } from './ranges.ts';

const DOG = KEY_SPACE * 0.75;
const at = (position: number, sort = 0) => ({ position, sort });

function place(id: number, start: { position: number; sort: number }, end: typeof start): PartitionPlace {
  return {
    id,
    parent: null,
    range: { start, end },
    keys: 1,
    ssd: 0,
    splitDoneTick: null,
    moveDoneTick: null,
  };
}

function key(name: string, position: number, reads: number): KeyLine {
  return {
    name,
    position,
    items: 1,
    bytes: 1,
    offered: [reads, 0],
    share: 0,
    partitions: 1,
    weight: 1,
    matches: [],
  };
}

const partitions = [place(1, at(0), at(DOG, 0.5)), place(2, at(DOG, 0.5), at(KEY_SPACE))];
const strip = layoutRanges(
  partitions.map(({ range }) => range),
  400,
);

test('A bar stands at its hash', () => {
  const [bar] = layoutBars({ hottest: [key('cat', KEY_SPACE / 4, 5)], pieces: [] }, partitions, strip);
  const part = bar?.parts[0];
  expect((part?.x ?? 0) + (part?.width ?? 0) / 2).toBeCloseTo(100, 0);
  expect(part?.partition).toBe(0);
});

test('S4: a cut collection has a piece on each side of the boundary', () => {
  const pieces = [
    { key: 'dog', partition: 1, offered: [10, 0] as const },
    { key: 'dog', partition: 2, offered: [30, 0] as const },
  ];
  const [bar] = layoutBars({ hottest: [key('dog', DOG, 40)], pieces }, partitions, strip);
  const [left, right] = bar?.parts ?? [];
  const boundary = strip.edges[1] as number;
  expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual(boundary);
  expect(right?.x).toBeGreaterThanOrEqual(boundary);
  expect(right?.offered).toEqual([30, 0]);
});

test('Requests come from the bars in proportion to their traffic, the rest from anywhere in the range', () => {
  const hottest = [key('cat', KEY_SPACE / 4, 30), key('eagle', KEY_SPACE / 2, 10)];
  const bars = layoutBars({ hottest, pieces: [] }, partitions, strip);
  const from = (chance: number) => Math.round(sourceOn(bars, strip, 80, 0, 0, chance).x);
  const keyOf = (chance: number) => sourceOn(bars, strip, 80, 0, 0, chance).key;
  const [cat, eagle] = bars.map(({ parts }) => Math.round((parts[0]?.x ?? 0) + (parts[0]?.width ?? 0) / 2));
  expect([from(0), from(0.37), from(0.4), from(0.49)]).toEqual([cat, cat, eagle, eagle]);
  expect(from(0.75)).toBe(Math.round((strip.edges[1] ?? 0) / 2));
  expect([keyOf(0.37), keyOf(0.4), keyOf(0.75)]).toEqual(['cat', 'eagle', null]);
});
