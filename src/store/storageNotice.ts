/** What this browser does not store, in one notice. */
import type { NoticeStore } from './noticeStore.ts';

/** Says why something is not stored, once; null takes it back. */
export type TellOfStorage = (what: 'settings' | 'experiment', problem: string | null) => void;

/** Nothing to complain about yet. */
export function createStorageNotice(notices: NoticeStore): TellOfStorage {
  const problems = new Map<string, string>();
  return (what, problem) => {
    if ((problems.get(what) ?? null) === problem) return;
    if (problem === null) problems.delete(what);
    else problems.set(what, problem);
    const text = [...problems.values()].join(' ');
    if (text === '') notices.dismiss('storage');
    else notices.say({ topic: 'storage', text, action: null });
  };
}
