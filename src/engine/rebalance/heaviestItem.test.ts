import { expect, test } from 'vitest';
import { createWorld } from '../engine.ts';
import type { ItemGroup } from '../types.ts';
import type { Lane } from '../world.ts';
import { makeConfiguration, value } from '../worlds.testing.ts';
import { heaviestItemShare } from './heaviestItem.ts';

test('S4: where sort keys differ item by item, the items of a set share its requests alike', () => {
  const orders = (kind: string, items: number): ItemGroup => ({
    sets: 1,
    items,
    spread: { kind: 'even' },
    attributes: {
      id: { kind: 'constant', value: 'whale' },
      kind: { kind: 'constant', value: kind },
      at: { kind: 'perItem', prefix: 'at', digits: 9 },
    },
  });
  const configuration = makeConfiguration({ collections: {} });
  const items = { kind: 'generated', itemBytes: 100, groups: [orders('old', 8), orders('new', 2)] } as const;
  const world = value(createWorld({ ...configuration, items }, null));
  const share = (factors: readonly number[]) => {
    const sets = { ...world.sets, weightFactor: Float64Array.from(factors) };
    return heaviestItemShare(sets, (world.lanes[0] as Lane).keys, 0);
  };
  expect(share([1, 1])).toBeCloseTo(0.1, 12);
  // 8 and 12 of 20, the 12 on two items.
  expect(share([1, 6])).toBeCloseTo(6 / 20, 12);
  expect(share([0, 0])).toBe(0);
});
