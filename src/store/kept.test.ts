import { expect, test } from 'vitest';
import type { Edit } from '../engine/types.ts';
import { petsByAnimal } from '../experiment/scenarios/petsByAnimal.ts';
import { usFlights } from '../experiment/scenarios/usFlights.ts';
import { firstCourse } from './experimentStore.ts';
import { checkRecord, isNothing, type Kept, readRecord, recordOf, rowsOf, writtenMsOf } from './kept.ts';
import { type Change, lastChange, lastUndone } from './steps.ts';

const NO_BURST: Edit = { kind: 'configureTable', lane: 0, change: { burst: false } };
const BURST: Edit = { kind: 'configureTable', lane: 0, change: { burst: true } };
const CHANGE: Change = {
  label: 'Burst capacity: off',
  edits: [NO_BURST],
  revert: [BURST],
  gesture: null,
  place: 'burst',
};

const KEPT: Kept = {
  saved: {
    id: 'one',
    scenario: 'pets-by-animal',
    opened: petsByAnimal,
    shown: {
      id: 2,
      parent: 1,
      forkedAt: 30,
      endTick: 80,
      edits: [
        { tick: 30, edit: NO_BURST },
        { tick: 40, edit: BURST },
      ],
      steps: [
        { change: CHANGE, as: 'change', tick: 30, untilTick: 35 },
        { change: CHANGE, as: 'undo', tick: 40, untilTick: 40 },
      ],
    },
    elsewhere: [{ ...firstCourse([]), endTick: 500 }],
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
  const text = JSON.stringify(record);
  expect(await checkRecord(JSON.parse(text))).toEqual(record);
  // Undoing looks for the very change that was made.
  const read = await readRecord(JSON.parse(text));
  expect(read.ok && lastUndone(read.value.saved.shown, 40)?.label).toBe('Burst capacity: off');
  expect(read.ok && lastChange(read.value.saved.shown, 40)).toBeNull();
});

test('what can be undone is less than the experiment: where it makes no sense it is left out', async () => {
  const record = recordOf(KEPT, 5);
  const broken = JSON.parse(JSON.stringify(record).replaceAll('"revert":[{', '"revert":[7,{'));
  const read = await readRecord(broken);
  expect(read).toMatchObject({ ok: true, value: { saved: { shown: { endTick: 80, steps: [] } } } });
});

test('that there is nothing is a record, too', async () => {
  const record = recordOf(null, 5);
  expect(isNothing(record)).toBe(true);
  expect(await checkRecord(record)).toEqual(record);
});

test('a record of before positions were in it is the oldest, and stands at the beginning', async () => {
  const { id, scenario, opened, shown } = KEPT.saved;
  const { edits } = shown;
  const old = { id, scenario, opened, edits };
  const saved = { ...KEPT.saved, shown: firstCourse(edits), elsewhere: [] };
  expect(writtenMsOf(old)).toBe(0);
  expect(await readRecord(old)).toEqual({ ok: true, value: { saved, tick: 0, playing: true } });
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
  ['broken edits', { ...KEPT.saved, shown: undefined, edits: [{ tick: 'soon' }] }],
  ['a broken branch', { ...KEPT.saved, shown: { edits: [{ tick: 'soon' }] } }],
  ['another broken branch', { ...KEPT.saved, elsewhere: [{ id: 3, edits: 'none' }] }],
  ['two branches of one name', { ...KEPT.saved, elsewhere: [{ id: 2, edits: [] }] }],
  ['branches that are no list', { ...KEPT.saved, elsewhere: 'there' }],
])('%s is refused with a sentence', async (_, record) => {
  expect(await readRecord(record)).toEqual({ ok: false, problem: expect.stringMatching(/./) });
  expect(await checkRecord(record)).toBeNull();
});
