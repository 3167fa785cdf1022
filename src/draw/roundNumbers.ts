/** Round numbers for an axis that begins at 0, those of `ticks` in d3, which would bring more than itself along. */

/** Steps within a power of ten, each with the rough step from which on it is the nearest. */
const STEPS = [
  [10, Math.sqrt(50)],
  [5, Math.sqrt(10)],
  [2, Math.SQRT2],
] as const;

/** About `count` numbers above 0 and up to `top`, evenly apart: by 1, 2 or 5 times a power of ten. */
export function roundNumbers(top: number, count: number): number[] {
  const rough = top / count;
  const power = Math.floor(Math.log10(rough));
  const [step] = STEPS.find(([, least]) => rough / 10 ** power >= least) ?? [1];
  // A tenth is no double: what is below 1 is divided by whole numbers.
  const at = (index: number): number =>
    power < 0 ? (index * step) / 10 ** -power : index * step * 10 ** power;
  const length = Math.round(top / at(1));
  return Array.from({ length }, (_, index) => at(index + 1)).filter((value) => value <= top);
}
