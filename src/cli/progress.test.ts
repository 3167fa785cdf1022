import { expect, test } from 'vitest';
import { bar, createProgress } from './progress.ts';

/** A terminal that remembers, and a clock that is set by hand. */
function fake(isTTY: boolean) {
  const written: string[] = [];
  const clock = { now: 0 };
  const progress = createProgress({ isTTY, write: (text) => written.push(text) }, () => clock.now);
  return { written, clock, progress };
}

test('the bar grows from empty to full and not beyond', () => {
  expect(bar(0)).toBe(`[${'-'.repeat(40)}]   0 %`);
  expect(bar(0.5)).toBe(`[${'#'.repeat(20)}${'-'.repeat(20)}]  50 %`);
  expect(bar(7)).toBe(`[${'#'.repeat(40)}] 100 %`);
  expect(bar(-1)).toBe(bar(0));
});

test('nothing is written where there is no terminal, nor for a run that is over in a moment', () => {
  for (const isTTY of [false, true]) {
    const { written, clock, progress } = fake(isTTY);
    progress.show('simulating', 0.1);
    clock.now = isTTY ? 200 : 10_000;
    progress.show('simulating', 0.9);
    progress.end();
    expect(written).toEqual([]);
  }
});

test('a long run is drawn at most ten times a second, and the line is cleared at the end', () => {
  const { written, clock, progress } = fake(true);
  for (clock.now = 0; clock.now <= 1000; clock.now += 10) progress.show('simulating', clock.now / 1000);
  expect(written).toHaveLength(8);
  expect(written[0]).toContain(' 30 % simulating');
  progress.end();
  expect(written.at(-1)).toBe('\r\u001b[K');
});
