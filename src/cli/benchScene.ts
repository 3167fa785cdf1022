/** What both benches run, and how they sum up what they measured. */
import { present } from '../base/assert.ts';
import type { WorldConfiguration } from '../engine/types.ts';
import { defaultOperation, defaultTable } from '../experiment/defaults.ts';

/** A table whose load is spread over many keys, 80 % reads. */
export function configurationOf(
  partitions: number,
  keys: number,
  requestsPerSecond: number,
): WorldConfiguration {
  const choice = { keys: { kind: 'zipf', exponent: 0.7 } } as const;
  return {
    seed: 1,
    items: {
      kind: 'generated',
      itemBytes: 1024,
      groups: [
        {
          sets: keys,
          items: keys,
          spread: { kind: 'even' },
          attributes: { user: { kind: 'sequence', prefix: 'user#', first: 1, digits: 0 } },
        },
      ],
    },
    traffic: {
      arrivals: 'poisson',
      operations: [
        defaultOperation({
          name: 'reads',
          kind: 'GetItem',
          requestsPerSecond: 0.8 * requestsPerSecond,
          ...choice,
        }),
        defaultOperation({
          name: 'writes',
          kind: 'UpdateItem',
          requestsPerSecond: 0.2 * requestsPerSecond,
          ...choice,
        }),
      ],
    },
    tables: [
      defaultTable({
        partitionKey: ['user'],
        readCapacity: requestsPerSecond,
        writeCapacity: requestsPerSecond,
        partitions,
      }),
    ],
  };
}

/** The middle one; of an even number the upper of the two. */
export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

/** The number below which a part of all lies, 0…1. */
export function quantile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((left, right) => left - right);
  const at = Math.min(sorted.length - 1, Math.floor(sorted.length * part));
  return present(sorted[at], 'Something was measured');
}
