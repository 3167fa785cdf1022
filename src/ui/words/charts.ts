/** Charts and the line of the run in words. */
import { holdsMeans, type Moment } from '../../draw/charts/chartSeries.ts';
import type { Stretch } from '../../draw/timeline/timelineLayout.ts';
import type { Dimension } from '../../engine/types.ts';
import type { RunMarkKind } from '../../protocol/questions.ts';
import { formatClock, formatDuration, formatUnits } from '../format.ts';
import { unitName } from './names.ts';

/** `4 800 served · 1 200 throttled /s`; `rejected`: writes to full collections. */
export function rateHeadline(served: number, throttled: number, rejected: number): string {
  const parts = [`${formatUnits(served)} served`];
  if (throttled > 0) parts.push(`${formatUnits(throttled)} throttled`);
  if (rejected > 0) parts.push(`${formatUnits(rejected)} rejected`);
  return `${parts.join(' · ')} /s`;
}

/** `00:04:10`: when the clock shows these figures, at the end of their second; or the stretch of time that means are over. */
export function momentClock({ fromTick, toTick }: Pick<Moment, 'fromTick' | 'toTick'>): string {
  const isStretch = holdsMeans({ ticksPerBin: toTick - fromTick });
  return isStretch ? `${formatClock(fromTick)}–${formatClock(toTick)}` : formatClock(toTick);
}

/** One value of a moment, with its name. */
export interface MomentLine {
  readonly name: string;
  readonly value: string;
  readonly isBad: boolean;
}

/** What a chart says about a moment. `capacity`: what the provisioned capacity is called here. */
export function momentLines(moment: Moment, dimension: Dimension, capacity: string): MomentLine[] {
  const unit = unitName(dimension);
  const { offered, served, throttled, throttledMost, rejected, provisioned, tokens } = moment;
  const rate = (units: number): string => `${formatUnits(units)} ${unit}/s`;
  const hidesPeak = throttledMost > throttled * 1.05;
  return [
    { name: 'asked for', value: rate(offered), isBad: false },
    { name: 'served', value: rate(served), isBad: false },
    { name: 'throttled', value: rate(throttled), isBad: throttled > 0 },
    ...(hidesPeak ? [{ name: 'in its worst second', value: rate(throttledMost), isBad: true }] : []),
    ...(rejected > 0 ? [{ name: 'rejected', value: rate(rejected), isBad: true }] : []),
    { name: capacity, value: rate(provisioned), isBad: false },
    { name: 'burst left', value: `${formatUnits(tokens)} ${unit}`, isBad: false },
  ];
}

/** The same as one sentence. */
export function momentSentence(moment: Moment, dimension: Dimension, capacity: string): string {
  const lines = momentLines(moment, dimension, capacity).map(({ name, value }) => `${name} ${value}`);
  return `${momentClock(moment)}: ${lines.join(', ')}`;
}

/** Where on the line of the run one is, for a reader that does not see it. */
export function positionSentence(tick: number, endTick: number, isThrottled: boolean): string {
  const end = tick >= endTick ? ', the end of the run' : ` of ${formatClock(endTick)}`;
  return `${formatClock(tick)}${end}${isThrottled ? ', throttled' : ''}`;
}

/** `throttled from 00:00:10 for 5 s` */
export function stretchWords({ fromTick, toTick }: Stretch): string {
  return `throttled from ${formatClock(fromTick)} for ${formatDuration(toTick - fromTick)}`;
}

/** What a mark stands for. */
export const MARK_NAMES: Readonly<Record<RunMarkKind, string>> = {
  edit: 'your change',
  capacity: 'capacity changed',
  split: 'partition split',
  splitRefused: 'split not possible',
  move: 'partition moved',
  full: 'item collection full',
};

/** `2 × partition split, partition moved` */
export function marksWords(counts: readonly (readonly [kind: RunMarkKind, count: number])[]): string {
  return counts
    .map(([kind, count]) => (count === 1 ? MARK_NAMES[kind] : `${count} × ${MARK_NAMES[kind]}`))
    .join(', ');
}
