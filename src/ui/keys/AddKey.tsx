/** A form for a new key. */
import { type FormEvent, useRef, useState } from 'react';
import type { TableFigures } from '../../engine/figures.ts';
import { attributesOf } from '../../experiment/attributes.ts';
import { ITEM_RANGES } from '../../experiment/ranges.ts';
import type { KeyLine } from '../../protocol/questions.ts';
import { useApp } from '../appContext.ts';
import controls from '../controls/controls.module.css';
import { NumberInput } from '../controls/NumberInput.tsx';
import { TextInput } from '../controls/TextInput.tsx';
import { formatCount, formatCounted } from '../format.ts';
import { useChange, useChosenTable, useItems } from '../useInForce.ts';
import { useStored } from '../useStored.ts';
import { JoinQuestion } from './JoinQuestion.tsx';
import styles from './KeyControls.module.css';
import { emptyWords } from './KeyEditor.tsx';
import { editForNewKey } from './keyEdits.ts';
import { whenAccepted } from './whenAccepted.ts';

interface Props {
  readonly place: string;
}

const ITEMS_FIELD = { name: 'Items of the new key', range: ITEM_RANGES.items, unit: '' };

export default function AddKey({ place }: Props) {
  const change = useChange(place);
  const { ask, experiment, live } = useApp();
  const { lane, table } = useChosenTable();
  const { partitionKey } = table;
  const source = useItems();
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [chosen, setChosen] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  /** A key that is there already and would only grow. */
  const [existing, setExisting] = useState<KeyLine | null>(null);
  const mean = useStored(live, ({ digest }) => meanItems(digest?.lanes[lane]));
  const form = useRef<HTMLFormElement>(null);
  const items = chosen ?? mean;
  const values = Object.fromEntries(partitionKey.map((name) => [name, texts[name] ?? '']));
  const key = partitionKey.map((name) => values[name]).join('#');

  const add = (label: string): void => {
    setExisting(null);
    change(label, [editForNewKey(values, attributesOf(source), items)]);
    whenAccepted(experiment, () => {
      setTexts({});
      setChosen(null);
    });
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    // What was typed and could not be taken has its sentence beside it.
    const wrong = form.current?.querySelector<HTMLInputElement>('[aria-invalid="true"]');
    wrong?.focus();
    if (wrong) return;
    const empty = partitionKey.find((name) => values[name]?.trim() === '');
    setProblem(empty === undefined ? null : emptyWords(empty));
    experiment.forgetRefusal();
    if (empty !== undefined) return;
    void ask({ kind: 'keyLine', lane, key }).then((found) => {
      if (found.ok) setExisting(found.value);
      else add(`Add ${key}`);
    });
  };

  return (
    <form
      ref={form}
      className={styles.form}
      aria-label="New key"
      onSubmit={onSubmit}
      onInput={() => setExisting(null)}
    >
      {partitionKey.map((name) => (
        <TextInput
          key={name}
          label={`New ${name}`}
          value={values[name] ?? ''}
          onChange={(text) => setTexts({ ...texts, [name]: text })}
        />
      ))}
      <NumberInput field={ITEMS_FIELD} value={items} onChange={setChosen} />
      {problem === null ? null : (
        <p className={controls.problem} role="alert">
          {problem}
        </p>
      )}
      {existing === null ? (
        <div className={styles.buttons}>
          <button type="submit">Add key</button>
        </div>
      ) : (
        <JoinQuestion
          text={`“${existing.name}” exists already: ${formatCounted(existing.items, 'item')}. Adding gives it ${formatCount(items)} more.`}
          action="Add them"
          onJoin={() => add(`Add ${formatCounted(items, 'item')} to ${existing.name}`)}
          onLeave={() => setExisting(null)}
        />
      )}
    </form>
  );
}

/** As many items as the keys have on average: traffic that is spread like the items then asks for each as much. */
function meanItems(table: TableFigures | undefined): number {
  return table === undefined || table.keys === 0 ? 1 : Math.round(table.items / table.keys);
}
