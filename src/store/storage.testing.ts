/** A drawer such as localStorage, for tests. */
import type { OpenDrawer } from './journal.ts';

/** A drawer with these texts in it. */
export function drawer(content: Readonly<Record<string, string>> = {}): {
  readonly texts: Map<string, string>;
  readonly open: OpenDrawer;
} {
  const texts = new Map(Object.entries(content));
  const open: OpenDrawer = () => ({
    getItem: (name) => texts.get(name) ?? null,
    setItem: (name, text) => void texts.set(name, text),
    removeItem: (name) => void texts.delete(name),
    key: (index) => [...texts.keys()][index] ?? null,
    length: texts.size,
  });
  return { texts, open };
}
