/** A form for a new key. */
import { type FormEvent, useState } from 'react';
import { attributesOf } from '../../experiment/attributes.ts';
import { ITEM_RANGES } from '../../experiment/ranges.ts';
import type { InForce } from '../../store/revert.ts';
import controls from '../controls/controls.module.css';
import { NumberInput } from '../controls/NumberInput.tsx';
import { TextInput } from '../controls/TextInput.tsx';
import { itemCount } from '../table/items.ts';
import { useChange, useTable } from '../useInForce.ts';
import styles from './KeyControls.module.css';
import { emptyWords } from './KeyEditor.tsx';
import { editForNewKey } from './keyEdits.ts';

interface Props {
  readonly inForce: InForce;
  /** Number of keys there are. */
  readonly keys: number;
  readonly place: string;
}

const ITEMS_FIELD = { name: 'Items of the new key', range: ITEM_RANGES.items, unit: '' };

export default function AddKey({ inForce, keys, place }: Props) {
  const change = useChange(place);
  const { partitionKey } = useTable(inForce).table;
  const { items: source } = inForce.configuration;
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [chosen, setChosen] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // As many as the others have on average: traffic that is spread like the items then asks for it as much.
  const items = chosen ?? Math.round(itemCount(source) / Math.max(1, keys));
  const values = Object.fromEntries(partitionKey.map((name) => [name, texts[name] ?? '']));

  const add = (event: FormEvent): void => {
    event.preventDefault();
    const empty = partitionKey.find((name) => values[name] === '');
    setProblem(empty === undefined ? null : emptyWords(empty));
    if (empty !== undefined) return;
    const name = partitionKey.map((each) => values[each]).join('#');
    change(`Add ${name}`, [editForNewKey(values, attributesOf(source), items)]);
    setTexts({});
    setChosen(null);
  };

  return (
    <form className={styles.editor} aria-label="New key" onSubmit={add}>
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
      <div className={styles.buttons}>
        <button type="submit">Add key</button>
      </div>
    </form>
  );
}
