/** The values a slider stops at. Amounts that span many powers of ten get as much way for each power. */

/** Ascending; a slider's position is an index. */
export type Scale = readonly number[];

/** Whole numbers of two digits from `least` to `most`, the rest zeros: 0, 1 … 100, 110 … 1000, 1100 … */
export function decadeScale(least: number, most: number): Scale {
  const stops: number[] = [];
  let step = 1;
  for (let value = least; value <= most; value += step) {
    stops.push(value);
    if (value >= 100 * step) step *= 10;
  }
  return stops;
}

/** From `least` to `most` in equal steps. */
export function evenScale(least: number, most: number, step: number): Scale {
  const count = Math.round((most - least) / step);
  return Array.from({ length: count + 1 }, (_, index) => Number((least + index * step).toPrecision(12)));
}

/** The index of the stop nearest to `value`; what lies beyond the ends is at the ends. */
export function nearestStop(scale: Scale, value: number): number {
  const above = scale.findIndex((stop) => stop >= value);
  if (above <= 0) return above === 0 ? 0 : scale.length - 1;
  const [lower = 0, upper = 0] = [scale[above - 1], scale[above]];
  return value - lower < upper - value ? above - 1 : above;
}
