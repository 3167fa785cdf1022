import { expect, test } from 'vitest';
import { createTabs, type TabsOptions } from './tabs.ts';

/** A browser with tabs: what their storage holds, and which names are held. */
function browser() {
  const held = new Set<string>();
  const count = { ids: 0 };
  const newId = (): string => {
    count.ids += 1;
    return `id${count.ids}`;
  };
  /** Only what tabs use: a lock to hold for good, if it is free. */
  const request = (name: string, _: LockOptions, then: (lock: Lock | null) => unknown): Promise<unknown> => {
    const isFree = !held.has(name);
    held.add(name);
    return Promise.resolve(then(isFree ? { name, mode: 'exclusive' } : null));
  };
  const locks = { request } as TabsOptions['locks'];
  const open = (session: Map<string, string>, options: Partial<TabsOptions> = {}) =>
    createTabs({
      storage: () => ({
        getItem: (name) => session.get(name) ?? null,
        setItem: (name, text) => void session.set(name, text),
      }),
      locks,
      newId,
      ...options,
    });
  return { held, open };
}

const locked = (): never => {
  throw new DOMException('No.', 'SecurityError');
};

test('a tab has a name of its own, and has it still when it is loaded again', async () => {
  const { held, open } = browser();
  const session = new Map<string, string>();
  expect(open(session).remembered()).toBeNull();
  expect(await open(session).take(null)).toBe('experiment id1');
  held.clear();
  expect(open(session).remembered()).toBe('experiment id1');
  expect(await open(session).take('experiment other')).toBe('experiment id1');
});

test('a new tab goes on in the name of one that is closed, but not of one that is open', async () => {
  const { held, open } = browser();
  expect(await open(new Map()).take('experiment closed')).toBe('experiment closed');
  expect(await open(new Map()).take('experiment closed')).toBe('experiment id1');
  expect(held.size).toBe(2);
});

test('the copy of a tab gets another name', async () => {
  const { open } = browser();
  const session = new Map<string, string>();
  await open(session).take(null);
  const copy = new Map(session);
  expect(open(copy).remembered()).toBe('experiment id1');
  expect(await open(copy).take('experiment id1')).toBe('experiment id2');
  expect(open(copy).remembered()).toBe('experiment id2');
});

test('where nothing can be locked a tab trusts its memory, and takes no name of another', async () => {
  const refusing = { request: () => Promise.reject(new DOMException('No.', 'SecurityError')) };
  for (const locks of [undefined, refusing as unknown as TabsOptions['locks']]) {
    const { open } = browser();
    const session = new Map<string, string>();
    expect(await open(session, { locks }).take('experiment other')).toBe('experiment id1');
    expect(await open(session, { locks }).take('experiment other')).toBe('experiment id1');
  }
});

test('where nothing can be remembered each load is a new tab', async () => {
  const { held, open } = browser();
  const tabs = open(new Map(), { storage: locked });
  expect(tabs.remembered()).toBeNull();
  expect(await tabs.take(null)).toBe('experiment id1');
  held.clear();
  expect(await open(new Map(), { storage: locked }).take('experiment id1')).toBe('experiment id1');
});

test('a name that is none is not believed', () => {
  const { open } = browser();
  expect(open(new Map([['partitionscope.tab', 'rows:1']])).remembered()).toBeNull();
});
