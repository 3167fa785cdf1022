/** The browser's own database, in real browsers. */
import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';
import { beforeEach, expect, test } from 'vitest';
import type { Experiment } from '../experiment/experiment.ts';
import { petsByAnimal } from '../experiment/scenarios/petsByAnimal.ts';
import { usFlights } from '../experiment/scenarios/usFlights.ts';
import { createArchive, OTHERS_KEPT } from './archive.ts';
import { firstCourse } from './experimentStore.ts';
import { recordOf, type SavedExperiment, type StoredRecord } from './kept.ts';

const PETS: SavedExperiment = {
  id: 'one',
  scenario: 'pets-by-animal',
  opened: petsByAnimal,
  shown: firstCourse([{ tick: 30, edit: { kind: 'configureTable', lane: 0, change: { burst: false } } }]),
  elsewhere: [],
  file: null,
};

const ROWS = new File(['origin,destination,count\nATL,ORD,3\n'], 'flights.csv');
const FLIGHTS: SavedExperiment = {
  ...PETS,
  id: 'two',
  scenario: null,
  opened: usFlights,
  shown: firstCourse([]),
};

function pets(writtenMs: number): StoredRecord {
  return recordOf({ saved: PETS, tick: 7, playing: true }, writtenMs);
}

function flights(writtenMs: number): StoredRecord {
  return recordOf({ saved: FLIGHTS, tick: 7, playing: true }, writtenMs);
}

const context: { use: UseStore } = { use: createStore('archive-test-0', 'kept') };
const counter = { tests: 0 };

beforeEach(() => {
  counter.tests += 1;
  context.use = createStore(`archive-test-${Date.now()}-${counter.tests}`, 'kept');
});

function keys(): Promise<IDBValidKey[]> {
  return context.use('readonly', (store) => promisifyRequest(store.getAllKeys()));
}

function put(key: string, value: unknown): Promise<unknown> {
  return context.use('readwrite', (store) => promisifyRequest(store.put(value, key)));
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
  expect(await createArchive(context.use).read()).toEqual(new Map());
});

test('each tab has a record of its own, beside the one from before there was one for each', async () => {
  await put('experiment', { id: 'old' });
  const archive = createArchive(context.use);
  expect(await archive.write('experiment a', pets(1), null)).toBeNull();
  expect(await archive.write('experiment b', pets(2), null)).toBeNull();
  expect(await archive.write('experiment a', pets(3), null)).toBeNull();
  expect(await archive.read()).toEqual(
    new Map<string, unknown>([
      ['experiment', { id: 'old' }],
      ['experiment a', pets(3)],
      ['experiment b', pets(2)],
    ]),
  );
});

test('rows come back with what needs them, and go with the last record that does', async () => {
  const archive = createArchive(context.use);
  await archive.write('experiment a', flights(1), ROWS);
  await archive.write('experiment b', flights(2), null);
  expect(await (await archive.readFile(flights(1)))?.text()).toBe(await ROWS.text());
  expect(await archive.readFile(pets(1))).toBeNull();
  await archive.write('experiment a', pets(3), null);
  expect(await archive.readFile(flights(2))).not.toBeNull();
  await archive.write('experiment b', pets(4), null);
  expect(await archive.readFile(flights(2))).toBeNull();
  expect(await keys()).toEqual(['experiment a', 'experiment b']);
});

test('the oldest records make room', async () => {
  const archive = createArchive(context.use);
  await archive.write('experiment rows', flights(1), ROWS);
  for (let tab = 0; tab <= OTHERS_KEPT; tab += 1)
    await archive.write(`experiment ${tab}`, pets(10 - tab), null);
  const left = Array.from({ length: OTHERS_KEPT + 1 }, (_, tab) => `experiment ${tab}`);
  expect(await keys()).toEqual(left);
});

test('that there is nothing is written down only as long as another record could be taken for it', async () => {
  const archive = createArchive(context.use);
  await archive.write('experiment a', pets(1), null);
  await archive.write('experiment b', recordOf(null, 2), null);
  expect(await keys()).toEqual(['experiment a', 'experiment b']);
  await archive.write('experiment a', recordOf(null, 3), null);
  expect(await keys()).toEqual([]);
});

test('what is put aside stays, with its rows', async () => {
  const archive = createArchive(context.use);
  await archive.write('experiment a', flights(1), ROWS);
  await archive.putAside('experiment a');
  await put('experiment b', 'nonsense');
  await archive.putAside('experiment b');
  await archive.write('experiment a', pets(2), null);
  expect(await keys()).toEqual(['aside 1', 'aside 2', 'experiment a', expect.stringMatching(/^rows:/)]);
});

test('if only the file is too large, the experiment is stored without it', async () => {
  const problem = await createArchive(fullForFiles()).write('experiment a', flights(1), ROWS);
  expect(problem).toMatch(/The rows of “US flights of 2008” could not be stored .* its storage is full/);
  expect(await createArchive(context.use).read()).toEqual(new Map([['experiment a', flights(1)]]));
});

test('if nothing can be stored, that is a sentence, and what was there stays', async () => {
  const archive = createArchive(context.use);
  await archive.write('experiment a', pets(1), null);
  const unstorable = { ...petsByAnimal, name: () => 'no text' } as unknown as Experiment;
  const problem = await archive.write(
    'experiment a',
    { ...pets(2), opened: unstorable } as StoredRecord,
    null,
  );
  expect(problem).toMatch(/^Your experiment could not be stored in this browser: .* Save it as a file\.$/);
  expect(await archive.read()).toEqual(new Map([['experiment a', pets(1)]]));
});
