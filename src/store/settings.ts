/**
 * What a browser remembers of a visit besides the experiment: settings, and where the run stood. Both lie in
 * localStorage because that is written at once, even while the page is being left. What comes back is checked.
 */
import { fail, type Result, succeed } from '../base/result.ts';
import { type FieldUse, SESSION_FIELDS } from '../experiment/fields.ts';
import { type SessionState, SPEEDS, THEMES } from './sessionStore.ts';
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

/** What is remembered, by name. */
export const SETTING_NAMES = Object.keys(READERS) as readonly SettingName[];

/** Where a run stood when the page was left. */
export interface Position {
  /** Which experiment it belongs to. */
  readonly experiment: string;
  readonly tick: number;
  readonly playing: boolean;
}

/** The browser's own drawer; opening it throws where it is locked. */
export type OpenStorage = () => Pick<Storage, 'getItem' | 'setItem'>;

const SETTINGS = 'partitionscope.settings';
const POSITION = 'partitionscope.position';

/** The settings that were stored and still make sense. */
export function readSettings(open: OpenStorage): Result<Partial<Settings>> {
  const stored = readObject(open, SETTINGS);
  if (!stored.ok) return stored;
  const known = Object.entries(READERS).flatMap(([name, read]) => {
    const value = read(stored.value[name]);
    return value === undefined ? [] : [[name, value]];
  });
  return succeed(Object.fromEntries(known) as Partial<Settings>);
}

/** Stores the settings of a session. */
export function writeSettings(open: OpenStorage, session: SessionState): Result<null> {
  return writeObject(open, SETTINGS, Object.fromEntries(SETTING_NAMES.map((name) => [name, session[name]])));
}

/** Where the run of this experiment stood; null: nobody knows. */
export function readPosition(open: OpenStorage, experiment: string): Position | null {
  const stored = readObject(open, POSITION);
  if (!stored.ok || stored.value['experiment'] !== experiment) return null;
  const { tick, playing } = stored.value;
  if (!Number.isSafeInteger(tick) || (tick as number) < 0 || typeof playing !== 'boolean') return null;
  return { experiment, tick: tick as number, playing };
}

export function writePosition(open: OpenStorage, position: Position): Result<null> {
  return writeObject(open, POSITION, position);
}

type Loose = Readonly<Record<string, unknown>>;

/** The object stored under a name; empty if there is none. */
function readObject(open: OpenStorage, name: string): Result<Loose> {
  let text: string | null = null;
  try {
    text = open().getItem(name);
  } catch (error) {
    return fail(whyStorageFails(error));
  }
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return succeed(typeof value === 'object' && value !== null ? (value as Loose) : {});
  } catch {
    return fail('what lies there is damaged');
  }
}

function writeObject(open: OpenStorage, name: string, value: object): Result<null> {
  try {
    open().setItem(name, JSON.stringify(value));
    return succeed(null);
  } catch (error) {
    return fail(whyStorageFails(error));
  }
}
