import { expect, test } from 'vitest';
import { checksum } from '../engine/checksum.ts';
import type { Edit } from '../engine/types.ts';
import type { Lane } from '../engine/world.ts';
import { petsByAnimal } from '../experiment/scenarios/petsByAnimal.ts';
import { splitForHeat } from '../experiment/scenarios/splitForHeat.ts';
import { SPLIT_SECONDS } from '../ui/inspector/fixes.ts';
import { run, tryOut, worldAfter } from '../ui/inspector/situations.testing.ts';
import { attributeLines, keyTraffic } from './attributes.ts';
import { startTrial } from './tryOut.ts';

test('D2: a trial leaves the run as it is', () => {
  const world = worldAfter(petsByAnimal, 3);
  const twin = worldAfter(petsByAnimal, 3);
  tryOut(world, 0, {
    edits: [{ kind: 'configureTable', lane: 0, change: { partitionKey: ['breed'] } }],
    seconds: 5,
  });
  expect(checksum(world)).toBe(checksum(twin));
  run(world, 3);
  run(twin, 3);
  expect(checksum(world)).toBe(checksum(twin));
});

test('it tells when nothing is refused any more, and what still is', () => {
  const world = worldAfter(splitForHeat, 10);
  const soon = tryOut(world, 0, { edits: [], seconds: 20 });
  expect(soon).toMatchObject({ ok: true, value: { throttled: [0, 500], calmAfterSeconds: null } });
  const late = tryOut(world, 0, { edits: [], seconds: 600 });
  expect(late).toMatchObject({ ok: true, value: { throttled: [0, 0] } });
  // Observed for 300 s and split for 120 s, of which 10 s have passed.
  expect(late.ok && late.value.calmAfterSeconds).toBeGreaterThanOrEqual(405);
  expect(late.ok && late.value.calmAfterSeconds).toBeLessThanOrEqual(415);
});

test('computed bit by bit it comes to the same', () => {
  const world = worldAfter(splitForHeat, 10);
  const started = startTrial(world, 0, { edits: [], seconds: 600 });
  if (!started.ok) throw new Error(started.problem);
  let parts = 1;
  let outcome = started.value.goOn(() => true);
  for (; outcome === null; parts += 1) outcome = started.value.goOn(() => true);
  expect(parts).toBe(600);
  expect(tryOut(world, 0, { edits: [], seconds: 600 })).toEqual({ ok: true, value: outcome });
});

test('C3: it tells how long what is saved up for bursts lasts, if it is drawn on', () => {
  const capacity = { readCapacity: 3000, writeCapacity: 4000 };
  const table = { ...petsByAnimal.tables[0], partitionKey: ['breed'], ...capacity };
  const world = worldAfter({ ...petsByAnimal, tables: [table] }, 1);
  // 6,000 RCU/s are asked for, of which 3,000 flow in.
  (world.lanes[0] as Lane).tokens[0] = 300_000;
  const outcome = tryOut(world, 0, { edits: [], seconds: 20 });
  expect(outcome.ok && outcome.value.burstSeconds).toBeGreaterThan(70);
  expect(outcome.ok && outcome.value.burstSeconds).toBeLessThan(90);
  const edits: Edit[] = [{ kind: 'configureTable', lane: 0, change: { readCapacity: 12_000 } }];
  expect(tryOut(world, 0, { edits, seconds: 20 })).toMatchObject({ ok: true, value: { burstSeconds: null } });
});

test('a change that is not possible is said to be so', () => {
  const world = worldAfter(petsByAnimal, 1);
  const change = { partitionKey: ['colour'] };
  expect(tryOut(world, 0, { edits: [{ kind: 'configureTable', lane: 0, change }], seconds: 1 }).ok).toBe(
    false,
  );
});

test('a trial that would hold up the run is refused, with what makes it long', () => {
  expect(tryOut(worldAfter(petsByAnimal, 1), 0, { edits: [], seconds: 1_000_000 })).toEqual({
    ok: false,
    problem: '1,000,000 s with 8 partitions take too long to compute beside the run.',
  });
});

test('a few hundred partitions are tried for as long as splits take', () => {
  const table = { ...petsByAnimal.tables[0], partitions: 256 };
  const world = worldAfter({ ...petsByAnimal, tables: [table] }, 1);
  expect(tryOut(world, 0, { edits: [], seconds: SPLIT_SECONDS }).ok).toBe(true);
});

test('attributes are counted alone and joined with the present key', () => {
  expect(attributeLines(worldAfter(petsByAnimal, 0), 0)).toEqual([
    { name: 'animal', perItem: false, values: 2, joined: null },
    { name: 'breed', perItem: false, values: 120, joined: 120 },
    { name: 'pet_id', perItem: true, values: null, joined: null },
  ]);
});

test('the traffic of a key: what names it, its part of each operation, its weight', () => {
  const world = worldAfter(petsByAnimal, 0);
  const traffic = keyTraffic(world, 0, 'dog');
  expect(traffic).toMatchObject({ ok: true, value: { match: { animal: 'dog' }, weight: 1 } });
  for (const share of traffic.ok ? traffic.value.shares : []) expect(share).toBeCloseTo(0.7, 9);
  expect(keyTraffic(world, 0, 'horse').ok).toBe(false);
});
