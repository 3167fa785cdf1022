/**
 * What nobody publishes: the figures this model assumes, each a default that an experiment may change.
 * The page shows them as assumptions, never as facts.
 */
import type { Assumptions } from './types.ts';

/** The defaults, grouped by the rules they belong to. */
export const ASSUMPTIONS: Assumptions = {
  burst: {
    /** C3. Nobody publishes what a new table's bucket holds; empty is the careful answer. */
    start: 'empty',
  },
  split: {
    /** S2. "Minutes" is all that is published. */
    observeSeconds: 300,
    /** S2. 90 % of a hard limit, served on average over the observation. */
    servedShare: 0.9,
    /** S2. Refused for the hard limit in 80 % of the seconds. */
    refusedShare: 0.8,
    /** S2. Two minutes from the announcement to the children. */
    splitSeconds: 120,
    /** S3. A cut that takes off less than 5 % is not worth it. */
    leastRelief: 0.05,
    /** S4. Half of the heat at the newest end: a cut would leave it all on one side again. */
    sequentialShare: 0.5,
  },
  ssd: {
    /** B1. Scaled down so that balancing can be seen: three partitions' hard limits of reads. */
    unitsPerSecond: 9000,
    /** B1. Scaled down too: 40 GB. */
    bytes: 40 * 1024 * 1024 * 1024,
    /** B3. As many as capacity and bytes need. */
    count: null,
  },
  balance: {
    /** B4. */
    lookSeconds: 5,
    /** B4. */
    meanSeconds: 30,
    /** B4. Relieved from 80 % of its units/s … */
    loadShare: 0.8,
    /** B4. … or 85 % of its bytes. */
    fillShare: 0.85,
    /** B4. A move must lower the highest load by 5 %. */
    leastGain: 0.05,
    /** B4. Small: under 1 GB and 120 units/s. */
    smallBytes: 1024 * 1024 * 1024,
    smallUnitsPerSecond: 120,
    /** B4. A group of small partitions fills an SSD to 70 % at most. */
    groupShare: 0.7,
    /** B4. 100 MB/s, and 5 s at least so that a move can be seen. */
    bytesPerSecond: 100 * 1024 * 1024,
    leastSeconds: 5,
  },
};
