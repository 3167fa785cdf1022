/** For a closer look at a table: its items, its index, what keeps a collection together. Loaded with its drawer. */
import type { KeyType, TableConfiguration } from '../../engine/types.ts';
import { ITEM_RANGES } from '../../experiment/ranges.ts';
import { type Option, Select, Switch } from '../controls/choices.tsx';
import { SliderInput } from '../controls/SliderInput.tsx';
import { decadeScale } from '../controls/scale.ts';
import { formatCount, formatCounted } from '../format.ts';
import { useChange, useChosenTable, useInForce } from '../useInForce.ts';
import { itemCount } from './itemCount.ts';
import { editsForItemBytes, editsForItemCount } from './items.ts';

interface Props {
  readonly place: string;
}

export default function ItemControls(props: Props) {
  return (
    <>
      <ItemNumbers {...props} />
      <CollectionControls {...props} />
    </>
  );
}

const BYTES_FIELD = { name: 'Item size', range: ITEM_RANGES.itemBytes, unit: 'bytes' };
const BYTES_SCALE = decadeScale(1, ITEM_RANGES.itemBytes.most);
const COUNT_FIELD = { name: 'Items', range: ITEM_RANGES.items, unit: '' };
const COUNT_SCALE = decadeScale(0, 1_000_000_000);

/** Other items make another table, so a slider must be let go first. */
function ItemNumbers({ place }: Props) {
  const change = useChange(place);
  const inForce = useInForce((each) => each);
  const { items, traffic } = inForce.configuration;
  const setBytes = (bytes: number): void =>
    change(`Item size: ${formatCounted(bytes, 'byte')}`, editsForItemBytes(inForce, bytes));
  const setCount = (count: number): void =>
    change(`Items: ${formatCount(count)}`, editsForItemCount(inForce, count));
  return (
    <>
      <SliderInput
        field={BYTES_FIELD}
        value={items.itemBytes ?? traffic.operations[0]?.itemBytes ?? 1}
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
function CollectionControls({ place }: Props) {
  const { lane, table } = useChosenTable();
  const change = useChange(place);
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
