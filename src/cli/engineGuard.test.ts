/** The guard, loaded through the plugin that is at work in this very run. */
import { expect, test } from 'vitest';
import { guarded, isEngineModule } from './engineGuard.ts';

const GUARD: string = 'virtual:engine-guard';

async function guardedGlobals(): Promise<{ math: typeof Math; date: typeof Date }> {
  const { guardedMath, guardedDate } = await import(GUARD);
  return { math: guardedMath, date: guardedDate };
}

test('chance, clocks and functions that browsers round differently throw', async () => {
  const { math, date } = await guardedGlobals();
  expect(() => math.random()).toThrow('Math.random is forbidden in the engine');
  expect(() => math.pow(2, 2)).toThrow('Math.pow is forbidden');
  expect(() => date.now()).toThrow('Date is forbidden');
  expect(() => new date()).toThrow('Date is forbidden');
});

test('what all browsers compute alike stays', async () => {
  const { math } = await guardedGlobals();
  expect(math.sqrt(9)).toBe(3);
  expect(math.imul(3, 4)).toBe(12);
  expect(math.PI).toBe(Math.PI);
});

test('only engine modules are guarded, and their lines stay', () => {
  expect(isEngineModule('/home/me/src/engine/capacity/admit.ts')).toBe(true);
  expect(isEngineModule('/home/me/src/engine/capacity/admit.test.ts')).toBe(false);
  expect(isEngineModule('/home/me/src/cli/engine.ts')).toBe(false);
  expect(guarded('const a = 1;')).toMatch(/^const a = 1;\nimport /);
});
