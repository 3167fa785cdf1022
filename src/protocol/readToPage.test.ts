import { expect, test } from 'vitest';
import { readToPage } from './readToPage.ts';

const digest = {
  kind: 'digest',
  run: 1,
  tick: 10,
  endTick: 10,
  branch: 1,
  playing: true,
  search: 'none',
  measured: 'yes',
  lanes: [
    {
      offered: [1, 2],
      served: [1, 2],
      throttled: [
        [0, 0, 0, 0],
        [0, 0, 0, 0],
      ],
      rejected: 0,
      tokens: [0, 0],
      tokensMost: [1, 1],
      provisioned: [1, 1],
      partitions: 1,
      keys: 1,
      items: 1,
      bytes: 1,
    },
  ],
  events: [],
  eventsLeftOut: 0,
  eventsAnew: false,
  problems: [],
};

test('a message that makes sense is taken as it is', () => {
  expect(readToPage(digest)).toEqual({ ok: true, value: digest });
});

const frame = {
  kind: 'frame',
  run: 1,
  sequence: 1,
  revision: 1,
  tick: 0,
  measured: 'yes',
  lanes: [new Float32Array(3)],
};

for (const { what, data, says } of [
  { what: 'no object', data: 'hello', says: '(the message: not an object, but "hello")' },
  { what: 'a long text', data: 'x'.repeat(99), says: `but "${'x'.repeat(60)}…")` },
  { what: 'null', data: null, says: '(the message: not an object, but null)' },
  { what: 'nothing', data: undefined, says: '(the message: not an object, but missing)' },
  { what: 'a list', data: [1, 2], says: '(kind: not text, but missing)' },
  { what: 'no kind', data: { run: 1 }, says: '(kind: not text, but missing)' },
  { what: 'a kind that is no text', data: { kind: 7 }, says: '(kind: not text, but 7)' },
  { what: 'an unknown kind', data: { kind: 'song' }, says: '(kind: not a known kind, but "song")' },
  { what: 'an empty kind', data: { kind: '' }, says: '(kind: not a known kind, but "")' },
  {
    what: 'a kind that every object inherits',
    data: { kind: 'toString' },
    says: '(kind: not a known kind, but "toString")',
  },
  { what: 'a missing field', data: { kind: 'ready' }, says: '(ready: version: not a count, but missing)' },
  { what: 'NaN', data: { ...digest, tick: Number.NaN }, says: '(digest: tick: not a count, but NaN)' },
  {
    what: 'a wrong number deep inside',
    data: { ...digest, lanes: [{ ...digest.lanes[0], tokens: [0, Number.POSITIVE_INFINITY] }] },
    says: '(digest: lanes[0].tokens[1]: not a number, but Infinity)',
  },
  {
    what: 'none of the texts there are',
    data: { ...digest, measured: 'perhaps' },
    says: '(digest: measured: not one of yes, notYet, changed, but "perhaps")',
  },
  {
    what: 'a pair of three',
    data: { ...digest, lanes: [{ ...digest.lanes[0], served: [1, 2, 3] }] },
    says: 'lanes[0].served: 3 members, not 2',
  },
  {
    what: 'columns that are no floats',
    data: { ...frame, lanes: [[1, 2, 3]] },
    says: '(frame: lanes[0]: not a Float32Array, but a list of 3)',
  },
  {
    what: 'an answer without a reason',
    data: { kind: 'answer', requestId: 1, result: { ok: false } },
    says: 'result.problem: not text',
  },
  {
    what: 'an answer without a value',
    data: { kind: 'answer', requestId: 1, result: { ok: true } },
    says: 'result.value: missing',
  },
  {
    what: 'a preview without columns',
    data: { kind: 'previewed', importId: 1, result: { ok: true, value: { delimiter: ',' } } },
    says: 'result.value.columns: not a list',
  },
  {
    what: 'imported rows without a count',
    data: {
      kind: 'imported',
      importId: 1,
      result: { ok: true, value: { items: { checksum: '0' }, meanItemBytes: 1, unitsPerRequest: [1, 1] } },
    },
    says: 'result.value.items.count: not a count',
  },
]) {
  test(`${what} is refused with a sentence that says where`, () => {
    const read = readToPage(data);
    expect(read.ok ? '' : read.problem).toContain(says);
  });
}
