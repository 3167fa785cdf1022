import { expect, test } from 'vitest';
import type { KeyProfile } from '../../protocol/questions.ts';
import { totalUnits, weightFactor, withWeight } from './weigh.ts';

const KEY = { items: 1, bytes: 1, share: 0, partitions: 1, weight: 1, matches: [] };

const profile: KeyProfile = {
  hottest: [
    { ...KEY, name: 'cat', position: 1, offered: [1500, 300], share: 0.25 },
    { ...KEY, name: 'dog', position: 2, offered: [3500, 700], share: 0.6 },
  ],
  pieces: [{ key: 'dog', partition: 1, offered: [1750, 350] }],
  reads: new Float32Array([0, 1000]),
  writes: new Float32Array([0, 0]),
  keys: new Float32Array([0, 4]),
};

test('A weight brings a key to the share it is dragged to', () => {
  const factor = weightFactor(3500 / 6000, 0.25) ?? Number.NaN;
  const next = withWeight(profile, 'dog', factor);
  const dog = next.hottest.find(({ name }) => name === 'dog');
  expect((dog?.offered[0] ?? 0) / 6000).toBeCloseTo(0.25, 6);
  expect(totalUnits(next)[0]).toBeCloseTo(6000, 2);
  expect(totalUnits(next)[1]).toBeCloseTo(1000, 2);
  expect(dog?.share).toBeLessThan(0.3);
  expect(next.pieces[0]?.offered[0]).toBeCloseTo(750, 6);
});

test('The only key with traffic has all of it, whatever its weight', () => {
  expect(weightFactor(1, 0.5)).toBeNull();
  expect(weightFactor(0, 0.5)).toBeNull();
});

test('No key can be dragged to all or nothing', () => {
  expect(weightFactor(0.5, 1)).toBeCloseTo(99, 6);
  expect(weightFactor(0.5, 0)).toBeGreaterThan(0);
});
