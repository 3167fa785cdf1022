/**
 * AWS's published numbers, and the program's own bounds. Nothing here can be changed by a user: what nobody
 * publishes is in `assumptions.ts`. Sources: [DG] Amazon DynamoDB Developer Guide.
 */

/** C1. Read units one partition serves per second. [DG: bp-partition-key-design] */
export const PARTITION_READ_UNITS = 3000;

/** C1. Write units one partition serves per second. [DG: bp-partition-key-design] */
export const PARTITION_WRITE_UNITS = 1000;

/** P1, S1. Bytes one partition holds: 10 GiB. [DG: HowItWorks.Partitions] */
export const PARTITION_BYTES = 10 * 1024 * 1024 * 1024;

/** C3. Seconds of unused capacity that are kept for a burst. [DG: burst-adaptive-capacity] */
export const BURST_SECONDS = 300;

/** U3. Bytes of the largest item, attribute names included: 400 KB. [DG: Constraints] */
export const ITEM_BYTES_MAX = 400 * 1024;

/** S5. Bytes of the largest item collection in a table with a local secondary index: 10 GiB. [DG: LSI] */
export const COLLECTION_BYTES_MAX_WITH_LSI = 10 * 1024 * 1024 * 1024;

/** U1. Bytes one read unit covers: 4 KB. [DG: read-write-operations] */
export const READ_BLOCK_BYTES = 4096;

/** U2. Bytes one write unit covers: 1 KB. [DG: read-write-operations] */
export const WRITE_BLOCK_BYTES = 1024;

/** K1. Bytes of the longest partition key; the shortest has 1. [DG: Constraints] */
export const PARTITION_KEY_BYTES_MAX = 2048;

/** K4. Bytes of the longest sort key; the shortest has 1. [DG: Constraints] */
export const SORT_KEY_BYTES_MAX = 1024;

/** K1. Significant digits of a number. [DG: Constraints] */
export const NUMBER_DIGITS_MAX = 38;

/** K1. Power of ten of the first digit of the largest and the smallest number but zero. [DG: Constraints] */
export const NUMBER_EXPONENT_MAX = 125;
export const NUMBER_EXPONENT_MIN = -130;

// ---- ours ------------------------------------------------------------------------------------------------

/** The time step is 100 ms of simulated time. */
export const TICKS_PER_SECOND = 10;

/** K1. The model resolves hash positions to the first 52 of 128 bits, which a double holds exactly. */
export const KEY_SPACE = 4_503_599_627_370_496;

/** Distinct partition keys of one table that this program takes. */
export const KEYS_MAX = 1_000_000;

/** Item sets (for an imported file: rows) that this program takes. */
export const ITEM_SETS_MAX = 5_000_000;

/** T3. How many times its traffic a key may be given. */
export const WEIGHT_MAX = 1_000_000_000;

/** T3. Largest weight of an imported row: all rows of a file still add up to a number that a double holds. */
export const ROW_WEIGHT_MAX = 1e15;
