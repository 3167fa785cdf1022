/** In place of figures that there are none of. */
import type { Measured } from '../../protocol/messages.ts';

/** Where there is room for two words only. */
export const NOT_MEASURED = 'not measured';

/** Why there are no figures; null: there are. */
export function unmeasuredText(measured: Measured): string | null {
  if (measured === 'yes') return null;
  return measured === 'changed' ? 'Not measured since your change' : 'Nothing measured yet';
}
