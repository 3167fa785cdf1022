/** The assumed constants as the page shows them: name, unit, rule, and how each is read and changed. */
import type { Assumptions } from '../../engine/types.ts';
import { ASSUMPTION_RANGES } from '../../experiment/assumptionRanges.ts';
import type { Range } from '../../experiment/ranges.ts';
import type { NumberField } from '../controls/numberText.ts';

/** One constant. */
export interface AssumptionField {
  readonly field: NumberField;
  /** The rule of the model that uses it. */
  readonly rule: string;
  /** Null: worked out by the rule. */
  readonly read: (assumptions: Assumptions) => number | null;
  readonly write: (assumptions: Assumptions, value: number | null) => Assumptions;
}

export interface AssumptionGroup {
  readonly title: string;
  readonly fields: readonly AssumptionField[];
}

type GroupName = keyof typeof ASSUMPTION_RANGES;

const SECONDS = { unit: 's' };
const PERCENT = { unit: '%', scale: 0.01 };
/** Of an SSD: reads + 3 × writes. */
const LOAD_UNITS = { unit: 'load units/s' };
/** In steps of 1,024, as sizes are everywhere. */
const GIGABYTES = { unit: 'GB', scale: 1024 * 1024 * 1024 };
const MEGABYTES_PER_SECOND = { unit: 'MB/s', scale: 1024 * 1024 };

/** A constant that is simply a number of its group. */
function constant<Group extends GroupName>(
  group: Group,
  key: keyof (typeof ASSUMPTION_RANGES)[Group] & keyof Assumptions[Group] & string,
  rule: string,
  name: string,
  shown: Pick<NumberField, 'unit' | 'scale'>,
): AssumptionField {
  const range = (ASSUMPTION_RANGES[group] as Readonly<Record<string, Range>>)[key] as Range;
  return {
    field: { name, range, ...shown },
    rule,
    read: (assumptions) => assumptions[group][key] as number | null,
    write: (assumptions, value) => ({ ...assumptions, [group]: { ...assumptions[group], [key]: value } }),
  };
}

/** B4: the mean is taken over whole looks, so it follows when the time between two looks changes. */
const LOOKS: AssumptionField = {
  ...constant('balance', 'lookSeconds', 'B4', 'Looks every', SECONDS),
  write(assumptions, value) {
    const { balance } = assumptions;
    const lookSeconds = value ?? balance.lookSeconds;
    const looks = Math.max(1, Math.round(balance.meanSeconds / lookSeconds));
    return { ...assumptions, balance: { ...balance, lookSeconds, meanSeconds: looks * lookSeconds } };
  },
};

/** All constants that are numbers. `lookSeconds`: what the mean must be a multiple of. */
export function assumptionGroups({ balance: { lookSeconds } }: Assumptions): readonly AssumptionGroup[] {
  const mean = constant('balance', 'meanSeconds', 'B4', 'Mean load over', SECONDS);
  return [
    {
      title: 'Split for heat',
      fields: [
        constant('split', 'observeSeconds', 'S2', 'Observed before a split', SECONDS),
        constant('split', 'servedShare', 'S2', 'Split when served, of a hard limit', PERCENT),
        constant('split', 'refusedShare', 'S2', 'Split when refused, of the seconds', PERCENT),
        constant('split', 'splitSeconds', 'S2', 'A split takes', SECONDS),
        constant('split', 'leastRelief', 'S3', 'A split must take off', PERCENT),
        constant('split', 'sequentialShare', 'S4', 'Not cut when sequential, of the heat', PERCENT),
      ],
    },
    {
      title: 'SSDs',
      fields: [
        constant('ssd', 'unitsPerSecond', 'B1', 'An SSD serves', LOAD_UNITS),
        constant('ssd', 'bytes', 'B1', 'An SSD holds', GIGABYTES),
        constant('ssd', 'count', 'B3', 'SSDs at the start', { unit: '' }),
      ],
    },
    {
      title: 'Balancing across SSDs',
      fields: [
        LOOKS,
        { ...mean, field: { ...mean.field, multipleOf: lookSeconds } },
        constant('balance', 'loadShare', 'B4', 'Relieved from a load of', PERCENT),
        constant('balance', 'fillShare', 'B4', 'Relieved from a fill of', PERCENT),
        constant('balance', 'leastGain', 'B4', 'A move must improve', PERCENT),
        constant('balance', 'smallBytes', 'B4', 'Small: under', GIGABYTES),
        constant('balance', 'smallUnitsPerSecond', 'B4', 'Small: and under', LOAD_UNITS),
        constant('balance', 'groupShare', 'B4', 'A group of small ones fills at most', PERCENT),
        constant('balance', 'bytesPerSecond', 'B4', 'A move copies', MEGABYTES_PER_SECOND),
        constant('balance', 'leastSeconds', 'B4', 'A move takes at least', SECONDS),
      ],
    },
  ];
}
