import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type RandomRun, randomRuns } from './arbitraries.testing.ts';
import { allProblemsOf, problemsOfRun } from './checkedRun.testing.ts';
import pinned from './fuzz.pinned.json';

const SEED = 20_261_122;

test(`K2, K3, C1, C2, C3, C4, S1, S4, S5, B4, B6, T6, M2: hold after every second of random runs with random edits (seed ${SEED})`, () => {
  fc.assert(
    fc.property(randomRuns(700, 6), (run) => {
      expect(problemsOfRun(run)).toEqual([]);
    }),
    { seed: SEED, numRuns: 350 },
  );
});

test('K2, C1, C3, S5, M2, M4, D2: hold in every run that has once been found wanting', () => {
  for (const { found, run } of pinned) expect(allProblemsOf(run as unknown as RandomRun), found).toEqual([]);
});
