import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomRuns } from './arbitraries.testing.ts';
import { tryExplanations } from './counterfactual.testing.ts';

const SEED = 20_261_123;

test(`M4: the smallest change that an explanation names lets the refused units pass, and a little less does not (seed ${SEED})`, () => {
  const tried: Record<string, number> = {};
  fc.assert(
    fc.property(randomRuns(500, 4), fc.integer({ min: 1, max: 500 }), (run, tick) => {
      for (const at of new Set([Math.min(tick, 9), tick, (run.edits[0]?.tick ?? 0) + 4])) {
        const trial = tryExplanations(run, at);
        expect(trial.problems).toEqual([]);
        for (const [what, times] of Object.entries(trial.tried)) tried[what] = (tried[what] ?? 0) + times;
      }
    }),
    { seed: SEED, numRuns: 300 },
  );
  // A property about what never comes up would prove nothing.
  for (const what of [
    'tableCapacity provision',
    'partitionShare provision',
    'hardLimit lessTraffic',
    'ssd fasterSsd',
  ])
    expect(tried[what], what).toBeGreaterThan(10);
  for (const what of ['more capacity helps', 'all changes together'])
    expect(tried[what], what).toBeGreaterThan(50);
});
