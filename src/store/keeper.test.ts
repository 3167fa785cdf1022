import { expect, test } from 'vitest';
import { petsByAnimal } from '../experiment/scenarios/petsByAnimal.ts';
import type { Archive } from './archive.ts';
import { firstCourse } from './experimentStore.ts';
import { createJournal } from './journal.ts';
import { ANSWER_MS, createKeeper } from './keeper.ts';
import { type Kept, recordOf, type SavedExperiment, type StoredRecord } from './kept.ts';
import { createNoticeStore } from './noticeStore.ts';
import { drawer } from './storage.testing.ts';
import { createStorageNotice } from './storageNotice.ts';
import type { Tabs } from './tabs.ts';

const SAVED: SavedExperiment = {
  id: 'one',
  scenario: null,
  opened: petsByAnimal,
  shown: firstCourse([]),
  elsewhere: [],
  file: null,
};

const KEPT: Kept = { saved: SAVED, tick: 70, playing: false };
const OTHER: Kept = { saved: { ...SAVED, id: 'two' }, tick: 5, playing: true };

interface SetUp {
  /** What the database holds. */
  readonly stored?: Readonly<Record<string, unknown>>;
  /** What tabs left in a hurry. */
  readonly left?: Readonly<Record<string, unknown>>;
  readonly remembered?: string | null;
  /** Tabs that are open. */
  readonly open?: readonly string[];
  readonly read?: Archive['read'];
  readonly writing?: () => Promise<string | null>;
}

/** A keeper over a database and a drawer that do as the test says. */
function setUp({ stored = {}, left = {}, remembered = null, open = [], read, writing }: SetUp = {}) {
  const database = new Map<string, unknown>(Object.entries(stored));
  const { texts, open: openDrawer } = drawer(
    Object.fromEntries(
      Object.entries(left).map(([tab, record]) => [`partitionscope.${tab}`, JSON.stringify(record)]),
    ),
  );
  const timers: { readonly task: () => void; readonly delayMs: number }[] = [];
  const notices = createNoticeStore();
  const now: { kept: Kept | null; ms: number } = { kept: KEPT, ms: 1000 };
  const archive: Archive = {
    read: read ?? (async () => new Map(database)),
    readFile: async () => null,
    async write(tab, record: StoredRecord) {
      const problem = writing === undefined ? null : await writing();
      if (problem === null) database.set(tab, record);
      return problem;
    },
    async putAside(tab) {
      database.set('aside 1', database.get(tab));
      database.delete(tab);
    },
  };
  const names: string[] = [];
  const tabs: Tabs = {
    remembered: () => remembered,
    remember: (name) => void names.push(name),
    async take(goesOnFrom) {
      expect(names).toEqual([]);
      const wanted = remembered ?? goesOnFrom;
      return wanted === null || open.includes(wanted) ? 'experiment new' : wanted;
    },
  };
  const keeper = createKeeper(
    {
      archive,
      journal: createJournal(openDrawer),
      tabs,
      now: () => now.ms,
      schedule(task, delayMs) {
        timers.push({ task, delayMs });
        return () => {};
      },
    },
    { notices, tell: createStorageNotice(notices), current: () => now.kept },
  );
  const said = (): string[] => notices.getState().notices.map(({ text }) => text);
  return { keeper, database, texts, timers, notices, now, names, said };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 9; turn += 1) await Promise.resolve();
}

test('what was left is in the database and, until it is there, in the journal; it comes back as it was', async () => {
  const first = setUp();
  expect(await first.keeper.restore()).toBeNull();
  first.keeper.leave();
  const record = recordOf(KEPT, 1000);
  expect(JSON.parse(first.texts.get('partitionscope.experiment new') ?? '')).toEqual(record);
  await settle();
  expect(first.database.get('experiment new')).toEqual(record);
  expect(first.texts.size).toBe(0);
  expect(first.keeper.isIdle()).toBe(true);

  const second = setUp({ stored: { 'experiment new': record } });
  expect(await second.keeper.restore()).toEqual(KEPT);
});

test('what never arrived in the database is found in the journal, and brought in', async () => {
  const { keeper, database, texts } = setUp({
    stored: { 'experiment a': recordOf(OTHER, 10) },
    left: { 'experiment a': recordOf(KEPT, 20), 'experiment b': recordOf(OTHER, 15) },
    remembered: 'experiment a',
  });
  expect(await keeper.restore()).toEqual(KEPT);
  expect([...database]).toEqual([
    ['experiment a', recordOf(KEPT, 20)],
    ['experiment b', recordOf(OTHER, 15)],
  ]);
  expect(texts.size).toBe(0);
});

test.each<[string, unknown]>([
  ['older than the database', recordOf(OTHER, 5)],
  ['nonsense', { writtenMs: 99, opened: 'nonsense' }],
])('a journal that is %s is dropped', async (_, left) => {
  const { keeper, database, texts } = setUp({
    stored: { 'experiment a': recordOf(KEPT, 10) },
    left: { 'experiment a': left },
  });
  expect(await keeper.restore()).toEqual(KEPT);
  expect(database.get('experiment a')).toEqual(recordOf(KEPT, 10));
  expect(texts.size).toBe(0);
});

test('an experiment goes into the journal only once its rows are in the database', async () => {
  const { keeper, now, texts } = setUp();
  await keeper.restore();
  now.kept = { ...KEPT, saved: { ...SAVED, file: new Blob(['id\n1']) } };
  keeper.leave();
  expect(texts.size).toBe(0);
  await settle();
  keeper.leave();
  expect(texts.size).toBe(1);
});

test('a journal that cannot be brought in counts all the same, and stays', async () => {
  const { keeper, texts } = setUp({
    left: { 'experiment a': recordOf(KEPT, 20) },
    writing: async () => 'It is full.',
  });
  expect(await keeper.restore()).toEqual(KEPT);
  expect(texts.size).toBe(1);
});

test('a write that began before the page was left says less than the journal, which stays until the next', async () => {
  const ends: ((problem: string | null) => void)[] = [];
  const { keeper, texts, now, database } = setUp({
    writing: () =>
      new Promise((resolve) => {
        ends.push(resolve);
      }),
  });
  await keeper.restore();
  keeper.changed();
  keeper.hurry();
  now.kept = OTHER;
  keeper.leave();
  ends[0]?.(null);
  await settle();
  expect(texts.size).toBe(1);
  ends[1]?.(null);
  await settle();
  expect(texts.size).toBe(0);
  expect(database.get('experiment new')).toEqual(recordOf(OTHER, 1000));
});

test('a tab keeps its own; a new one goes on from what was written last, beside a tab that is open', async () => {
  const stored = { 'experiment a': recordOf(KEPT, 10), 'experiment b': recordOf(OTHER, 20) };
  const open = ['experiment a', 'experiment b'];
  expect(await setUp({ stored, remembered: 'experiment a' }).keeper.restore()).toEqual(KEPT);
  expect(await setUp({ stored, remembered: 'experiment c' }).keeper.restore()).toBeNull();
  expect(await setUp({ stored }).keeper.restore()).toEqual(OTHER);

  const beside = setUp({ stored, open });
  expect(await beside.keeper.restore()).toEqual(OTHER);
  expect(beside.database.get('experiment new')).toEqual(recordOf(OTHER, 20));
  expect(beside.names).toEqual(['experiment new']);
  beside.keeper.leave();
  await settle();
  expect([...beside.database.keys()]).toEqual(['experiment a', 'experiment b', 'experiment new']);
  expect(beside.database.get('experiment b')).toEqual(recordOf(OTHER, 20));
});

test('a tab does not go by a new name before its record lies there', async () => {
  const stored = { 'experiment a': recordOf(KEPT, 10) };
  const full = { stored, open: ['experiment a'], writing: async () => 'It is full.' };
  const { keeper, names } = setUp(full);
  expect(await keeper.restore()).toEqual(KEPT);
  expect(names).toEqual([]);
});

test('what everybody finds is stored only in place of something else', async () => {
  const { keeper, database, now, texts } = setUp();
  now.kept = null;
  await keeper.restore();
  keeper.leave();
  await settle();
  expect([database.size, texts.size]).toEqual([0, 0]);
  keeper.changed();
  keeper.leave();
  expect(texts.size).toBe(1);
  await settle();
  expect(database.get('experiment new')).toEqual(recordOf(null, 1000));
});

test('before all is read nothing is stored', async () => {
  const { keeper, database, texts } = setUp({ stored: { 'experiment a': recordOf(KEPT, 10) } });
  const restored = keeper.restore();
  keeper.changed();
  keeper.leave();
  await restored;
  expect([database.size, texts.size]).toEqual([1, 0]);
});

test('an experiment that cannot be read is kept aside, said, and the page goes on', async () => {
  const record = { ...recordOf(KEPT, 10), opened: { ...petsByAnimal, version: 9 } };
  const { keeper, said, database } = setUp({ stored: { 'experiment a': record } });
  expect(await keeper.restore()).toBeNull();
  expect(said()).toEqual([expect.stringMatching(/could not be opened: version is 9, .*\. It is kept aside/)]);
  keeper.leave();
  await settle();
  expect([...database.keys()]).toEqual(['aside 1', 'experiment a']);
});

test('where the database cannot be read, it is said and nothing is written over', async () => {
  const { keeper, said, database, texts } = setUp({
    read: () => Promise.reject(new DOMException('No.', 'SecurityError')),
  });
  expect(await keeper.restore()).toBeNull();
  expect(said()).toEqual([
    'Your experiment cannot be kept in this browser: it does not allow this page to store anything. Save it as a file.',
  ]);
  keeper.changed();
  keeper.leave();
  await settle();
  expect([database.size, texts.size]).toEqual([0, 0]);
  expect(keeper.isIdle()).toBe(true);
});

test('a database that does not answer is not waited for', async () => {
  const { keeper, timers, said } = setUp({ read: () => new Promise(() => {}) });
  const restored = keeper.restore();
  expect(timers.map(({ delayMs }) => delayMs)).toEqual([ANSWER_MS]);
  timers[0]?.task();
  expect(await restored).toBeNull();
  expect(said()[0]).toContain('it does not answer');
});

test('what could not be written is said once, and no more when it could', async () => {
  const outcome = { problem: 'It is full.' as string | null };
  const { keeper, notices, said } = setUp({ writing: async () => outcome.problem });
  await keeper.restore();
  keeper.leave();
  await settle();
  expect(said()).toEqual(['It is full.']);
  notices.dismiss('storage');
  keeper.leave();
  await settle();
  expect(said()).toEqual([]);
  outcome.problem = null;
  keeper.leave();
  await settle();
  outcome.problem = 'It is full.';
  keeper.leave();
  await settle();
  expect(said()).toEqual(['It is full.']);
});
