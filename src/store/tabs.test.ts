import { expect, test } from 'vitest';
import { createTabs, type Tabs, type TabsOptions } from './tabs.ts';

/** A browser with tabs: what their storage holds, and which names are held. */
function browser() {
  const held = new Set<string>();
  const count = { ids: 0 };
  const newId = (): string => {
    count.ids += 1;
    return `id${count.ids}`;
  };
  /** Only what tabs use: a lock for good, now or after a time; here nobody's patience lasts. */
  const request = async (name: string, options: LockOptions, then: (lock: Lock | null) => unknown) => {
    const isFree = !held.has(name);
    if (!isFree && options.ifAvailable !== true) throw options.signal?.reason;
    held.add(name);
    return then(isFree ? { name, mode: 'exclusive' } : null);
  };
  const locks = { request } as unknown as TabsOptions['locks'];
  const open = (session: Map<string, string>, options: Partial<TabsOptions> = {}) =>
    createTabs({
      storage: () => ({
        getItem: (name) => session.get(name) ?? null,
        setItem: (name, text) => void session.set(name, text),
      }),
      locks,
      patience: () => AbortSignal.abort(),
      newId,
      ...options,
    });
  return { held, open };
}

/** What a load of the page does. */
async function load(tabs: Tabs, goesOnFrom: string | null): Promise<string> {
  const name = await tabs.take(goesOnFrom);
  tabs.remember(name);
  return name;
}

const locked = (): never => {
  throw new DOMException('No.', 'SecurityError');
};

test('a tab has a name of its own, and has it still when it is loaded again', async () => {
  const { held, open } = browser();
  const session = new Map<string, string>();
  expect(open(session).remembered()).toBeNull();
  expect(await load(open(session), null)).toBe('experiment id1');
  held.clear();
  expect(open(session).remembered()).toBe('experiment id1');
  expect(await load(open(session), 'experiment other')).toBe('experiment id1');
});

test('a new tab goes on in the name of one that is closed, but not of one that is open', async () => {
  const { held, open } = browser();
  expect(await load(open(new Map()), 'experiment closed')).toBe('experiment closed');
  expect(await load(open(new Map()), 'experiment closed')).toBe('experiment id1');
  expect(held.size).toBe(2);
});

test('the copy of a tab gets another name', async () => {
  const { open } = browser();
  const session = new Map<string, string>();
  await load(open(session), null);
  const copy = new Map(session);
  expect(open(copy).remembered()).toBe('experiment id1');
  expect(await load(open(copy), 'experiment id1')).toBe('experiment id2');
  expect(open(copy).remembered()).toBe('experiment id2');
});

test('a name that was taken and not remembered is of no consequence', async () => {
  const { open } = browser();
  const session = new Map<string, string>();
  await open(session).take(null);
  expect(open(session).remembered()).toBeNull();
});

test('where nothing can be locked a tab trusts its memory, and takes no name of another', async () => {
  const refusing = { request: () => Promise.reject(new DOMException('No.', 'SecurityError')) };
  for (const locks of [undefined, refusing as unknown as TabsOptions['locks']]) {
    const { open } = browser();
    const options = { locks, patience: () => new AbortController().signal };
    const session = new Map<string, string>();
    expect(await load(open(session, options), 'experiment other')).toBe('experiment id1');
    expect(await load(open(session, options), 'experiment other')).toBe('experiment id1');
  }
});

test('where nothing can be remembered each load is a new tab', async () => {
  const { held, open } = browser();
  const tabs = open(new Map(), { storage: locked });
  expect(tabs.remembered()).toBeNull();
  expect(await load(tabs, null)).toBe('experiment id1');
  held.clear();
  expect(await load(open(new Map(), { storage: locked }), 'experiment id1')).toBe('experiment id1');
});

test('a name that is none is not believed', () => {
  const { open } = browser();
  expect(open(new Map([['partitionscope.tab', 'rows:1']])).remembered()).toBeNull();
});
