/** What would have let a refused request pass. */
import { assertNever } from '../../base/assert.ts';
import type { Explanation } from '../../engine/types.ts';
import { formatShare } from '../format.ts';
import { loadRate, partitionName, rate, ssdName } from './names.ts';

/** The smallest changes after which nothing would have been refused, each as the end of "it would have passed if …". */
export function passedIf({
  smallestChanges,
  partition,
  dimension,
  rejection,
}: Explanation): readonly string[] {
  const ofThrottling = smallestChanges.map((change) => {
    switch (change.kind) {
      case 'lessTraffic':
        return `${partitionName(partition.id)} had been asked for no more than ${rate(change.unitsPerSecond, dimension)}, ${formatShare(1 - change.factor)} less`;
      case 'provision':
        return `the table had had ${rate(change.capacity, dimension)} provisioned`;
      case 'fasterSsd':
        return `${ssdName(partition.ssd)} could bear ${loadRate(change.unitsPerSecond)}`;
      default:
        return assertNever(change);
    }
  });
  return rejection === null
    ? ofThrottling
    : [
        ...ofThrottling,
        `it had gone to another partition key than “${rejection.key}”, or the table had no index`,
      ];
}
