/** What is paid for, and what AWS does with it. */
import type { CapacityRegime, TableConfiguration } from '../../engine/types.ts';
import { TABLE_RANGES } from '../../experiment/ranges.ts';
import { Segmented, Switch } from '../controls/choices.tsx';
import { Drawer, Loading } from '../controls/Drawer.tsx';
import { Refused } from '../controls/Refused.tsx';
import { SliderInput } from '../controls/SliderInput.tsx';
import { decadeScale } from '../controls/scale.ts';
import { formatUnits } from '../format.ts';
import { later } from '../later.tsx';
import { Section } from '../Section.tsx';
import { useChange, useChosenTable } from '../useInForce.ts';

const PLACE = 'capacity';

const PartitionNumber = later(() => import('./PartitionNumber.tsx'), <Loading />);
const AssumptionList = later(() => import('./AssumptionList.tsx'), <Loading />);

const READ_FIELD = { name: 'Read capacity', range: TABLE_RANGES.readCapacity, unit: 'RCU' };
const WRITE_FIELD = { name: 'Write capacity', range: TABLE_RANGES.writeCapacity, unit: 'WCU' };
const SCALE = decadeScale(1, 100_000);

const REGIMES: readonly { readonly value: CapacityRegime; readonly name: string }[] = [
  { value: 'fixed', name: 'fixed, pre-2017' },
  { value: 'adaptive', name: 'adaptive' },
];

export function CapacityControls() {
  const { lane, table } = useChosenTable();
  const change = useChange(PLACE);
  const configure = (label: string, setting: Partial<TableConfiguration>): void =>
    change(label, [{ kind: 'configureTable', lane, change: setting }]);
  return (
    <Section title="Capacity">
      <Provisioned table={table} onChange={configure} />
      <Segmented
        label="How capacity is shared"
        isLabelShown
        value={table.regime}
        options={REGIMES}
        onChange={(regime) =>
          configure(`Capacity as ${regime === 'fixed' ? 'before 2017' : 'today'}`, { regime })
        }
      />
      <Switches table={table} onChange={configure} />
      <div>
        <Drawer title="Partitions and SSDs" remark={partitionWords(table)}>
          <PartitionNumber lane={lane} table={table} onChange={configure} />
          <Switch
            label="SSD limits"
            hint="An SSD that is asked for too much refuses the rest (rule B6, assumed)."
            checked={table.ssdLimits}
            onChange={(on) => configure(switchWords('SSD limits', on), { ssdLimits: on })}
          />
        </Drawer>
        <Drawer title="Assumptions" remark="what AWS does not publish">
          <AssumptionList
            assumptions={table.assumptions}
            onChange={(name, assumptions) => configure(`Assumption: ${name}`, { assumptions })}
          />
        </Drawer>
      </div>
      <Refused place={PLACE} />
    </Section>
  );
}

interface Props {
  readonly table: TableConfiguration;
  readonly onChange: (label: string, setting: Partial<TableConfiguration>) => void;
}

/** Raised capacity splits partitions for ever, so a slider must be let go first. */
function Provisioned({ table, onChange }: Props) {
  return (
    <>
      <SliderInput
        field={READ_FIELD}
        value={table.readCapacity}
        scale={SCALE}
        live={false}
        tone="read"
        onChange={(readCapacity) =>
          onChange(`Read capacity: ${formatUnits(readCapacity)} RCU`, { readCapacity })
        }
      />
      <SliderInput
        field={WRITE_FIELD}
        value={table.writeCapacity}
        scale={SCALE}
        live={false}
        tone="write"
        onChange={(writeCapacity) =>
          onChange(`Write capacity: ${formatUnits(writeCapacity)} WCU`, { writeCapacity })
        }
      />
    </>
  );
}

function Switches({ table, onChange }: Props) {
  const isAdaptive = table.regime === 'adaptive';
  return (
    <div>
      <Switch
        label="Burst capacity (300 s)"
        checked={table.burst}
        onChange={(burst) => onChange(switchWords('Burst capacity', burst), { burst })}
      />
      <Switch
        label="Split for heat"
        {...(isAdaptive ? {} : { hint: 'Without effect before 2017.' })}
        checked={table.splitForHeat}
        onChange={(splitForHeat) => onChange(switchWords('Split for heat', splitForHeat), { splitForHeat })}
      />
      <Switch
        label="Balance across SSDs"
        checked={table.balanceSsds}
        onChange={(balanceSsds) => onChange(switchWords('Balance across SSDs', balanceSsds), { balanceSsds })}
      />
    </div>
  );
}

function switchWords(name: string, on: boolean): string {
  return `${name}: ${on ? 'on' : 'off'}`;
}

function partitionWords({ partitions }: TableConfiguration): string {
  return partitions === null ? 'number by rule' : `${formatUnits(partitions)} by hand at first`;
}
