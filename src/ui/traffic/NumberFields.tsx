/** Numbers of which something consists, such as a pattern or a choice of keys, each to be set. */
import { NumberInput } from '../controls/NumberInput.tsx';
import type { NumberField } from '../controls/numberText.ts';

/** One number: how to read it, and what the whole becomes with another one. */
export interface PartNumber<Whole> {
  readonly field: NumberField;
  readonly value: number;
  readonly withValue: (value: number) => Whole;
}

interface Props<Whole> {
  readonly numbers: readonly PartNumber<Whole>[];
  readonly onChange: (whole: Whole) => void;
}

export function NumberFields<Whole>({ numbers, onChange }: Props<Whole>) {
  return numbers.map(({ field, value, withValue }) => (
    <NumberInput
      key={field.name}
      field={field}
      value={value}
      onChange={(next) => onChange(withValue(next))}
    />
  ));
}
