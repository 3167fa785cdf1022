import { expect, test } from 'vitest';
import type { KeyChoice, RatePattern } from '../../engine/types.ts';
import { parseExperiment } from '../../experiment/experiment.ts';
import { petsByAnimal } from '../../experiment/scenarios/petsByAnimal.ts';
import { choiceNumbers, KEY_CHOICE_KINDS, keyChoiceOf } from './keyChoices.ts';
import { patternNumbers } from './patternNumbers.ts';
import { PATTERN_KINDS, patternFrom } from './patterns.ts';

/** Whether a document with that traffic is taken. */
function isTaken(change: { readonly pattern?: RatePattern; readonly keys?: KeyChoice }): boolean {
  const operations = petsByAnimal.traffic.operations.map((operation) => ({ ...operation, ...change }));
  return parseExperiment({ ...petsByAnimal, traffic: { arrivals: 'smooth', operations } }).ok;
}

test.each(PATTERN_KINDS)(
  'the pattern %s begins in the future and is one that a document may hold',
  (kind) => {
    const pattern = patternFrom(kind, 123.4);
    expect(pattern.kind).toBe(kind);
    expect(isTaken({ pattern })).toBe(true);
    for (const { field, value } of patternNumbers(pattern)) {
      expect(value).toBeGreaterThanOrEqual(field.range.least);
      if (field.name.endsWith('second')) expect(value).toBeGreaterThan(123.4);
    }
  },
);

test('the two ends of a ramp never pass each other', () => {
  const ramp = patternFrom('ramp', 0);
  for (const { field, withValue } of patternNumbers(ramp)) {
    expect(isTaken({ pattern: withValue(field.range.least) })).toBe(true);
    expect(isTaken({ pattern: withValue(field.range.most) })).toBe(true);
  }
});

test.each(KEY_CHOICE_KINDS)(
  'the choice of keys %s is one that a document may hold, with any of its numbers',
  (kind) => {
    const keys = keyChoiceOf(kind, { animal: 'dog' });
    expect(isTaken({ keys })).toBe(true);
    for (const { field, withValue } of choiceNumbers(keys)) {
      expect(isTaken({ keys: withValue(field.range.least) })).toBe(true);
      expect(isTaken({ keys: withValue(field.range.most) })).toBe(true);
    }
  },
);
