import { expect, test } from 'vitest';
import { createGenerator, type Generator, nextBits, nextFraction } from './random.ts';

function draw(generator: Generator, count: number): number[] {
  return Array.from({ length: count }, () => nextBits(generator));
}

test('D1: from the state 1, 2, 3, 4 the generator gives the outputs of its reference implementation', () => {
  // xoshiro128starstar.c, version 1.1; the same values are in the tests of Rust's rand_xoshiro.
  const outputs = [
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ];
  expect(draw({ a: 1, b: 2, c: 3, d: 4 }, 10)).toEqual(outputs);
});

test('D1: the same seed and stream give the same numbers, on every machine', () => {
  expect(draw(createGenerator(1, 'arrivals'), 3)).toEqual(draw(createGenerator(1, 'arrivals'), 3));
  expect(draw(createGenerator(1, 'arrivals'), 3)).toMatchInlineSnapshot(`
    [
      1538667507,
      877584474,
      1685961631,
    ]
  `);
});

test('D1: another seed or another stream gives other numbers', () => {
  const first = draw(createGenerator(1, 'arrivals'), 3);
  expect(draw(createGenerator(2, 'arrivals'), 3)).not.toEqual(first);
  expect(draw(createGenerator(1, 'keys'), 3)).not.toEqual(first);
});

test('D1, D2: a cloned state goes on as the original does', () => {
  const generator = createGenerator(7, 'arrivals');
  draw(generator, 100);
  const clone = structuredClone(generator);
  expect(draw(clone, 5)).toEqual(draw(generator, 5));
});

test('D1 (seed 3): fractions lie in [0, 1), a half of them below a half', () => {
  const generator = createGenerator(3, 'fractions');
  const fractions = Array.from({ length: 100_000 }, () => nextFraction(generator));
  expect(fractions.every((fraction) => fraction >= 0 && fraction < 1)).toBe(true);
  expect(fractions.filter((fraction) => fraction < 0.5).length / fractions.length).toBeCloseTo(0.5, 2);
});
