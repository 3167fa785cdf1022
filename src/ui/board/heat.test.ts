import { readFileSync } from 'node:fs';
import { lab } from 'd3';
import { expect, test } from 'vitest';
import { HEAT_STEPS } from '../../draw/heat.ts';

const sheet = readFileSync(new URL('./heat.css', import.meta.url), 'utf8');

/** Colours of the steps in the order of the steps; `theme` 0: light, 1: dark. */
function ramp(theme: 0 | 1): string[] {
  const found = [...sheet.matchAll(/--heat-(\d+): light-dark\((#\w{6}), (#\w{6})\)/g)];
  return found.map((match) => match[2 + theme] ?? '');
}

test('There is a colour for each step of heat in both themes', () => {
  expect(ramp(0)).toHaveLength(HEAT_STEPS);
  expect(ramp(1)).toHaveLength(HEAT_STEPS);
});

test('Heat keeps its order in greyscale: lighter and lighter in the dark, darker and darker in the light', () => {
  for (const [theme, sign] of [
    [0, -1],
    [1, 1],
  ] as const) {
    const lightness = ramp(theme).map((colour) => lab(colour).l * sign);
    expect(lightness).toEqual([...lightness].sort((one, other) => one - other));
  }
});
