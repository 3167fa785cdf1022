/** The page must not import the engine, so some constants are said twice; here they are held together. */
import { expect, test } from 'vitest';
import * as limits from '../engine/limits.ts';
import * as types from '../engine/types.ts';
import { CAUSES, DIMENSIONS, KEY_SPACE, READ, TICKS_PER_SECOND, WRITE } from './facts.ts';

test('the page and the engine mean the same by the same names', () => {
  expect({ READ, WRITE, DIMENSIONS, CAUSES, TICKS_PER_SECOND, KEY_SPACE }).toEqual({
    READ: types.READ,
    WRITE: types.WRITE,
    DIMENSIONS: types.DIMENSIONS,
    CAUSES: types.CAUSES,
    TICKS_PER_SECOND: limits.TICKS_PER_SECOND,
    KEY_SPACE: limits.KEY_SPACE,
  });
});
