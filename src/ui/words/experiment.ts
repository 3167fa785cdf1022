/** The experiment itself in words: what is set up and what is asked of it. */
import { assertNever } from '../../base/assert.ts';
import type { KeyChoice, Operation, RatePattern, TableConfiguration } from '../../engine/types.ts';
import { TICKS_PER_SECOND } from '../../protocol/facts.ts';
import { formatClock, formatCount, formatDuration, formatShare, formatUnits } from '../format.ts';

/** `origin#destination` */
export function keyName(attributes: readonly string[]): string {
  return attributes.join('#');
}

/** `12 000 RCU · 4 000 WCU` */
export function capacityWords({ readCapacity, writeCapacity }: TableConfiguration): string {
  return `${formatUnits(readCapacity)} RCU · ${formatUnits(writeCapacity)} WCU`;
}

/** `6 000 GetItem/s, as the items are spread` */
export function operationWords(operation: Operation): string {
  const parts = [
    `${formatCount(operation.requestsPerSecond)} ${operation.kind}/s`,
    keyChoiceWords(operation.keys),
    ...sortKeyWords(operation),
    ...patternWords(operation.pattern),
  ];
  return parts.join(', ');
}

function keyChoiceWords(keys: KeyChoice): string {
  switch (keys.kind) {
    case 'items':
      return 'spread like the items';
    case 'uniform':
      return 'spread evenly over the sets of items';
    case 'zipf':
      return 'most to the first sets of items, ever less to the others';
    case 'hotKey':
      return `${formatShare(keys.share)} to ${Object.values(keys.match).join('#')}`;
    case 'newest':
      return `${formatShare(keys.share)} to the newest key`;
    default:
      return assertNever(keys);
  }
}

function sortKeyWords({ sortKey }: Operation): string[] {
  switch (sortKey) {
    case 'random':
      return [];
    case 'ascending':
      return ['always at the end of the sort keys'];
    case 'latest':
      return ['mostly to the newest items'];
    default:
      return assertNever(sortKey);
  }
}

function patternWords(pattern: RatePattern): string[] {
  switch (pattern.kind) {
    case 'steady':
      return [];
    case 'step':
      return [`× ${formatUnits(pattern.factor)} from ${clockOf(pattern.atSecond)}`];
    case 'spike':
      return [
        `× ${formatUnits(pattern.factor)} at ${clockOf(pattern.atSecond)} for ${formatDuration(pattern.seconds * TICKS_PER_SECOND)}`,
      ];
    case 'ramp':
      return [`rising × ${formatUnits(pattern.factor)} until ${clockOf(pattern.toSecond)}`];
    case 'daily':
      return ['in a daily wave'];
    case 'curve':
      return ['along a curve'];
    default:
      return assertNever(pattern);
  }
}

function clockOf(second: number): string {
  return formatClock(second * TICKS_PER_SECOND);
}
