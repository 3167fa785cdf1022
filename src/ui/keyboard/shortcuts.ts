/** What keys do wherever the focus is, unless what has it wants them itself. One list: the page obeys it, the dialog shows it. */
import { TICKS_PER_SECOND } from '../../protocol/facts.ts';
import { SPEEDS } from '../../store/sessionStore.ts';
import type { App } from '../appContext.ts';

export interface Shortcut {
  /** As `KeyboardEvent.key` has them, letters small; any of them. */
  readonly keys: readonly string[];
  /** How the keys are called, if not as they are. */
  readonly name: string;
  readonly does: string;
  readonly act: (app: App, key: string) => void;
}

export const SHORTCUTS: readonly Shortcut[] = [
  { keys: [' '], name: 'Space', does: 'Play or pause', act: playOrPause },
  { keys: ['ArrowLeft'], name: '←', does: 'One second back', act: goBack },
  { keys: ['ArrowRight'], name: '→', does: 'One second on', act: step },
  { keys: ['Home'], name: 'Home', does: 'To the start', act: ({ session }) => session.seek(0) },
  {
    keys: ['End'],
    name: 'End',
    does: 'To the newest moment',
    act: ({ session, live }) => session.seek(live.getState().digest?.endTick ?? 0),
  },
  { keys: ['n'], name: 'N', does: 'Next event', act: ({ session }) => session.goToEvent('next') },
  { keys: ['p'], name: 'P', does: 'Previous event', act: ({ session }) => session.goToEvent('previous') },
  {
    keys: SPEEDS.map((_, index) => String(index + 1)),
    name: `1 – ${SPEEDS.length}`,
    does: 'Speed, slow to fast',
    act: ({ session }, key) => session.setSpeed(SPEEDS[Number(key) - 1] ?? SPEEDS[0]),
  },
];

/** The shortcut of a key; undefined: it has none. */
export function shortcutOf(key: string): Shortcut | undefined {
  const plain = key.length === 1 ? key.toLowerCase() : key;
  return SHORTCUTS.find(({ keys }) => keys.includes(plain));
}

/** What has the focus takes keys for itself: who writes or chooses all of them, … */
const TAKES_ALL =
  'input:not([type="radio"], [type="checkbox"], [type="range"]), select, textarea, [contenteditable], dialog';
/** … what is moved by keys those; … */
const TAKES_MOVES = 'input, [role="slider"], [role="listbox"], [role="option"]';
/** … and what is pressed Space. A choice that is made already has no use for it. */
const TAKES_SPACE =
  'input:not([type="radio"]:checked), button, a[href], summary, [role="slider"], [role="listbox"], [role="option"], [role="button"]';

const MOVES = ['ArrowLeft', 'ArrowRight', 'Home', 'End'];

/** Whether a key pressed there is for the element and not for the page. */
export function isTaken(target: { readonly closest: (selector: string) => unknown }, key: string): boolean {
  const takers = [TAKES_ALL];
  if (MOVES.includes(key)) takers.push(TAKES_MOVES);
  if (key === ' ') takers.push(TAKES_SPACE);
  return target.closest(takers.join(', ')) !== null;
}

function playOrPause({ session }: App): void {
  if (session.getState().playing) session.pause();
  else session.play();
}

/**
 * Figures are those of whole seconds, so a step goes to the next one. In the midst of a second that has seen a change it
 * goes on to the end of the first that is wholly of it: a step shows what came of the change.
 */
export function step({ session, live, tickNow }: App): void {
  const isMixed = live.getState().digest?.measured === 'changed' && tickNow() % TICKS_PER_SECOND !== 0;
  if (isMixed) session.step(TICKS_PER_SECOND);
  session.step(TICKS_PER_SECOND);
}

/** To the whole second before, and stands still there. */
function goBack({ session, tickNow }: App): void {
  const tick = tickNow();
  session.pause();
  session.seek(Math.max(0, (Math.ceil(tick / TICKS_PER_SECOND) - 1) * TICKS_PER_SECOND));
}
