/**
 * Keeps the experiment of this tab, and where its run stood, from one visit to the next: at rest in the database, in
 * a hurry also in the journal. What cannot be kept is said in one sentence, and the page goes on.
 */
import type { Archive } from './archive.ts';
import type { Journal } from './journal.ts';
import { checkRecord, isNothing, type Kept, readRecord, recordOf, writtenMsOf } from './kept.ts';
import type { NoticeStore } from './noticeStore.ts';
import { createSaver } from './saver.ts';
import type { TellOfStorage } from './storageNotice.ts';
import { cannotKeep } from './storageProblem.ts';
import type { Tabs } from './tabs.ts';

/** What the keeper works with; a test has its own. */
export interface KeeperTools {
  readonly archive: Archive;
  readonly journal: Journal;
  readonly tabs: Tabs;
  /** Wall-clock time, milliseconds. */
  readonly now: () => number;
  readonly schedule: (task: () => void, delayMs: number) => () => void;
}

export interface KeeperOptions {
  readonly notices: NoticeStore;
  readonly tell: TellOfStorage;
  /** What is worth keeping now; null: nothing is, the page is as anybody finds it. */
  readonly current: () => Kept | null;
}

export interface Keeper {
  /** The experiment this tab had, or a new one goes on from; null: there is none, or none to be had. Never rejects. */
  readonly restore: () => Promise<Kept | null>;
  /** The experiment has changed. */
  readonly changed: () => void;
  /** What has changed is nothing that goes on changing, as in a drag: store it now. */
  readonly hurry: () => void;
  /** The page is hidden or left: store what there is, at once. */
  readonly leave: () => void;
  /** Whether all is stored. */
  readonly isIdle: () => boolean;
}

/** A database that has not answered after so many milliseconds is not waited for. */
export const ANSWER_MS = 3000;

/** A keeper that has not read or written anything yet. */
export function createKeeper(tools: KeeperTools, { notices, tell, current }: KeeperOptions): Keeper {
  const { archive, journal, tabs, now, schedule } = tools;
  /** The name of this tab. Null: not known before everything was read; what cannot be read must not be written over. */
  let tab: string | null = null;
  /** How many times the journal was written: a write to the database that began before the last one says less. */
  let journaled = 0;
  /** The file with the rows that lies in the database: the journal has no room for one. */
  let storedFile: Blob | null = null;

  const saver = createSaver({
    value: () => ({ kept: current(), writtenMs: now(), journaled }),
    async write(value) {
      if (tab === null) return null;
      const { kept, writtenMs } = value;
      const file = kept?.saved.file ?? null;
      const problem = await archive.write(tab, recordOf(kept, writtenMs), file);
      if (problem !== null) return problem;
      storedFile = file;
      if (value.journaled === journaled) journal.drop(tab);
      return null;
    },
    onWritten: (problem) => tell('experiment', problem),
    schedule,
  });

  /** Brings in what was left in a hurry and never arrived in the database. */
  const bringIn = async (records: Map<string, unknown>): Promise<void> => {
    for (const [name, left] of journal.read()) {
      const record = writtenMsOf(left) < writtenMsOf(records.get(name)) ? null : await checkRecord(left);
      const problem = record === null ? null : await archive.write(name, record, null);
      if (record !== null) records.set(name, record);
      if (problem === null) journal.drop(name);
    }
  };

  const read = async (): Promise<{ readonly name: string; readonly kept: Kept | null }> => {
    const records = new Map(await inTime(archive.read(), schedule));
    await bringIn(records);
    // A tab that was here before holds what is its own, be it nothing.
    const from = tabs.remembered() ?? newestOf(records);
    const name = await tabs.take(from);
    const record = from === null ? undefined : records.get(from);
    // A name without a record says that there is nothing: the record must be there first.
    const copy = name === from || record === undefined ? null : await checkRecord(record);
    if (copy === null || (await archive.write(name, copy, null)) === null) tabs.remember(name);
    if (from === null || record === undefined || isNothing(record)) return { name, kept: null };
    const kept = await readRecord(record);
    if (kept.ok) {
      const saved = { ...kept.value.saved, file: await archive.readFile(record) };
      return { name, kept: { ...kept.value, saved } };
    }
    await archive.putAside(from);
    const text = `The experiment stored in this browser could not be opened: ${withoutStop(kept.problem)}. It is kept aside there, and you start afresh.`;
    notices.say({ topic: 'unreadable', text, action: null });
    return { name, kept: null };
  };

  return {
    async restore() {
      try {
        const { name, kept } = await read();
        tab = name;
        storedFile = kept?.saved.file ?? null;
        return kept;
      } catch (error) {
        tell('experiment', cannotKeep(error));
        return null;
      }
    },
    changed() {
      if (tab !== null) saver.changed();
    },
    hurry: saver.hurry,
    leave() {
      if (tab === null) return;
      const kept = current();
      // Even if nothing changed the run stands elsewhere. As anybody finds it a page is stored only in place of another.
      if (kept !== null) saver.changed();
      // Without its rows it would be worth less than what was there before it.
      const hasItsRows = kept === null || kept.saved.file === null || kept.saved.file === storedFile;
      if (!saver.isIdle() && hasItsRows) {
        journal.write(tab, recordOf(kept, now()));
        journaled += 1;
      }
      saver.hurry();
    },
    isIdle: saver.isIdle,
  };
}

/** The name of the tab whose record was written last; null: there is none. */
function newestOf(records: ReadonlyMap<string, unknown>): string | null {
  const byAge = [...records].sort(([, one], [, other]) => writtenMsOf(one) - writtenMsOf(other));
  return byAge.at(-1)?.[0] ?? null;
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** The answer, unless it takes too long. */
function inTime<Value>(answer: Promise<Value>, schedule: KeeperTools['schedule']): Promise<Value> {
  return new Promise((resolve, reject) => {
    const cancel = schedule(() => reject(new Error('it does not answer')), ANSWER_MS);
    answer.then(resolve, reject).finally(cancel);
  });
}
