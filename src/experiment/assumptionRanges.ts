/** Which numbers the assumed constants may be. Apart from the other ranges: the page needs them only when they are shown. */
import { amount, PARTITIONS_MAX, type Range, SHARE, UNITS_MAX, whole } from './ranges.ts';

const BYTES_MAX = 1e15;
const DAY_SECONDS = 86_400;

/** Named as in `Assumptions`. */
export const ASSUMPTION_RANGES = {
  split: {
    observeSeconds: whole(1, DAY_SECONDS, 'seconds'),
    servedShare: SHARE,
    refusedShare: SHARE,
    splitSeconds: amount(0.1, DAY_SECONDS, 'seconds'),
    leastRelief: SHARE,
    sequentialShare: SHARE,
  },
  ssd: {
    unitsPerSecond: amount(1, UNITS_MAX, 'load units/s'),
    bytes: amount(1, BYTES_MAX, 'bytes'),
    count: whole(1, PARTITIONS_MAX, 'SSDs'),
  },
  balance: {
    lookSeconds: whole(1, 3600, 'seconds'),
    meanSeconds: whole(1, 3600, 'seconds'),
    loadShare: SHARE,
    fillShare: SHARE,
    leastGain: SHARE,
    smallBytes: amount(0, BYTES_MAX, 'bytes'),
    smallUnitsPerSecond: amount(0, UNITS_MAX, 'load units/s'),
    groupShare: SHARE,
    bytesPerSecond: amount(1, BYTES_MAX, 'bytes/s'),
    leastSeconds: amount(0.1, DAY_SECONDS, 'seconds'),
  },
} as const satisfies Record<string, Record<string, Range>>;
