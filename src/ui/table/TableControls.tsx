/** The table itself: its keys, its indexes, its items. */
import type { KeyType, TableConfiguration } from '../../engine/types.ts';
import { ITEM_RANGES } from '../../experiment/ranges.ts';
import type { InForce } from '../../store/revert.ts';
import { useApp } from '../appContext.ts';
import { type Option, Segmented, Select, Switch } from '../controls/choices.tsx';
import { Drawer } from '../controls/Drawer.tsx';
import { Refused } from '../controls/Refused.tsx';
import { SliderInput } from '../controls/SliderInput.tsx';
import { decadeScale } from '../controls/scale.ts';
import { formatBytes, formatCount } from '../format.ts';
import { Section } from '../Section.tsx';
import { useChange, useInForce, useTable } from '../useInForce.ts';
import { laneName } from '../useLanes.ts';
import { keyName } from '../words/experiment.ts';
import { Cardinality } from './Cardinality.tsx';
import { editsForItemBytes, editsForItemCount, itemCount } from './items.ts';
import { KeyAttributes } from './KeyAttributes.tsx';

const PLACE = 'table';

export function TableControls() {
  const inForce = useInForce();
  const { lane, table } = useTable(inForce);
  return (
    <Section title="Table">
      <TableChoice tables={inForce.configuration.tables} lane={lane} />
      <KeyAttributes inForce={inForce} place={PLACE} />
      <Cardinality lane={lane} />
      <Drawer title="Items and index" remark={itemWords(inForce)}>
        <ItemControls inForce={inForce} />
        <CollectionControls lane={lane} table={table} />
      </Drawer>
      <Refused place={PLACE} />
    </Section>
  );
}

/** Which of two tables the panels are about. */
function TableChoice({
  tables,
  lane,
}: {
  readonly tables: readonly TableConfiguration[];
  readonly lane: number;
}) {
  const { session } = useApp();
  if (tables.length < 2) return null;
  const options = tables.map(({ partitionKey }, index) => ({
    value: String(index),
    name: `${laneName(index)}: ${keyName(partitionKey)}`,
  }));
  return (
    <Segmented
      label="Table to change"
      value={String(lane)}
      options={options}
      onChange={(chosen) => session.setLane(Number(chosen))}
    />
  );
}

/** `8 000 000 of 1 000 bytes` */
function itemWords({ configuration: { items } }: InForce): string {
  const size = items.itemBytes === null ? 'as in the file' : formatBytes(items.itemBytes);
  return `${formatCount(itemCount(items))} items · ${size}`;
}

const BYTES_FIELD = { name: 'Item size', range: ITEM_RANGES.itemBytes, unit: 'bytes' };
const BYTES_SCALE = decadeScale(1, ITEM_RANGES.itemBytes.most);
const COUNT_FIELD = { name: 'Items', range: ITEM_RANGES.items, unit: '' };
const COUNT_SCALE = decadeScale(0, 1_000_000_000);

/** Other items make another table, so a slider must be let go first. */
function ItemControls({ inForce }: { readonly inForce: InForce }) {
  const change = useChange(PLACE);
  const { items } = inForce.configuration;
  const setBytes = (bytes: number): void =>
    change(`Item size: ${formatCount(bytes)} bytes`, editsForItemBytes(inForce, bytes));
  const setCount = (count: number): void =>
    change(`Items: ${formatCount(count)}`, editsForItemCount(inForce, count));
  return (
    <>
      <SliderInput
        field={BYTES_FIELD}
        value={items.itemBytes ?? inForce.configuration.traffic.operations[0]?.itemBytes ?? 1}
        scale={BYTES_SCALE}
        live={false}
        onChange={setBytes}
      />
      {items.kind === 'rows' ? null : (
        <SliderInput
          field={COUNT_FIELD}
          value={itemCount(items)}
          scale={COUNT_SCALE}
          live={false}
          onChange={setCount}
        />
      )}
    </>
  );
}

const KEY_TYPES: readonly Option<KeyType>[] = [
  { value: 'S', name: 'text' },
  { value: 'N', name: 'number' },
  { value: 'B', name: 'binary' },
];

/** What keeps the items of one partition key together, and what its values are. */
function CollectionControls({ lane, table }: { readonly lane: number; readonly table: TableConfiguration }) {
  const change = useChange(PLACE);
  const { localSecondaryIndex, keepCollectionsWhole, partitionKey, partitionKeyType, sortKey } = table;
  const set = (label: string, setting: Partial<TableConfiguration>): void =>
    change(label, [{ kind: 'configureTable', lane, change: setting }]);
  return (
    <>
      <Switch
        label="Local secondary index"
        hint={
          sortKey === null
            ? 'Needs a sort key.'
            : 'Keeps each partition key in one partition, with at most 10 GB.'
        }
        checked={localSecondaryIndex}
        disabled={sortKey === null}
        onChange={(on) => set(`Local secondary index: ${onOff(on)}`, { localSecondaryIndex: on })}
      />
      <Switch
        label="Same key, same partition"
        hint="The classic rule. Off: a hot partition key may be cut by its sort key, as today."
        checked={keepCollectionsWhole}
        onChange={(on) => set(`Same key, same partition: ${onOff(on)}`, { keepCollectionsWhole: on })}
      />
      {partitionKey.length > 1 ? null : (
        <Select
          label="Type of the partition key"
          value={partitionKeyType}
          options={KEY_TYPES}
          onChange={(type) => set('Type of the partition key', { partitionKeyType: type })}
        />
      )}
    </>
  );
}

function onOff(on: boolean): string {
  return on ? 'on' : 'off';
}
