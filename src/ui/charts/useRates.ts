/** Served and throttled over the last second, of the table or of a partition. */
import { laneNumbers, throttledAt } from '../../draw/laneNumbers.ts';
import { DIMENSIONS } from '../../protocol/facts.ts';
import { useApp } from '../appContext.ts';
import { useStored } from '../useStored.ts';

/** Units/s, each pair [read, write]. */
export interface Rates {
  readonly served: readonly [number, number];
  readonly throttled: readonly [number, number];
  /** Writes to full collections. */
  readonly rejected: number;
}

const NOTHING: Rates = { served: [0, 0], throttled: [0, 0], rejected: 0 };

/** The rates as of the newest digest, null before the first; of a partition that is not there any more zero. */
export function useRates(lane: number, partition: number | null): Rates | null {
  const { live } = useApp();
  const digest = useStored(live, (state) => state.digest);
  const { structure, frame } = live.getState();
  const table = digest?.lanes[lane];
  if (table === undefined) return null;
  if (partition === null) {
    const { served, throttled, rejected } = table;
    return { served, throttled: bothOf((d) => sum(throttled[d])), rejected };
  }
  const numbers = laneNumbers(frame, structure, lane);
  const place = structure?.lanes[lane]?.partitions.findIndex(({ id }) => id === partition) ?? -1;
  if (numbers === null || place < 0) return NOTHING;
  return {
    served: bothOf((d) => numbers.served[d][place] ?? 0),
    throttled: bothOf((d) => throttledAt(numbers, d, place)),
    rejected: numbers.rejected[place] ?? 0,
  };
}

function bothOf(of: (dimension: (typeof DIMENSIONS)[number]) => number): readonly [number, number] {
  return [of(DIMENSIONS[0]), of(DIMENSIONS[1])];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
