/** How many partitions the table begins with: by rule P1, or by hand (P5). */
import type { TableConfiguration } from '../../engine/types.ts';
import { TABLE_RANGES } from '../../experiment/ranges.ts';
import { useApp } from '../appContext.ts';
import { Switch } from '../controls/choices.tsx';
import { NumberInput } from '../controls/NumberInput.tsx';
import { formatUnits } from '../format.ts';
import { useStored } from '../useStored.ts';

interface Props {
  readonly lane: number;
  readonly table: TableConfiguration;
  readonly onChange: (label: string, setting: Partial<TableConfiguration>) => void;
}

const FIELD = { name: 'Number of partitions', range: TABLE_RANGES.partitions, unit: '' };

export default function PartitionNumber({ lane, table, onChange }: Props) {
  const { live } = useApp();
  const { partitions } = table;
  // It only begins with so many: splits, and capacity that grows, make more.
  const count = useStored(live, ({ digest }) => digest?.lanes[lane]?.partitions);
  const set = (next: number | null): void =>
    onChange(next === null ? 'Partitions by rule' : `Partitions: ${formatUnits(next)}`, { partitions: next });
  return (
    <>
      <Switch
        label="Number by hand"
        hint="Off: as many as capacity and bytes need (rule P1)."
        checked={partitions !== null}
        onChange={(on) => set(on ? (count ?? 1) : null)}
      />
      {partitions === null ? null : (
        <NumberInput
          field={FIELD}
          value={partitions}
          onChange={set}
          remark={count === undefined || count === partitions ? undefined : `${formatUnits(count)} now`}
        />
      )}
    </>
  );
}
