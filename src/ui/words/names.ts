/** What things are called wherever the page speaks of them. */
import type { Cause, Dimension } from '../../engine/types.ts';
import { READ } from '../../protocol/facts.ts';

/** `P6` */
export function partitionName(id: number): string {
  return `P${id}`;
}

/** `SSD 3`: people count from one. */
export function ssdName(id: number): string {
  return `SSD ${id + 1}`;
}

/** `RCU` or `WCU` */
export function unitName(dimension: Dimension): string {
  return dimension === READ ? 'RCU' : 'WCU';
}

/** `reads` or `writes` */
export function operationsName(dimension: Dimension): string {
  return dimension === READ ? 'reads' : 'writes';
}

/** `read` or `write` */
export function operationName(dimension: Dimension): string {
  return dimension === READ ? 'read' : 'write';
}

/** The limit that refuses, in a word or two. */
export const CAUSE_NAMES: Readonly<Record<Cause, string>> = {
  hardLimit: 'hard limit of the partition',
  partitionShare: 'capacity share of the partition',
  tableCapacity: 'capacity of the table',
  ssd: 'load of the SSD',
};
