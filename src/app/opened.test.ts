import { expect, test } from 'vitest';
import type { TimedEdit } from '../engine/types.ts';
import { petsByAnimal } from '../experiment/scenarios/petsByAnimal.ts';
import { usFlights } from '../experiment/scenarios/usFlights.ts';
import { type Course, firstCourse } from '../store/experimentStore.ts';
import type { SavedExperiment } from '../store/kept.ts';
import {
  isAsShipped,
  loadScenario,
  notArrivedText,
  notLoadedText,
  type Opened,
  putAsideText,
  shippedRows,
} from './opened.ts';

/** What becomes of an experiment by these edits. */
function changed(
  opened: Opened,
  edits: readonly TimedEdit[],
  elsewhere: readonly Course[] = [],
): SavedExperiment {
  return { ...opened, shown: firstCourse(edits), elsewhere };
}

const EDIT: TimedEdit = { tick: 0, edit: { kind: 'configureTable', lane: 0, change: { burst: false } } };
const PETS = await loadScenario('pets-by-animal');
const OTHER = await loadScenario('hard-limit');

test('only the first scenario without a change is as shipped', () => {
  expect(isAsShipped(changed(PETS, []))).toBe(true);
  expect(isAsShipped(changed(PETS, [EDIT]))).toBe(false);
  expect(isAsShipped(changed(PETS, [], [firstCourse([EDIT])]))).toBe(false);
  expect(isAsShipped(changed(OTHER, []))).toBe(false);
});

test('what the user made is named when something else takes its place', () => {
  expect(putAsideText(changed(PETS, []), OTHER)).toBeNull();
  expect(putAsideText(changed(PETS, [EDIT]), OTHER)).toBe('“Pets by animal” with your change was put aside.');
  expect(putAsideText(changed(PETS, [EDIT, EDIT]), OTHER)).toBe(
    '“Pets by animal” with your 2 changes was put aside.',
  );
  const other = firstCourse([EDIT]);
  expect(putAsideText(changed(PETS, [], [other]), OTHER)).toBe(
    '“Pets by animal” with its other run was put aside.',
  );
  expect(putAsideText(changed(PETS, [EDIT], [other, other]), OTHER)).toBe(
    '“Pets by animal” with your change and its 2 other runs was put aside.',
  );
  expect(putAsideText(changed(PETS, [EDIT]), PETS)).toBe(
    'The run so far was put aside; what is set now stays.',
  );
  expect(putAsideText(changed(PETS, [EDIT], [other]), PETS)).toBe(
    'The runs so far were put aside; what is set now stays.',
  );
  const own = { ...PETS, scenario: null };
  expect(putAsideText(changed(own, []), OTHER)).toBe('“Pets by animal” was closed.');
  expect(putAsideText(changed(own, []), own)).toBeNull();
});

test('changes that never arrived are named, each once', () => {
  expect(notArrivedText(['Reads: 4 321', 'Burst capacity: off', 'Reads: 4 321'])).toBe(
    '“Reads: 4 321”, “Burst capacity: off” had not arrived in the simulation that stopped.',
  );
});

test('a scenario that cannot be loaded is named, and nothing is lost', () => {
  expect(notLoadedText('One hot key', new TypeError('Failed to fetch.'))).toBe(
    '“One hot key” could not be loaded: Failed to fetch. What was open stays open.',
  );
});

test('rows that are served with the page are found by what is in them', () => {
  const base = 'https://example.org/app/';
  expect(shippedRows(usFlights.items, base)).toEqual({
    kind: 'address',
    address: 'https://example.org/app/data/us-flights-2008.csv',
  });
  expect(shippedRows({ ...usFlights.items, checksum: '0' }, base)).toBeNull();
  expect(shippedRows(petsByAnimal.items, base)).toBeNull();
});
