import { expect, test } from 'vitest';
import { findJsonFlaw, findRepeatedField } from './jsonSyntax.ts';

const SOUND = [
  '0',
  ' "text" ',
  'null',
  '[]',
  '{}',
  '[1, -2.5e+10, true, [[]], {"a": {}}]',
  '{"a\\u00e9\\n": "\\"", "b": [null]}\n',
  '"\u007f\u0085\u2028"',
];

const FLAWED: readonly [text: string, line: number, column: number, what: string][] = [
  ['', 1, 1, 'a value is expected, but the text ends'],
  ['{\n  "a": 1,\n}', 3, 1, 'a field name in double quotes is expected, but "}" follows'],
  ["{'a': 1}", 1, 2, 'a field name in double quotes or "}" is expected, but "\'a\':" follows'],
  ['{"a" 1}', 1, 6, '":" is expected, but "1}" follows'],
  ['[1, 2', 1, 6, '"," or the end of the list or object is expected, but the text ends'],
  ['[1 2]', 1, 4, '"," or the end of the list or object is expected, but "2]" follows'],
  ['[1,]', 1, 4, 'a value is expected, but "]" follows'],
  ['[1}', 1, 3, '"," or the end of the list or object is expected, but "}" follows'],
  ['{} {}', 1, 4, 'nothing more is expected, but "{}" follows'],
  ['{"a": 01}', 1, 7, 'a value is expected, but "01}" follows'],
  ['{"a": NaN}', 1, 7, 'a value is expected, but "NaN}" follows'],
  ['["a\nb"]', 1, 2, 'a value or "]" is expected, but "\\"a" follows'],
  ['{\r\n"a": 1,\r\n"b": .5}', 3, 6, 'a value is expected, but ".5}" follows'],
];

test('a sound JSON text has no flaw', () => {
  for (const text of SOUND) {
    expect(() => JSON.parse(text)).not.toThrow();
    expect(findJsonFlaw(text), text).toBeNull();
  }
});

test('the first flaw is found by line and column', () => {
  for (const [text, line, column, what] of FLAWED) {
    expect(() => JSON.parse(text), text).toThrow();
    expect(findJsonFlaw(text), text).toEqual({ line, column, what });
  }
});

test('deep nesting does not exhaust the stack', () => {
  expect(findJsonFlaw('['.repeat(200_000))).toMatchObject({ line: 1, column: 200_001 });
});

test('whatever JSON.parse refuses has a flaw, and the reverse (every cut and every dropped character of a text)', () => {
  const text = '{"a": [1, -2.5, {"b": "x\\u0041\\n"}], "c": null, "d": true}';
  const variants = [...text].flatMap((_, at) => [text.slice(0, at), text.slice(0, at) + text.slice(at + 1)]);
  for (const variant of variants) expect(findJsonFlaw(variant) === null, variant).toBe(isJson(variant));
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test('a field that is given twice is found by its path', () => {
  for (const text of SOUND) expect(findRepeatedField(text), text).toBeNull();
  expect(findRepeatedField('{"a": [0, {"b": [], "c": {"b": 1}, "d": "b"}], "b": 1}')).toBeNull();
  expect(findRepeatedField('{"a": 1, "a": 1}')).toEqual(['a']);
  expect(findRepeatedField('{"a": [[0, 1], {"x": {}, "b": 2, "\\u0062": 3}]}')).toEqual(['a', 1, 'b']);
  expect(findRepeatedField('{"__proto__": 1, "__proto__": 2}')).toEqual(['__proto__']);
});
