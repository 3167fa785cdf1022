/**
 * Where a text stops being JSON. Every JavaScript engine words the errors of `JSON.parse` differently and
 * some do not name the place, so once parsing has failed this reader, which only looks, finds the place. It also finds
 * what `JSON.parse` passes over: a field that is given twice.
 */

/** A place in a text, both from 1, and what is wrong there. */
export interface JsonFlaw {
  readonly line: number;
  readonly column: number;
  readonly what: string;
}

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/** What may come next. A container on the stack is the bracket that closes it. */
type Expected = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'commaOrEnd' | 'nothing';

const WANTED: Readonly<Record<Expected, string>> = {
  value: 'a value is expected',
  valueOrEnd: 'a value or "]" is expected',
  key: 'a field name in double quotes is expected',
  keyOrEnd: 'a field name in double quotes or "}" is expected',
  colon: '":" is expected',
  commaOrEnd: '"," or the end of the list or object is expected',
  nothing: 'nothing more is expected',
};

/** The first flaw of `text` as JSON, or null if there is none. */
export function findJsonFlaw(text: string): JsonFlaw | null {
  const stack: ('}' | ']')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    at += lengthAt(SPACE, text, at);
    const character = text[at];
    if (character === undefined) return expected === 'nothing' ? null : flawAt(text, at, expected);
    const length: number = tokenLength(text, at, expected, stack.at(-1));
    if (length === 0) return flawAt(text, at, expected);
    expected = next(character, expected, stack);
    at += length;
  }
}

/** Where an object names a field that it has named before, from the outside inwards; null: nowhere. `text` is sound JSON. */
export function findRepeatedField(text: string): readonly (string | number)[] | null {
  const closings: ('}' | ']')[] = [];
  /** Of each open container: the place in it, and the fields it has had if it is an object. */
  const places: { at: string | number; readonly names: Set<string> }[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    at += lengthAt(SPACE, text, at);
    const character = text[at];
    const length: number = tokenLength(text, at, expected, closings.at(-1));
    if (character === undefined || length === 0) return null;
    const place = places.at(-1);
    const after = next(character, expected, closings);
    if (after === 'colon' && place !== undefined) {
      place.at = JSON.parse(text.slice(at, at + length)) as string;
      if (place.names.has(place.at)) return places.map((each) => each.at);
      place.names.add(place.at);
    }
    if (character === '{' || character === '[') places.push({ at: 0, names: new Set() });
    else if (character === '}' || character === ']') places.pop();
    else if (character === ',' && typeof place?.at === 'number') place.at += 1;
    expected = after;
    at += length;
  }
}

/** Length of the token at `at` if it may stand there, else 0. */
function tokenLength(text: string, at: number, expected: Expected, closing: '}' | ']' | undefined): number {
  const character = text[at];
  const mayEnd = expected === 'commaOrEnd' || expected === 'valueOrEnd' || expected === 'keyOrEnd';
  if (mayEnd && character === closing) return 1;
  switch (expected) {
    case 'value':
    case 'valueOrEnd':
      if (character === '{' || character === '[') return 1;
      return lengthAt(STRING, text, at) || lengthAt(SCALAR, text, at);
    case 'key':
    case 'keyOrEnd':
      return lengthAt(STRING, text, at);
    case 'colon':
      return character === ':' ? 1 : 0;
    case 'commaOrEnd':
      return character === ',' ? 1 : 0;
    case 'nothing':
      return 0;
  }
}

/** What may follow the token that begins with `character`; keeps the stack of open containers. */
function next(character: string, expected: Expected, stack: ('}' | ']')[]): Expected {
  switch (character) {
    case '{':
      stack.push('}');
      return 'keyOrEnd';
    case '[':
      stack.push(']');
      return 'valueOrEnd';
    case ':':
      return 'value';
    case ',':
      return stack.at(-1) === '}' ? 'key' : 'value';
    case '}':
    case ']':
      stack.pop();
      return stack.length === 0 ? 'nothing' : 'commaOrEnd';
    default:
      if (expected === 'key' || expected === 'keyOrEnd') return 'colon';
      return stack.length === 0 ? 'nothing' : 'commaOrEnd';
  }
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

function flawAt(text: string, at: number, expected: Expected): JsonFlaw {
  const before = text.slice(0, at).split(/\r\n|\r|\n/);
  const found = text.slice(at, at + 20).split(/\s/)[0] ?? '';
  return {
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    what: `${WANTED[expected]}, but ${found === '' ? 'the text ends' : `${JSON.stringify(found)} follows`}`,
  };
}
