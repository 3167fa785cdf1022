import { expect, test } from 'vitest';
import { takeEvents } from '../../engine/engine.ts';
import { keyFigures, partitionFigures, tableFigures } from '../../engine/figures.ts';
import type { PartitionFigures } from '../../engine/types.ts';
import type { World } from '../../engine/world.ts';
import { findScenario } from '../../experiment/scenarios.ts';
import { explained, refusedBy, worldAfter } from '../inspector/situations.testing.ts';
import { findTakeaway, TAKEAWAYS, type Takeaway } from './takeaways.ts';

function takeaway(id: string): Takeaway {
  const found = findTakeaway(id);
  if (found === undefined) throw new Error(`no takeaway ${id}`);
  return found;
}

/** The moment as the page shows it. */
function momentOf({ scenario, tick }: Takeaway): World {
  const experiment = findScenario(scenario)?.experiment;
  if (experiment === undefined) throw new Error(`no scenario ${scenario}`);
  return worldAfter(experiment, tick / 10);
}

function partitionsOfKey(world: World, key: string): readonly number[] {
  const figures = keyFigures(world, 0, key);
  return figures.ok ? figures.value.partitions : [];
}

function partition(world: World, id: number): PartitionFigures {
  const found = partitionFigures(world, 0).find((each) => each.id === id);
  if (found === undefined) throw new Error(`no partition ${id}`);
  return found;
}

test('there are five, each with a moment on a full second', () => {
  expect(TAKEAWAYS).toHaveLength(5);
  for (const { tick } of TAKEAWAYS) expect(tick % 10).toBe(0);
});

test('K2, K3: distribution: two keys fill two of eight partitions, and P1 stays empty', () => {
  const shown = takeaway('distribution');
  const world = momentOf(shown);
  const partitions = partitionFigures(world, 0);
  expect(partitions).toHaveLength(8);
  expect(partitionsOfKey(world, 'dog')).toEqual([6]);
  expect(partitionsOfKey(world, 'cat')).toEqual([2]);
  const empty = partitions.filter(({ keys }) => keys === 0);
  expect(empty).toHaveLength(6);
  for (const { totalOffered } of empty) expect(totalOffered).toEqual([0, 0]);
  expect(shown.selection).toEqual({ kind: 'partition', lane: 0, partition: empty[0]?.id });
});

test('K3, K4: together: all titles of an actor lie in one partition', () => {
  const shown = takeaway('together');
  const figures = keyFigures(momentOf(shown), 0, 'Alma Adler');
  expect(figures.ok && figures.value).toMatchObject({ partitions: [6], items: 20 });
  expect(shown.look).toContain('All 20 titles of “Alma Adler”');
  expect(shown.look).toContain('P6');
});

test('C1: the hard limit: P6 serves 3,000 and 1,000 of more, in a table with more', () => {
  const world = momentOf(takeaway('hard-limit'));
  const { offered, served } = partition(world, 6);
  expect(served[0]).toBeCloseTo(3000, 6);
  expect(served[1]).toBeCloseTo(1000, 6);
  expect(offered[0]).toBeGreaterThan(3500);
  expect(offered[1]).toBeGreaterThan(1100);
  expect(tableFigures(world, 0).provisioned).toEqual([12_000, 4000]);
  expect(explained(world, 6, 0).moreCapacityHelps).toBe(false);
});

test('high cardinality: the same requests over 120 keys: nothing was ever refused, no partition is half full', () => {
  const byBreed = takeaway('high-cardinality');
  const world = momentOf(byBreed);
  const { keys } = tableFigures(world, 0);
  expect(keys).toBe(120);
  for (const { totalThrottled, served } of partitionFigures(world, 0)) {
    expect(totalThrottled.flat().every((units) => units === 0)).toBe(true);
    expect(Math.max(served[0] / 3000, served[1] / 1000)).toBeLessThan(0.5);
  }
  const byAnimal = momentOf(takeaway('hard-limit'));
  expect(byAnimal.configuration.items).toEqual(world.configuration.items);
  expect(byAnimal.configuration.traffic).toEqual(world.configuration.traffic);
  expect(refusedBy(byAnimal)[0]).toBeGreaterThan(0);
  // The other half of the sentence: ten thousand keys with uneven traffic do not prevent it.
  const uneven = worldAfter(findScenario('one-hot-key')?.experiment ?? world.configuration, 60);
  expect(tableFigures(uneven, 0).keys).toBeGreaterThan(10_000);
  expect(refusedBy(uneven)[0]).toBeGreaterThan(0);
});

test('S3: our job: after two splits one item is alone in P11, cannot be split, and 1,500 reads are refused', () => {
  const world = momentOf(takeaway('our-job'));
  const splits = takeEvents(world).filter(({ detail }) => detail.kind === 'splitDone');
  expect(splits).toHaveLength(2);
  const { keys, offered, served } = partition(world, 11);
  expect(keys).toBe(1);
  expect(partitionsOfKey(world, 'teen-idol')).toEqual([11]);
  // As it is shown: beside its own 4,500 it gets a ten-thousandth of everybody's reads.
  expect(Math.round(offered[0] - served[0])).toBe(1500);
  expect(Math.round(refusedBy(world)[0])).toBe(1500);
  expect(explained(world, 11, 0).split).toMatchObject({ state: 'refused', refusal: 'singleItem' });
});
