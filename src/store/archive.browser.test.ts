/** The browser's own database, in real browsers. */
import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';
import { beforeEach, expect, test } from 'vitest';
import type { Experiment } from '../experiment/experiment.ts';
import { petsByAnimal } from '../experiment/scenarios/petsByAnimal.ts';
import { usFlights } from '../experiment/scenarios/usFlights.ts';
import { createArchive, type SavedExperiment } from './archive.ts';

const SAVED: SavedExperiment = {
  id: 'one',
  scenario: 'pets-by-animal',
  opened: petsByAnimal,
  edits: [{ tick: 30, edit: { kind: 'configureTable', lane: 0, change: { burst: false } } }],
  file: null,
};

const ROWS = new File(['origin,destination,count\nATL,ORD,3\n'], 'flights.csv');
const FLIGHTS: SavedExperiment = { id: 'two', scenario: null, opened: usFlights, edits: [], file: ROWS };

const context: { use: UseStore } = { use: createStore('archive-test-0', 'kept') };
const counter = { tests: 0 };

beforeEach(() => {
  counter.tests += 1;
  context.use = createStore(`archive-test-${Date.now()}-${counter.tests}`, 'kept');
});

function keys(): Promise<IDBValidKey[]> {
  return context.use('readonly', (store) => promisifyRequest(store.getAllKeys()));
}

function put(value: unknown): Promise<unknown> {
  return context.use('readwrite', (store) => promisifyRequest(store.put(value, 'experiment')));
}

/** A database in which writing files fails as if it were full. */
function fullForFiles(): UseStore {
  return (mode, callback) =>
    context.use(mode, (store) => {
      const put = store.put.bind(store);
      store.put = (value: unknown, key?: IDBValidKey) => {
        if (value instanceof Blob) throw new DOMException('Full.', 'QuotaExceededError');
        return put(value, key);
      };
      return callback(store);
    });
}

test('an empty database holds nothing', async () => {
  expect(await createArchive(context.use).read()).toEqual({ kind: 'nothing' });
});

test('an experiment comes back with its edits', async () => {
  const archive = createArchive(context.use);
  expect(await archive.write(SAVED)).toBeNull();
  expect(await archive.read()).toEqual({ kind: 'experiment', saved: SAVED });
});

test('its file comes back with it, and goes when another experiment comes', async () => {
  const archive = createArchive(context.use);
  await archive.write(FLIGHTS);
  const back = await archive.read();
  if (back.kind !== 'experiment') throw new Error(back.kind);
  expect(await back.saved.file?.text()).toBe(await ROWS.text());
  await archive.write(SAVED);
  expect(await keys()).toEqual(['experiment']);
  await archive.write(null);
  expect(await keys()).toEqual([]);
});

test('two pages do not mix: whoever writes last is found, with the file', async () => {
  const [one, other] = [createArchive(context.use), createArchive(context.use)];
  await one.write(FLIGHTS);
  await other.write(SAVED);
  await one.write({ ...FLIGHTS, id: 'three' });
  const back = await other.read();
  if (back.kind !== 'experiment') throw new Error(back.kind);
  expect(back.saved.id).toBe('three');
  expect(back.saved.file).not.toBeNull();
});

test.each<[string, unknown]>([
  ['no record', 'nonsense'],
  ['a newer version', { ...SAVED, opened: { ...petsByAnimal, version: 9 } }],
  ['a broken document', { ...SAVED, opened: { ...petsByAnimal, tables: [] } }],
  ['broken edits', { ...SAVED, edits: [{ tick: 'soon' }] }],
])('%s is kept aside', async (_, record) => {
  await put(record);
  const archive = createArchive(context.use);
  expect(await archive.read()).toEqual({ kind: 'unreadable', why: expect.stringMatching(/./) });
  expect(await keys()).toEqual(['aside 1']);
  await archive.write(SAVED);
  expect(await keys()).toEqual(['aside 1', 'experiment']);
  await put('more nonsense');
  await archive.read();
  expect(await keys()).toEqual(['aside 1', 'aside 2']);
});

test('if only the file is too large, the experiment is stored without it', async () => {
  const problem = await createArchive(fullForFiles()).write(FLIGHTS);
  expect(problem).toMatch(/The rows of “US flights of 2008” could not be stored .* its storage is full/);
  const back = await createArchive(context.use).read();
  expect(back).toEqual({ kind: 'experiment', saved: { ...FLIGHTS, file: null } });
});

test('if nothing can be stored, that is a sentence, and what was there stays', async () => {
  await createArchive(context.use).write(SAVED);
  const unstorable = { ...petsByAnimal, name: () => 'no text' } as unknown as Experiment;
  const problem = await createArchive(context.use).write({ ...SAVED, id: 'new', opened: unstorable });
  expect(problem).toMatch(/^Your experiment could not be stored in this browser: .* Save it as a file\.$/);
  expect(await createArchive(context.use).read()).toEqual({ kind: 'experiment', saved: SAVED });
});
