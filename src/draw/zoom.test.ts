import { expect, test } from 'vitest';
import { placeIn, zoomOf } from './zoom.ts';

const element = { getBoundingClientRect: () => ({ left: 100, top: 40 }) };

test('a pointer is placed in the pixels in which an enlarged element is laid out', () => {
  expect(placeIn({ ...element, currentCSSZoom: 2 }, { clientX: 120, clientY: 50 })).toEqual({ x: 10, y: 5 });
});

test('a browser that knows no zoom enlarges nothing', () => {
  expect(zoomOf(element)).toBe(1);
  expect(placeIn(element, { clientX: 120, clientY: 50 })).toEqual({ x: 20, y: 10 });
  expect(placeIn(null, { clientX: 120, clientY: 50 })).toEqual({ x: 0, y: 0 });
});
