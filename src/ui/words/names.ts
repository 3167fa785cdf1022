/** What things are called wherever the page speaks of them. */
import type { Cause, Dimension } from '../../engine/types.ts';
import { READ } from '../../protocol/facts.ts';
import { formatUnits } from '../format.ts';

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

/** `3 000 RCU/s` */
export function rate(units: number, dimension: Dimension): string {
  return `${formatUnits(units)} ${unitName(dimension)}/s`;
}

/** `9 000 load units/s`: what an SSD bears and is asked for, which is not what a partition is measured in. */
export function loadRate(units: number): string {
  return `${formatUnits(units)} load units/s`;
}

/** What a load unit is. */
export const LOAD_UNITS = 'a read unit is one load unit, a write unit three';

/** A limit in what it is measured in: `3 000 RCU/s`, `9 000 load units/s`. */
export function limitRate(limit: number, dimension: Dimension, cause: Cause): string {
  return cause === 'ssd' ? loadRate(limit) : rate(limit, dimension);
}
