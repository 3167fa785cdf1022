/** The way of a file into the page, with a worker that answers when the test says so. */
import { expect, test } from 'vitest';
import { fail, type Result, succeed } from '../../base/result.ts';
import type { Experiment } from '../../experiment/experiment.ts';
import { petsByAnimal } from '../../experiment/scenarios/petsByAnimal.ts';
import { usFlights } from '../../experiment/scenarios/usFlights.ts';
import type { ImportChoice, ImportedRows, ImportProgress, RowsPreview } from '../../protocol/imports.ts';
import { createNoticeStore } from '../../store/noticeStore.ts';
import type { Step } from '../../store/steps.ts';
import { createImportFlow } from './importFlow.ts';

const PREVIEW: RowsPreview = {
  delimiter: ',',
  columns: ['origin', 'destination', 'count'].map((name) => ({
    name,
    distinct: 3,
    numbers: name === 'count' ? 1 : 0,
    notWeight: name === 'count' ? null : '"x"; a weight must be a number',
    first: ['x'],
  })),
  rows: 1,
  isWhole: true,
};

const IMPORTED: ImportedRows = { items: usFlights.items, meanItemBytes: 24, unitsPerRequest: [1, 1] };
const CSV = new File(['origin,destination,count\nATL,ORD,3\n'], 'flights.csv');

interface SetUp {
  readonly files?: readonly File[];
  readonly wanted?: Experiment;
  readonly preview?: Result<RowsPreview>;
  readonly hasRows?: boolean;
}

function setUp({ files = [], wanted, preview = succeed(PREVIEW), hasRows = true }: SetUp = {}) {
  const opened: {
    readonly experiment: Experiment;
    readonly file: File | null;
    readonly steps: readonly Step[];
  }[] = [];
  const read: { readonly choice: ImportChoice; readonly onProgress: (progress: ImportProgress) => void }[] =
    [];
  const state = { cancelled: 0, done: 0 };
  const notices = createNoticeStore();
  let answer: (result: Result<ImportedRows>) => void = () => {};
  const flow = createImportFlow(
    {
      imports: {
        preview: async () => preview,
        read(_file, choice, onProgress) {
          read.push({ choice, onProgress });
          const result = new Promise<Result<ImportedRows>>((settle) => {
            answer = settle;
          });
          const cancel = (): void => {
            state.cancelled += 1;
          };
          return { result, cancel };
        },
      },
      openDocument: (experiment, own, steps) => opened.push({ experiment, file: own, steps }),
      hasRows: () => hasRows,
      notices,
      session: { seek: () => {} },
    },
    { id: 1, files, wanted: wanted ?? null },
    () => {
      state.done += 1;
    },
  );
  const settle = async (result?: Result<ImportedRows>): Promise<void> => {
    if (result !== undefined) void answer(result);
    await new Promise((resume) => setImmediate(resume));
  };
  return { flow, opened, read, state, settle, notices };
}

async function atColumns(options: SetUp = {}) {
  const all = setUp({ files: [CSV], ...options });
  all.flow.begin();
  await all.settle();
  return all;
}

test('a file is looked at, its columns guessed, read, and run', async () => {
  const { flow, opened, read, state, settle } = await atColumns();
  expect(flow.getState()).toMatchObject({ kind: 'columns', choice: { partitionKey: ['origin'] } });
  flow.read();
  expect(flow.getState()).toMatchObject({ kind: 'reading', progress: null });
  const progress = { kind: 'importProgress', importId: 1, bytes: 10, rows: 1 } as const;
  read[0]?.onProgress(progress);
  expect(flow.getState()).toMatchObject({ kind: 'reading', progress });
  await settle(succeed(IMPORTED));
  expect(opened).toEqual([
    { experiment: expect.objectContaining({ name: 'flights.csv' }), file: CSV, steps: [] },
  ]);
  expect(opened[0]?.experiment.tables[0]?.partitionKey).toEqual(['origin']);
  expect(state.done).toBe(1);
});

test('what was chosen is what is read', async () => {
  const { flow, read } = await atColumns();
  const step = flow.getState();
  if (step.kind !== 'columns') throw new Error(step.kind);
  flow.choose({ ...step.choice, sortKey: 'destination', keepsAll: false });
  flow.read();
  expect(read[0]?.choice).toEqual({
    columns: [],
    partitionKey: ['origin'],
    partitionKeyType: 'S',
    sortKey: 'destination',
    weightColumn: 'count',
  });
});

test('a file that cannot be read is told by name, and another can be chosen', async () => {
  const { flow, opened } = await atColumns({ preview: fail('Line 3 has 1 field.') });
  expect(flow.getState()).toEqual({
    kind: 'choose',
    problem: 'flights.csv: Line 3 has 1 field.',
    wanted: null,
  });
  expect(opened).toEqual([]);
});

test('of several files none is taken for the others, and what is wanted stays wanted', async () => {
  const { flow } = await atColumns({ files: [CSV, documentFile(petsByAnimal)], wanted: usFlights });
  expect(flow.getState()).toMatchObject({ kind: 'choose', wanted: usFlights });
  expect(flow.getState()).toMatchObject({ problem: expect.stringMatching(/^2.files were dropped/) });
});

test('a problem further down goes back to the columns, with what was chosen', async () => {
  const { flow, opened, settle } = await atColumns();
  flow.read();
  await settle(fail('Line 70,000: column "count" is "many".'));
  expect(flow.getState()).toMatchObject({
    kind: 'columns',
    problem: 'Line 70,000: column "count" is "many".',
    choice: { weightColumn: 'count' },
  });
  expect(opened).toEqual([]);
});

test('cancel goes back to the columns, and what was read is not used', async () => {
  const { flow, opened, state, settle } = await atColumns();
  flow.read();
  flow.cancel();
  expect(state.cancelled).toBe(1);
  await settle(succeed(IMPORTED));
  expect(flow.getState()).toMatchObject({ kind: 'columns', problem: null });
  expect(opened).toEqual([]);
});

test('closing the dialog while it reads gives the reading up', async () => {
  const { flow, opened, state, settle } = await atColumns();
  flow.read();
  flow.end();
  await settle(succeed(IMPORTED));
  expect(state).toEqual({ cancelled: 1, done: 0 });
  expect(opened).toEqual([]);
});

test('of a document that replays changes that is said, unless only its rows were missing', async () => {
  const edit = { kind: 'configureTable', lane: 0, change: { burst: false } } as const;
  const wanted = { ...usFlights, edits: [{ tick: 50, edit }] };
  const saved = new File([JSON.stringify(wanted)], 'mine.json');
  const opening = setUp({ files: [saved] });
  opening.flow.begin();
  await opening.settle();
  expect(opening.notices.getState().notices).toMatchObject([{ topic: 'replay' }]);
  expect(opening.opened).toMatchObject([{ steps: [{ as: 'change', tick: 50 }] }]);
  const going = setUp({ files: [CSV], wanted });
  going.flow.begin();
  await going.settle(succeed(IMPORTED));
  expect(going.opened).toMatchObject([{ experiment: wanted, steps: [] }]);
  expect(going.notices.getState().notices).toEqual([]);
});

test('a file that is too large is not even looked at', () => {
  const { flow } = setUp();
  const huge = new File([], 'huge.csv');
  Object.defineProperty(huge, 'size', { value: 101 * 1024 * 1024 });
  flow.take(huge);
  expect(flow.getState()).toMatchObject({
    kind: 'choose',
    problem: expect.stringContaining('huge.csv has 101'),
  });
});

function documentFile(experiment: Experiment): File {
  return new File([JSON.stringify(experiment)], 'saved.json');
}

test('an experiment opens as it was', async () => {
  const { opened, state } = await atColumns({ files: [documentFile(petsByAnimal)] });
  expect(opened).toEqual([{ experiment: petsByAnimal, file: null, steps: [] }]);
  expect(state.done).toBe(1);
});

test('an experiment that is none is told by path', async () => {
  const { flow } = await atColumns({ files: [documentFile({ ...petsByAnimal, tables: [] })] });
  expect(flow.getState()).toMatchObject({
    kind: 'choose',
    problem: expect.stringMatching(/^saved\.json: tables is a list of 0/),
  });
});

test('an experiment in a file that is gone is told', async () => {
  const gone = documentFile(petsByAnimal);
  Object.defineProperty(gone, 'text', {
    value: () => Promise.reject(new DOMException('', 'NotReadableError')),
  });
  const { flow } = await atColumns({ files: [gone] });
  expect(flow.getState()).toMatchObject({
    kind: 'choose',
    problem: expect.stringMatching(/^saved\.json: The file cannot be read .* please choose it again\.$/),
  });
});

test('an experiment whose rows are not at hand asks for their file, and takes no other', async () => {
  const { flow, opened, read, settle } = await atColumns({
    files: [documentFile(usFlights)],
    hasRows: false,
  });
  expect(flow.getState()).toEqual({ kind: 'choose', problem: null, wanted: usFlights });
  flow.take(CSV);
  expect(read[0]?.choice).toMatchObject({ columns: ['origin', 'destination'], weightColumn: 'count' });
  await settle(succeed({ ...IMPORTED, items: { ...IMPORTED.items, checksum: '0000000000000000' } }));
  expect(flow.getState()).toMatchObject({
    kind: 'choose',
    wanted: usFlights,
    problem: expect.stringContaining('flights.csv holds other rows'),
  });
  flow.take(CSV);
  await settle(succeed(IMPORTED));
  expect(opened).toEqual([{ experiment: usFlights, file: CSV, steps: [] }]);
});
