import { expect, test } from 'vitest';
import { petsByAnimal } from '../experiment/scenarios/petsByAnimal.ts';
import { usFlights } from '../experiment/scenarios/usFlights.ts';
import { checkRecord, isNothing, type Kept, readRecord, recordOf, rowsOf, writtenMsOf } from './kept.ts';

const KEPT: Kept = {
  saved: {
    id: 'one',
    scenario: 'pets-by-animal',
    opened: petsByAnimal,
    edits: [{ tick: 30, edit: { kind: 'configureTable', lane: 0, change: { burst: false } } }],
    file: null,
  },
  tick: 70,
  playing: false,
};

test('what is kept comes back from its record, also as text', async () => {
  const record = recordOf(KEPT, 5);
  expect(writtenMsOf(record)).toBe(5);
  expect(isNothing(record)).toBe(false);
  expect(await readRecord(record)).toEqual({ ok: true, value: KEPT });
  expect(await checkRecord(JSON.parse(JSON.stringify(record)))).toEqual(record);
});

test('that there is nothing is a record, too', async () => {
  const record = recordOf(null, 5);
  expect(isNothing(record)).toBe(true);
  expect(await checkRecord(record)).toEqual(record);
});

test('a record of before positions were in it is the oldest, and stands at the beginning', async () => {
  const { id, scenario, opened, edits } = KEPT.saved;
  const old = { id, scenario, opened, edits };
  expect(writtenMsOf(old)).toBe(0);
  expect(await readRecord(old)).toEqual({ ok: true, value: { ...KEPT, tick: 0, playing: true } });
});

test('a position that makes no sense is the beginning', async () => {
  const record = { ...recordOf(KEPT, 5), tick: -1, playing: 'no' };
  expect(await readRecord(record)).toMatchObject({ ok: true, value: { tick: 0, playing: true } });
});

test('rows are named by what is in them', () => {
  const flights = { ...KEPT, saved: { ...KEPT.saved, opened: usFlights } };
  expect(rowsOf(recordOf(flights, 5))).toBe(usFlights.items.kind === 'rows' ? usFlights.items.checksum : '');
  expect([recordOf(KEPT, 5), recordOf(null, 5), 'nonsense', null].map(rowsOf)).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test.each<[string, unknown]>([
  ['nothing at all', null],
  ['no record', 'nonsense'],
  ['a newer version', { ...KEPT.saved, opened: { ...petsByAnimal, version: 9 } }],
  ['a broken document', { ...KEPT.saved, opened: { ...petsByAnimal, tables: [] } }],
  ['a document that is none', { ...KEPT.saved, opened: 7 }],
  ['broken edits', { ...KEPT.saved, edits: [{ tick: 'soon' }] }],
])('%s is refused with a sentence', async (_, record) => {
  expect(await readRecord(record)).toEqual({ ok: false, problem: expect.stringMatching(/./) });
  expect(await checkRecord(record)).toBeNull();
});
