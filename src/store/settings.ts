/** What a browser remembers of a visit besides the experiment: settings, in localStorage. What comes back is checked. */
import { fail, type Result, succeed } from '../base/result.ts';
import { type FieldUse, SESSION_FIELDS } from '../experiment/fields.ts';
import { type SessionState, type SessionStore, SPEEDS, THEMES } from './sessionStore.ts';
import type { TellOfStorage } from './storageNotice.ts';
import { whyStorageFails } from './storageProblem.ts';

/** Each field of the session must have said whether it is remembered. */
const FIELDS = SESSION_FIELDS satisfies Readonly<Record<keyof SessionState, FieldUse>>;

type Fields = typeof FIELDS;
type SettingName = {
  [Name in keyof Fields]: Fields[Name]['browser'] extends true ? Name : never;
}[keyof Fields];

/** What is remembered of the session. */
export type Settings = Pick<SessionState, SettingName>;

/** From what was stored to the value of a setting; undefined: it is none. */
const READERS: { readonly [Name in SettingName]: (value: unknown) => Settings[Name] | undefined } = {
  speed: (value) => SPEEDS.find((speed) => speed === value),
  theme: (value) => THEMES.find((theme) => theme === value),
  singleKeys: (value) => (typeof value === 'boolean' ? value : undefined),
};

const SETTING_NAMES = Object.keys(READERS) as readonly SettingName[];

/** The browser's own drawer; opening it throws where it is locked. */
export type OpenStorage = () => Pick<Storage, 'getItem' | 'setItem'>;

const SETTINGS = 'partitionscope.settings';

/** Brings the settings back, and writes them down from here on; the result ends that. */
export function followSettings(open: OpenStorage, session: SessionStore, tell: TellOfStorage): () => void {
  const tellOf = (result: Result<unknown>): void =>
    tell('settings', result.ok ? null : `Settings cannot be kept in this browser: ${result.problem}.`);
  const settings = readSettings(open);
  if (settings.ok) session.setState(settings.value);
  tellOf(settings);
  return session.subscribe((now, before) => {
    if (SETTING_NAMES.some((name) => now[name] !== before[name])) tellOf(writeSettings(open, now));
  });
}

/** The settings that were stored and still make sense. */
export function readSettings(open: OpenStorage): Result<Partial<Settings>> {
  let text: string | null = null;
  try {
    text = open().getItem(SETTINGS);
  } catch (error) {
    return fail(whyStorageFails(error));
  }
  try {
    const stored: unknown = JSON.parse(text ?? '{}');
    return succeed(typeof stored === 'object' && stored !== null ? known(stored as Loose) : {});
  } catch {
    return fail('what lies there is damaged');
  }
}

type Loose = Readonly<Record<string, unknown>>;

function known(stored: Loose): Partial<Settings> {
  const settings = Object.entries(READERS).flatMap(([name, read]) => {
    const value = read(stored[name]);
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(settings) as Partial<Settings>;
}

/** Stores the settings of a session. */
export function writeSettings(open: OpenStorage, session: SessionState): Result<null> {
  const settings = Object.fromEntries(SETTING_NAMES.map((name) => [name, session[name]]));
  try {
    open().setItem(SETTINGS, JSON.stringify(settings));
    return succeed(null);
  } catch (error) {
    return fail(whyStorageFails(error));
  }
}
