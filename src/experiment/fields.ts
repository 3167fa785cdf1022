/**
 * Where each field of the session goes besides the screen. `link`: it is part of what a shared link shows.
 * `browser`: it is remembered for the next visit. The session's type demands a row for every field (`settings.ts`).
 */

/** Where a field goes. */
export interface FieldUse {
  readonly link: boolean;
  readonly browser: boolean;
}

export const SESSION_FIELDS = {
  playing: { link: false, browser: false },
  speed: { link: false, browser: true },
  selection: { link: true, browser: false },
  lane: { link: true, browser: false },
  takeaway: { link: false, browser: false },
  theme: { link: false, browser: true },
  singleKeys: { link: false, browser: true },
} as const satisfies Readonly<Record<string, FieldUse>>;
