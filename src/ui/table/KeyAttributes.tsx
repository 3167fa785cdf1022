/** Which attributes are the partition key, and which one is the sort key. */
import { useId } from 'react';
import type { TableConfiguration } from '../../engine/types.ts';
import { attributesOf } from '../../experiment/attributes.ts';
import { KEY_ATTRIBUTES_MAX } from '../../experiment/ranges.ts';
import { type Option, Select } from '../controls/choices.tsx';
import controls from '../controls/controls.module.css';
import { formatCounted } from '../format.ts';
import { useChange, useChosenTable, useItems } from '../useInForce.ts';
import { useSparingAnswer } from '../useSparingAnswer.ts';
import { keyName } from '../words/experiment.ts';
import styles from './KeyAttributes.module.css';
import { withPart, withPartitionKey, withSortKey } from './partitionKey.ts';

/** Takes a place in the partition key away. */
const NONE = '';

export function KeyAttributes({ place }: { readonly place: string }) {
  const { lane, table } = useChosenTable();
  const change = useChange(place);
  const names = [...attributesOf(useItems()).keys()];
  const { partitionKey, sortKey } = table;

  const configure = (label: string, setting: Partial<TableConfiguration>): void =>
    change(label, [{ kind: 'configureTable', lane, change: setting }]);
  const setPart = (index: number, name: string | null): void => {
    const next = withPart(partitionKey, index, name);
    configure(`Partition key: ${keyName(next)}`, withPartitionKey(table, next));
  };
  const sortOptions = [
    { value: NONE, name: 'none' },
    ...names.filter((name) => !partitionKey.includes(name)).map((name) => ({ value: name, name })),
  ];

  return (
    <>
      <PartitionKey onChange={setPart} />
      <Select
        label="Sort key"
        value={sortKey ?? NONE}
        options={sortOptions}
        onChange={(name) =>
          configure(`Sort key: ${name || 'none'}`, withSortKey(name === NONE ? null : name))
        }
      />
    </>
  );
}

interface PartitionKeyProps {
  readonly onChange: (index: number, name: string | null) => void;
}

/** One list for each attribute that is joined, and one more to join another. */
function PartitionKey({ onChange }: PartitionKeyProps) {
  const { partitionKey } = useChosenTable().table;
  const id = useId();
  const options = useAttributeOptions();
  const free = options.filter(({ value }) => !partitionKey.includes(value));
  const canJoin = free.some(({ disabled }) => !disabled) && partitionKey.length < KEY_ATTRIBUTES_MAX;
  return (
    <fieldset className={styles.key}>
      <legend className={styles.legend} id={id}>
        Partition key
      </legend>
      <div className={styles.parts}>
        {partitionKey.map((name, index) => {
          const label = index === 0 ? 'Partition key' : `Partition key, attribute ${index + 1}`;
          // By its place: the list that is worked with stays, and the focus in it, when it names another attribute.
          return (
            <select
              key={label}
              className={controls.select}
              aria-label={label}
              value={name}
              onChange={({ target }) => onChange(index, target.value === NONE ? null : target.value)}
            >
              {partitionKey.length > 1 ? <option value={NONE}>leave out</option> : null}
              <Options options={options} chosen={name} />
            </select>
          );
        })}
        {canJoin ? (
          <select
            className={styles.join}
            aria-label="Join another attribute to the partition key"
            title="Join another attribute"
            value={NONE}
            onChange={({ target }) => onChange(partitionKey.length, target.value)}
          >
            <option value={NONE} disabled>
              +
            </option>
            <Options options={free} />
          </select>
        ) : null}
      </div>
      {partitionKey.length > 1 ? <p className={controls.hint}>{keyName(partitionKey)}</p> : null}
    </fieldset>
  );
}

interface OptionsProps {
  readonly options: readonly Option[];
  /** This one goes without a remark: its name is what the closed list shows. */
  readonly chosen?: string;
}

function Options({ options, chosen }: OptionsProps) {
  return options.map(({ value, name, disabled }) => (
    <option key={value} value={value} disabled={disabled === true}>
      {value === chosen ? value : name}
    </option>
  ));
}

/** The attributes with their number of different values, as far as it is known. */
function useAttributeOptions(): readonly Option[] {
  const { lane } = useChosenTable();
  const items = useItems();
  const lines = useSparingAnswer({ kind: 'attributes', lane })?.value;
  return [...attributesOf(items)].map(([name, scope]) => {
    if (scope === 'perItem') return { value: name, name: `${name} (sort key only)`, disabled: true };
    const values = lines?.find((line) => line.name === name)?.values ?? null;
    return { value: name, name: values === null ? name : `${name} (${formatCounted(values, 'value')})` };
  });
}
