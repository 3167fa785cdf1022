import { expect, test } from 'vitest';
import { ASSUMPTION_RANGES } from '../../experiment/assumptionRanges.ts';
import { TABLE_DEFAULTS } from '../../experiment/defaults.ts';
import { parseExperiment } from '../../experiment/experiment.ts';
import { petsByAnimal } from '../../experiment/scenarios/petsByAnimal.ts';
import { numberText, readNumberText } from '../controls/numberText.ts';
import { assumptionGroups } from './assumptionFields.ts';

const { assumptions } = TABLE_DEFAULTS;
const fields = assumptionGroups(assumptions).flatMap((group) => group.fields);

test('every assumed number can be changed', () => {
  const known = Object.values(ASSUMPTION_RANGES).flatMap((group) => Object.keys(group));
  expect(fields).toHaveLength(known.length);
  expect(new Set(fields.map(({ field }) => field.name)).size).toBe(known.length);
});

test.each(fields.map((field) => [field.field.name, field] as const))(
  '%s: what is shown is what is in force, and both ends of its range are taken by a document',
  (_, { field, read, write }) => {
    const value = read(assumptions);
    if (value !== null) expect(readNumberText(numberText(value, field), field)).toEqual({ ok: true, value });
    const least = field.multipleOf ?? field.range.least;
    for (const end of [least, field.range.most]) {
      const changed = write(assumptions, end);
      expect(read(changed)).toBe(end);
      const tables = petsByAnimal.tables.map((table) => ({ ...table, assumptions: changed }));
      expect(parseExperiment({ ...petsByAnimal, tables })).toMatchObject({ ok: true });
    }
  },
);

test('B4: the mean load is over whole looks', () => {
  const mean = fields.find(({ field }) => field.name === 'Mean load over');
  expect(mean && readNumberText('31', mean.field)).toEqual({
    ok: false,
    problem: 'Mean load over is “31”; it must be a whole number from 1 to 3\u202f600 s and a multiple of 5.',
  });
});
