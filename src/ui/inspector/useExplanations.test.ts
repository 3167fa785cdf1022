import { expect, test } from 'vitest';
import { petsByAnimal } from '../../experiment/scenarios/petsByAnimal.ts';
import { READ, WRITE } from '../../protocol/facts.ts';
import { explained, hottestPartition, run, worldAfter } from './situations.testing.ts';
import { type Explanations, worstOf } from './useExplanations.ts';

/** Reads and writes that ask for so much of their hard limits: 1 is all of it, more is refused. */
function asking(reads: number, writes: number): Explanations {
  const world = worldAfter(petsByAnimal, 5);
  const partition = hottestPartition(world) ?? 0;
  const of = (dimension: typeof READ | typeof WRITE, share: number) => {
    const explanation = explained(world, partition, dimension);
    const { hardLimit, refusals } = explanation;
    return {
      ...explanation,
      offered: share * hardLimit,
      served: Math.min(1, share) * hardLimit,
      refusals: share > 1 ? refusals : [],
    };
  };
  return [of(READ, reads), of(WRITE, writes)];
}

test('of reads and writes that refuse about as much, the reads are explained, whichever second it is', () => {
  const world = worldAfter(petsByAnimal, 2);
  const partition = hottestPartition(world) ?? 0;
  let writesRefuseMore = 0;
  for (let second = 0; second < 120; second += 1) {
    run(world, 1);
    const explanations = [explained(world, partition, READ), explained(world, partition, WRITE)] as const;
    const [reads, writes] = explanations.map(
      ({ offered, served, hardLimit }) => (offered - served) / hardLimit,
    );
    if ((writes ?? 0) > (reads ?? 0)) writesRefuseMore += 1;
    expect(worstOf(explanations).dimension, `after ${second + 3} s`).toBe(READ);
  }
  // Else it would show nothing.
  expect(writesRefuseMore).toBeGreaterThan(0);
});

test('what is explained first is what refuses clearly more, what alone refuses, or what is used more', () => {
  expect(worstOf(asking(1.2, 1.25)).dimension).toBe(READ);
  expect(worstOf(asking(1.2, 1.4)).dimension).toBe(WRITE);
  expect(worstOf(asking(0.9, 1.1)).dimension).toBe(WRITE);
  expect(worstOf(asking(1.1, 0.9)).dimension).toBe(READ);
  expect(worstOf(asking(0.5, 0.9)).dimension).toBe(WRITE);
  expect(worstOf(asking(0.9, 0.5)).dimension).toBe(READ);
});
