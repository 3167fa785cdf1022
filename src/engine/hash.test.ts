/**
 * The vectors in `hash.vectors.json` are those of dynalite (github.com/architect/dynalite at c5e5b46, Apache-2.0:
 * test/scan.js, checked by its authors on live DynamoDB) and values computed with dynalite's own code.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalKey, encodeKey, hashHex, hashPosition, positionOf, positionsOf } from './hash.ts';
import vectors from './hash.vectors.json';
import { KEY_SPACE, SORT_KEY_BYTES_MAX } from './limits.ts';
import type { KeyType } from './types.ts';

interface Vector {
  readonly type: string;
  readonly key: string;
  readonly encoded_hex: string;
  readonly md5: string;
  readonly bucket4096: number;
}

const SCAN_ORDER: readonly Vector[] = vectors.dynalite_scan_order_S.order;
const SEGMENTS: readonly Vector[] = vectors.dynalite_segments_4096.cases;
const COMPUTED: readonly Vector[] = vectors.computed;
const ALL = [...SCAN_ORDER, ...SEGMENTS, ...COMPUTED];

function value<Value>(result: { ok: true; value: Value } | { ok: false; problem: string }): Value {
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

function problem(result: { ok: boolean; problem?: string }): string {
  return result.problem ?? 'no problem';
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function encoded(type: string, text: string): string {
  return hex(value(encodeKey(type as KeyType, text)));
}

/** Parallel-scan segment of a position: by its first 3 hex digits, as dynalite's actions/scan.js. */
function segmentOf(position: number, segments: number): number {
  const bucket = Math.floor(position / (KEY_SPACE / 4096));
  for (let segment = 0; ; segment += 1) {
    if (bucket < Math.ceil((4096 * (segment + 1)) / segments)) return segment;
  }
}

test.each(ALL)('K1: the key $key of type $type has the bytes $encoded_hex and the hash $md5', (vector) => {
  const bytes = value(encodeKey(vector.type as KeyType, vector.key));
  const position = value(positionOf(vector.type as KeyType, vector.key));
  expect(hex(bytes)).toBe(vector.encoded_hex);
  expect(hashHex(bytes)).toBe(vector.md5);
  expect(position).toBe(Number.parseInt(vector.md5.slice(0, 13), 16));
  expect(hashPosition(bytes)).toBe(position);
  expect(segmentOf(position, 4096)).toBe(vector.bucket4096);
});

test('K1, O-29: string keys sorted by position are in the order a Scan returned them', () => {
  const keys = ['2', '8', '9', '1', '6', 'hello', '0', '5', '4', 'äáöü', 'aardman', '7', '3', 'zapf'];
  const sorted = keys.toSorted((a, b) => value(positionOf('S', a)) - value(positionOf('S', b)));
  expect(sorted).toEqual(keys);
  expect(SCAN_ORDER.map((vector) => vector.key)).toEqual(keys);
});

test('K1, O-29: of 4,096 segments 3635 and 228 are in the first, 1668 in the second, 3435 in the fifth', () => {
  const segment = (type: KeyType, key: string) => segmentOf(value(positionOf(type, key)), 4096);
  expect(['3635', '228', '1668', '3435'].map((key) => segment('S', key))).toEqual([0, 0, 1, 4]);
  expect(['251', '2388'].map((key) => segment('N', key))).toEqual([1, 4095]);
});

test('K1, O-29: three and five segments begin where dynalite has them, and two halves are four quarters', () => {
  const firstOf = (segments: number) =>
    Array.from({ length: segments }, (_, segment) => {
      for (let bucket = 0; ; bucket += 1) {
        if (segmentOf(bucket * (KEY_SPACE / 4096), segments) === segment) return bucket;
      }
    });
  expect(firstOf(3)).toEqual([0, 1366, 2731]);
  expect(firstOf(5)).toEqual([0, 820, 1639, 2458, 3277]);
  expect(firstOf(4).filter((_, segment) => segment % 2 === 0)).toEqual(firstOf(2));
});

test.each([
  ['0', '80'],
  ['-0.00', '80'],
  ['1', 'c102'],
  ['10', 'c10b'],
  ['99', 'c164'],
  ['100', 'c202'],
  ['999', 'c20a64'],
  ['0.1', 'c00b'],
  ['3.14', 'c1040f'],
  ['999.9', 'c20a645b'],
  ['0.012345', 'c002182e'],
  ['-1', '3e6466'],
  ['-0.09', '3f5c66'],
  ['-999.9', '3d5c020b66'],
  ['1e125', 'ff0b'],
  ['-1e-130', '7f6466'],
])('K1: the number %s has the bytes %s', (text, bytes) => {
  expect(encoded('N', text)).toBe(bytes);
});

test('K1: two ways to write a number are one key', () => {
  for (const text of ['1.0', '01', '+1', '1e0', '0.1E1', '10e-1', '1.']) {
    expect(encoded('N', text)).toBe('c102');
    expect(value(canonicalKey('N', text))).toBe('1');
  }
});

test('K1: a negative number has an end mark unless it fills 20 pairs of digits', () => {
  expect(encoded('N', `-1${'0'.repeat(36)}1`)).toHaveLength(2 * (1 + 19 + 1));
  expect(encoded('N', `-10${'0'.repeat(35)}1.0e1`)).toHaveLength(2 * (1 + 20));
});

test('K1 (seed 1): the bytes of numbers sort as the numbers do', () => {
  const number = fc.tuple(fc.integer(), fc.integer({ min: -20, max: 20 }));
  fc.assert(
    fc.property(number, number, ([a, powerOfA], [b, powerOfB]) => {
      const [left, right] = [`${a}e${powerOfA}`, `${b}e${powerOfB}`];
      const order = encoded('N', left) < encoded('N', right) ? -1 : 1;
      expect(encoded('N', left) === encoded('N', right) ? 0 : order).toBe(
        Math.sign(Number(left) - Number(right)) + 0,
      );
    }),
    { seed: 1 },
  );
});

test('K1 (seed 2): the canonical text of a number is the same key and stays as it is', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: -100, max: 100 }), (digits, power) => {
      const text = `${digits}e${power}`;
      const canonical = value(canonicalKey('N', text));
      expect(encoded('N', canonical)).toBe(encoded('N', text));
      expect(value(canonicalKey('N', canonical))).toBe(canonical);
      expect(Number(canonical)).toBe(Number(text) + 0);
    }),
    { seed: 2 },
  );
});

test('K1: what is not a number, or none of DynamoDB, is refused with a sentence that names it', () => {
  for (const text of ['', 'abc', '1,000', '0x10', 'NaN', 'Infinity', '.', '1e', '--1', ' 1', 'e5']) {
    expect(problem(encodeKey('N', text))).toBe(`"${text}" is not a number.`);
  }
  const digits = '1'.repeat(39);
  expect(problem(encodeKey('N', digits))).toBe(
    `"${digits}" has 39 digits; a DynamoDB number has at most 38.`,
  );
  expect(problem(encodeKey('N', '1e126'))).toMatch(/^"1e126" is too large/);
  expect(problem(encodeKey('N', '-1e-131'))).toMatch(/^"-1e-131" is too close to zero/);
  expect(encodeKey('N', `${'9'.repeat(38)}e88`).ok).toBe(true);
});

test('K1: S hello and B aGVsbG8= have the same bytes and so the same place', () => {
  expect(encoded('B', 'aGVsbG8=')).toBe(encoded('S', 'hello'));
});

test('K1: text that is not padded base64 is no key of type B', () => {
  for (const text of ['aGVsbG8', 'a', '====', 'aGV sbG8=', 'aGVsbG9=']) {
    expect(problem(encodeKey('B', text))).toMatch(`"${text}" is not base64`);
  }
});

test('K1 (seed 3): bytes survive the way through base64', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (bytes) => {
      expect(value(encodeKey('B', Buffer.from(bytes).toString('base64')))).toEqual(bytes);
    }),
    { seed: 3 },
  );
});

test('K1: a partition key has 1 to 2,048 bytes, a sort key at most 1,024', () => {
  expect(problem(encodeKey('S', ''))).toBe('A key has at least 1 byte; this one is empty.');
  expect(problem(encodeKey('B', ''))).toBe('A key has at least 1 byte; this one is empty.');
  expect(encodeKey('S', 'x'.repeat(2048)).ok).toBe(true);
  expect(problem(encodeKey('S', 'ä'.repeat(1025)))).toMatch(/at most 2048 bytes; "ä{40}…" has 2050\.$/);
  expect(encodeKey('S', 'x'.repeat(1025), SORT_KEY_BYTES_MAX).ok).toBe(false);
});

test('K1 (seed 4): many keys at once get the positions they get one by one', () => {
  const key = fc.string({ unit: 'binary', minLength: 1, maxLength: 80 });
  fc.assert(
    fc.property(fc.array(key), (names) => {
      expect(Array.from(value(positionsOf('S', names)))).toEqual(
        names.map((name) => value(positionOf('S', name))),
      );
    }),
    { seed: 4 },
  );
  expect(Array.from(value(positionsOf('N', ['1', '42'])))).toEqual([
    value(positionOf('N', '1')),
    value(positionOf('N', '42')),
  ]);
});

test('K1: many keys at once are refused for the first bad one', () => {
  expect(problem(positionsOf('S', ['a', '', 'b']))).toBe('A key has at least 1 byte; this one is empty.');
  expect(problem(positionsOf('S', ['a', 'x'.repeat(2049)]))).toMatch(/has 2049\.$/);
  expect(positionsOf('S', ['x'.repeat(2048)]).ok).toBe(true);
  expect(problem(positionsOf('N', ['1', 'one']))).toBe('"one" is not a number.');
});

test('K1 (seed 5): positions are whole numbers below 2^52', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (name) => {
      const position = value(positionOf('S', name));
      expect(Number.isSafeInteger(position) && position >= 0 && position < KEY_SPACE).toBe(true);
    }),
    { seed: 5 },
  );
});
