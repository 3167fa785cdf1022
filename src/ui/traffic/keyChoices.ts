/** Which items an operation asks for (T3), as the page offers it. */
import type { KeyChoice, Match } from '../../engine/types.ts';
import { TRAFFIC_RANGES } from '../../experiment/ranges.ts';
import type { PartNumber } from './NumberFields.tsx';

export type KeyChoiceKind = KeyChoice['kind'];

/** What each is called. */
export const KEY_CHOICE_NAMES: Readonly<Record<KeyChoiceKind, string>> = {
  items: 'like the items',
  uniform: 'evenly',
  zipf: 'a few most (Zipf)',
  hotKey: 'one hot key',
  newest: 'the newest key',
};

export const KEY_CHOICE_KINDS = Object.keys(KEY_CHOICE_NAMES) as KeyChoiceKind[];

/** A choice of this kind. `hottest`: names the key that is asked for most now. */
export function keyChoiceOf(kind: KeyChoiceKind, hottest: Match): KeyChoice {
  switch (kind) {
    case 'items':
    case 'uniform':
      return { kind };
    case 'zipf':
      return { kind, exponent: 1 };
    case 'hotKey':
      return { kind, match: hottest, share: 0.5 };
    case 'newest':
      return { kind, share: 0.9, everySeconds: 60 };
  }
}

/** The numbers of a choice, in the order in which they are read. */
export function choiceNumbers(keys: KeyChoice): PartNumber<KeyChoice>[] {
  const { exponent, share, everySeconds } = TRAFFIC_RANGES;
  const shareField = { name: 'Its share', range: share, unit: '%', scale: 0.01 };
  switch (keys.kind) {
    case 'items':
    case 'uniform':
      return [];
    case 'zipf':
      return [
        {
          field: { name: 'Exponent', range: exponent },
          value: keys.exponent,
          withValue: (value) => ({ ...keys, exponent: value }),
        },
      ];
    case 'hotKey':
      return [{ field: shareField, value: keys.share, withValue: (value) => ({ ...keys, share: value }) }];
    case 'newest':
      return [
        { field: shareField, value: keys.share, withValue: (value) => ({ ...keys, share: value }) },
        {
          field: { name: 'A new one every', range: everySeconds, unit: 's' },
          value: keys.everySeconds,
          withValue: (value) => ({ ...keys, everySeconds: value }),
        },
      ];
  }
}
