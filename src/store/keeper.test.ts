import { expect, test } from 'vitest';
import { petsByAnimal } from '../experiment/scenarios/petsByAnimal.ts';
import type { Archive, ReadBack, SavedExperiment } from './archive.ts';
import { ANSWER_MS, createKeeper, type Kept } from './keeper.ts';
import { createNoticeStore } from './noticeStore.ts';
import { createSessionStore } from './sessionStore.ts';

const SAVED: SavedExperiment = {
  id: 'one',
  scenario: null,
  opened: petsByAnimal,
  edits: [],
  file: null,
};

interface SetUp {
  readonly read?: () => Promise<ReadBack>;
  readonly written?: string | null;
  readonly isLocked?: boolean;
}

/** A keeper over a database and a drawer that do as the test says. */
function setUp({ read = async () => ({ kind: 'nothing' }), written = null, isLocked = false }: SetUp = {}) {
  const writes: (SavedExperiment | null)[] = [];
  const texts = new Map<string, string>();
  const timers: { readonly task: () => void; readonly delayMs: number }[] = [];
  const archive: Archive = {
    read,
    async write(saved) {
      writes.push(saved);
      return written;
    },
  };
  const session = createSessionStore(() => {});
  const notices = createNoticeStore();
  const now: { kept: Kept | null } = { kept: { saved: SAVED, tick: 70, playing: false } };
  const keeper = createKeeper({
    archive,
    storage: () => {
      if (isLocked) throw new DOMException('No.', 'SecurityError');
      return {
        getItem: (name) => texts.get(name) ?? null,
        setItem: (name, text) => void texts.set(name, text),
      };
    },
    session,
    notices,
    current: () => now.kept,
    schedule(task, delayMs) {
      timers.push({ task, delayMs });
      return () => {};
    },
  });
  const said = (): string[] => notices.getState().notices.map(({ text }) => text);
  return { keeper, writes, texts, timers, session, notices, now, said };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
}

test('what it stored comes back, at the tick it stood at', async () => {
  const { keeper, texts, writes } = setUp({ read: async () => ({ kind: 'experiment', saved: SAVED }) });
  expect(await keeper.restore()).toEqual({ saved: SAVED, tick: 0, playing: true });
  keeper.changed();
  keeper.leave();
  expect(writes).toEqual([SAVED]);
  expect(texts.get('partitionscope.position')).toContain('70');
  expect(await keeper.restore()).toEqual({ saved: SAVED, tick: 70, playing: false });
});

test('what everybody finds is not stored, and what was is forgotten', async () => {
  const { keeper, writes, now } = setUp();
  now.kept = null;
  keeper.changed();
  keeper.leave();
  expect(writes).toEqual([null]);
});

test('an experiment that cannot be read is kept aside, said, and the page goes on', async () => {
  const { keeper, said, writes } = setUp({
    read: async () => ({ kind: 'unreadable', why: 'version is 9.' }),
  });
  expect(await keeper.restore()).toBeNull();
  expect(said()).toEqual([expect.stringMatching(/could not be opened: version is 9\. It is kept aside/)]);
  keeper.changed();
  keeper.leave();
  expect(writes).toHaveLength(1);
});

test('where the database cannot be read, it is said and nothing is written over', async () => {
  const { keeper, said, writes } = setUp({
    read: () => Promise.reject(new DOMException('No.', 'SecurityError')),
  });
  expect(await keeper.restore()).toBeNull();
  expect(said()).toEqual([
    'Your experiment cannot be kept in this browser: it does not allow this page to store anything. Save it as a file.',
  ]);
  keeper.changed();
  keeper.leave();
  expect(writes).toEqual([]);
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
  const { keeper, notices, said } = setUp({
    get written() {
      return outcome.problem;
    },
  });
  keeper.changed();
  keeper.leave();
  await settle();
  expect(said()).toEqual(['It is full.']);
  notices.dismiss('storage');
  keeper.changed();
  keeper.leave();
  await settle();
  expect(said()).toEqual([]);
});

test('settings come back and are followed; where they cannot be kept, that is said', () => {
  const { keeper, session, texts } = setUp();
  texts.set('partitionscope.settings', '{"theme":"dark"}');
  const stop = keeper.followSettings();
  expect(session.getState().theme).toBe('dark');
  session.setSpeed(60);
  expect(JSON.parse(texts.get('partitionscope.settings') ?? '')).toMatchObject({ theme: 'dark', speed: 60 });
  stop();
  session.setSpeed(600);
  expect(texts.get('partitionscope.settings')).toContain('60');

  const blocked = setUp({ isLocked: true });
  blocked.keeper.followSettings();
  expect(blocked.said()).toEqual([
    'Settings cannot be kept in this browser: it does not allow this page to store anything.',
  ]);
});
