/** Heat in steps: a picture changes only when a step does, and a step can be named in a style sheet. */

/** Number of steps above none. */
export const HEAT_STEPS = 16;

/** 0 for nothing at all, 1 for the slightest use, `HEAT_STEPS` for `most` and everything above. */
export function heatStep(use: number, most: number): number {
  if (!(use > 0) || !(most > 0)) return 0;
  return Math.min(HEAT_STEPS, Math.max(1, Math.round((use / most) * HEAT_STEPS)));
}
