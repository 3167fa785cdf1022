import { expect, test } from 'vitest';
import { badgesOf, discWords, ssdWords } from './boardWords.ts';

test('A badge may say less, but never that nothing is refused', () => {
  expect(badgesOf([0, 0])).toEqual([]);
  expect(badgesOf([211, 63.6])).toEqual([
    ['211', '63.6'],
    ['211', '64'],
    ['211', '64'],
    ['211…', ''],
    ['211…', ''],
  ]);
  expect(badgesOf([0, 0.2]).at(-1)).toEqual(['', '1']);
  expect(badgesOf([1185, 298]).slice(1)).toEqual([
    ['1\u202f185', '298'],
    ['1.2k', '298'],
    ['1\u202f185…', ''],
    ['1.2k…', ''],
  ]);
  expect(badgesOf([12_345, 0])[2]).toEqual(['12k', '']);
});

test('what is not measured is called so, in the picture and for those who do not see it', () => {
  const boundary = { position: 0, sort: 0 };
  const place = {
    id: 6,
    parent: null,
    range: { start: boundary, end: boundary },
    keys: 1,
    ssd: 0,
    splitDoneTick: null,
    moveDoneTick: null,
  };
  const figures = {
    place,
    offered: [0, 0],
    served: [0, 0],
    throttled: [0, 0],
    rejected: 0,
    hardLimit: [3000, 1000],
    bytes: 0,
  } as const;
  const told = discWords({ ...figures, isMeasured: false }, 'dog', 200, 0);
  expect(told.use).toBe('1 key');
  expect(told.label).toBe('Partition P6, dog, not measured, 0\u202fbytes');
  expect(discWords({ ...figures, isMeasured: true }, 'dog', 200, 0).label).toContain('0 of 3');
  const ssd = { id: 0, loadMost: 9000, bytesMost: 1000 };
  expect(ssdWords(ssd, null, 0).label).toMatch(/^SSD 1, load not measured, of 9/);
});
