/**
 * Keeps what the user made from one visit to the next: settings, the experiment, and where its run stood. What cannot
 * be kept is said in one sentence, and the page goes on.
 */
import type { Result } from '../base/result.ts';
import type { Archive, SavedExperiment } from './archive.ts';
import type { NoticeStore } from './noticeStore.ts';
import { createSaver } from './saver.ts';
import type { SessionStore } from './sessionStore.ts';
import {
  type OpenStorage,
  readPosition,
  readSettings,
  SETTING_NAMES,
  writePosition,
  writeSettings,
} from './settings.ts';
import { whyStorageFails } from './storageProblem.ts';

/** An experiment from an earlier visit, and where its run stood. */
export interface Kept {
  readonly saved: SavedExperiment;
  readonly tick: number;
  readonly playing: boolean;
}

export interface KeeperOptions {
  readonly archive: Archive;
  readonly storage: OpenStorage;
  readonly session: SessionStore;
  readonly notices: NoticeStore;
  /** What is worth keeping now; null: nothing is, the page is as anybody finds it. */
  readonly current: () => Kept | null;
  readonly schedule: (task: () => void, delayMs: number) => () => void;
}

export interface Keeper {
  /** Brings the settings back, and writes them down from here on; the result ends that. */
  readonly followSettings: () => () => void;
  /** The experiment of the visit before; null: there is none, or none to be had. Never rejects. */
  readonly restore: () => Promise<Kept | null>;
  /** The experiment is another, or has changed. */
  readonly changed: () => void;
  /** The page is hidden or left: store what there is, at once. */
  readonly leave: () => void;
  /** Whether all is stored. */
  readonly isIdle: () => boolean;
}

/** A database that has not answered after so many milliseconds is not waited for. */
export const ANSWER_MS = 3000;

/** A keeper that has not read or written anything yet. */
export function createKeeper(options: KeeperOptions): Keeper {
  const { archive, storage, session, notices, current, schedule } = options;
  /** What could not be read must not be written over, so nothing is stored in such a visit. */
  let isLocked = false;
  const problems = new Map<'settings' | 'experiment', string>();

  /** Says what is not stored, once; takes it back when storing works again. */
  const tell = (what: 'settings' | 'experiment', problem: string | null): void => {
    if ((problems.get(what) ?? null) === problem) return;
    if (problem === null) problems.delete(what);
    else problems.set(what, problem);
    const text = [...problems.values()].join(' ');
    if (text === '') notices.dismiss('storage');
    else notices.say({ topic: 'storage', text, action: null });
  };

  const tellOfSettings = (result: Result<unknown>): void =>
    tell('settings', result.ok ? null : `Settings cannot be kept in this browser: ${result.problem}.`);

  const saver = createSaver({
    value: () => current()?.saved ?? null,
    write: archive.write,
    onWritten: (problem) => tell('experiment', problem),
    schedule,
  });

  const read = async (): Promise<Kept | null> => {
    const found = await inTime(archive.read(), schedule);
    if (found.kind === 'nothing') return null;
    if (found.kind === 'unreadable') {
      const text = `The experiment stored in this browser could not be opened: ${withoutStop(found.why)}. It is kept aside there, and you start afresh.`;
      notices.say({ topic: 'unreadable', text, action: null });
      return null;
    }
    const { saved } = found;
    const position = readPosition(storage, saved.id);
    return { saved, tick: position?.tick ?? 0, playing: position?.playing ?? true };
  };

  return {
    followSettings() {
      const settings = readSettings(storage);
      if (settings.ok) session.setState(settings.value);
      tellOfSettings(settings);
      return session.subscribe((now, before) => {
        if (SETTING_NAMES.some((name) => now[name] !== before[name]))
          tellOfSettings(writeSettings(storage, now));
      });
    },
    async restore() {
      try {
        return await read();
      } catch (error) {
        isLocked = true;
        const why = whyStorageFails(error);
        tell('experiment', `Your experiment cannot be kept in this browser: ${why}. Save it as a file.`);
        return null;
      }
    },
    changed() {
      if (!isLocked) saver.changed();
    },
    leave() {
      if (isLocked) return;
      const kept = current();
      // If it fails, the run stands at its beginning next time: nothing that was made is lost.
      if (kept !== null)
        writePosition(storage, { experiment: kept.saved.id, tick: kept.tick, playing: kept.playing });
      saver.hurry();
    },
    isIdle: saver.isIdle,
  };
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** The answer, unless it takes too long. */
function inTime<Value>(answer: Promise<Value>, schedule: KeeperOptions['schedule']): Promise<Value> {
  return new Promise((resolve, reject) => {
    const cancel = schedule(() => reject(new Error('it does not answer')), ANSWER_MS);
    answer.then(resolve, reject).finally(cancel);
  });
}
