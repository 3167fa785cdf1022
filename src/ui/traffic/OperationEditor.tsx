/** Everything about one operation. */
import type { Operation, SortKeyChoice } from '../../engine/types.ts';
import { ITEM_RANGES, TRAFFIC_RANGES } from '../../experiment/ranges.ts';
import { TICKS_PER_SECOND } from '../../protocol/facts.ts';
import { useApp } from '../appContext.ts';
import { Segmented, Select } from '../controls/choices.tsx';
import controls from '../controls/controls.module.css';
import { NumberInput } from '../controls/NumberInput.tsx';
import { SliderInput } from '../controls/SliderInput.tsx';
import { decadeScale } from '../controls/scale.ts';
import { TextInput } from '../controls/TextInput.tsx';
import { formatUnits } from '../format.ts';
import { useSparingAnswer } from '../useSparingAnswer.ts';
import { unitName } from '../words/names.ts';
import { KeyChoiceControls } from './KeyChoiceControls.tsx';
import { changed, choosesConsistency, dimensionOf, itemsRange, OPERATION_KINDS } from './operations.ts';
import { PatternControls } from './PatternControls.tsx';
import styles from './TrafficControls.module.css';

interface Props {
  readonly operation: Operation;
  /** Of all operations: none may be there twice. */
  readonly names: readonly string[];
  readonly onChange: (operation: Operation, gesture: string | null) => void;
  readonly onRemove: () => void;
}

const RATE_FIELD = { name: 'Requests', range: TRAFFIC_RANGES.requestsPerSecond, unit: '/s' };
const RATE_SCALE = decadeScale(0, 100_000);
const BYTES_FIELD = { name: 'Size of an item', range: ITEM_RANGES.itemBytes, unit: 'bytes' };
const NAME_LENGTH_MOST = 100;

const SORT_KEYS: readonly { readonly value: SortKeyChoice; readonly name: string }[] = [
  { value: 'random', name: 'any' },
  { value: 'ascending', name: 'a new highest' },
  { value: 'latest', name: 'mostly the newest' },
];

const CONSISTENCIES = [
  { value: 'eventual', name: 'eventual' },
  { value: 'strong', name: 'strong' },
] as const;

export default function OperationEditor({ operation, names, onChange, onRemove }: Props) {
  const { live } = useApp();
  const set = (change: Partial<Operation>, gesture: string | null = null): void =>
    onChange(changed(operation, change), gesture);
  const items = itemsRange(operation);
  return (
    <>
      <TextInput
        label="Name"
        value={operation.name}
        problemOf={(name) => nameProblem(name, names)}
        onChange={(name) => set({ name })}
      />
      <Select
        label="Operation"
        value={operation.kind}
        options={OPERATION_KINDS.map((kind) => ({ value: kind, name: kind }))}
        onChange={(kind) => set({ kind })}
      />
      <SliderInput
        field={RATE_FIELD}
        value={operation.requestsPerSecond}
        scale={RATE_SCALE}
        tone={dimensionOf(operation) === 0 ? 'read' : 'write'}
        onChange={(requestsPerSecond, gesture) => set({ requestsPerSecond }, gesture)}
      />
      <Cost operation={operation} />
      {choosesConsistency(operation) ? (
        <Segmented
          label="Consistency"
          isLabelShown
          value={operation.consistency}
          options={CONSISTENCIES}
          onChange={(consistency) => set({ consistency })}
        />
      ) : null}
      <NumberInput
        field={BYTES_FIELD}
        value={operation.itemBytes}
        onChange={(itemBytes) => set({ itemBytes })}
      />
      {items === null ? null : (
        <NumberInput
          field={{ name: 'Items per request', range: items, unit: '' }}
          value={operation.itemsPerRequest}
          onChange={(itemsPerRequest) => set({ itemsPerRequest })}
        />
      )}
      <KeyChoiceControls keys={operation.keys} onChange={(keys) => set({ keys })} />
      <Select
        label="Sort key"
        value={operation.sortKey}
        options={SORT_KEYS}
        onChange={(sortKey) => set({ sortKey })}
      />
      <PatternControls
        label={`Pattern over time of ${operation.name}`}
        pattern={operation.pattern}
        nowSecond={() => live.getState().tick / TICKS_PER_SECOND}
        onChange={(pattern) => set({ pattern })}
      />
      <div className={styles.buttons}>
        <button type="button" onClick={onRemove}>
          Remove this operation
        </button>
      </div>
    </>
  );
}

/** What a request costs, and all of them together. */
function Cost({ operation }: { readonly operation: Operation }) {
  const lines = useSparingAnswer({ kind: 'operations' })?.value;
  const line = lines?.find(({ name }) => name === operation.name);
  if (line === undefined) return null;
  const unit = unitName(line.dimension);
  return (
    <p className={controls.hint}>
      1 request = {formatUnits(line.units)} {unit} · {formatUnits(line.units * operation.requestsPerSecond)}{' '}
      {unit}/s
    </p>
  );
}

function nameProblem(name: string, names: readonly string[]): string | null {
  if (name === '') return 'Name is empty; it must have at least one character.';
  if (name.length > NAME_LENGTH_MOST) {
    return `Name has ${name.length} characters; it must have at most ${NAME_LENGTH_MOST}.`;
  }
  return names.includes(name) ? `Name is “${name}”, as another operation; each must have its own.` : null;
}
