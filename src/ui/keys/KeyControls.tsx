/** The partition keys: who is asked for how much, and changes of single keys. */
import { useRef, useState } from 'react';
import type { KeyLine, KeyOrder } from '../../protocol/questions.ts';
import type { Selection } from '../../store/sessionStore.ts';
import { useApp } from '../appContext.ts';
import { Segmented } from '../controls/choices.tsx';
import { Drawer, Loading } from '../controls/Drawer.tsx';
import { Refused } from '../controls/Refused.tsx';
import { later } from '../later.tsx';
import { Section } from '../Section.tsx';
import { useAnswer } from '../useAnswer.ts';
import { useChange, useChosenTable } from '../useInForce.ts';
import { useStored } from '../useStored.ts';
import styles from './KeyControls.module.css';
import { KeyList } from './KeyList.tsx';
import { whenAccepted } from './whenAccepted.ts';
import { editsForDelete } from './wholeKeyEdits.ts';

const PLACE = 'keys';

const KeyEditor = later(() => import('./KeyEditor.tsx'));
const AddKey = later(() => import('./AddKey.tsx'), <Loading />);

const ORDERS = [
  { value: 'traffic', name: 'by traffic' },
  { value: 'position', name: 'by hash' },
] as const;

export function KeyControls() {
  const { lane, table } = useChosenTable();
  const { experiment, session } = useApp();
  const change = useChange(PLACE);
  const [search, setSearch] = useState('');
  const [order, setOrder] = useState<KeyOrder>('traffic');
  const [renames, setRenames] = useState(0);
  const selected = useStored(session, ({ selection }) =>
    selection?.kind === 'key' && selection.lane === lane ? selection.key : null,
  );

  const select = (key: string): void => {
    setRenames(0);
    session.select({ kind: 'key', lane, key });
  };
  const rename = (key: string): void => {
    session.select({ kind: 'key', lane, key });
    setRenames((count) => count + 1);
  };
  const list = useRef<HTMLDivElement>(null);
  const editor = useRef<HTMLDivElement>(null);
  /** The editor goes away; whoever works in it goes on in the list. */
  const goOn = (next: Selection | null): void => {
    if (editor.current?.contains(document.activeElement)) list.current?.focus();
    session.select(next);
  };
  const remove = (line: KeyLine): void => {
    change(`Delete ${line.name}`, editsForDelete(line));
    whenAccepted(experiment, () => goOn(null));
  };

  return (
    <Section title="Keys" hint="share of traffic, a write as 3 reads">
      <div className={styles.tools}>
        <input
          className={styles.search}
          type="search"
          aria-label="Search keys"
          placeholder="Search"
          value={search}
          onChange={({ target }) => setSearch(target.value)}
        />
        <Segmented label="Order of the keys" value={order} options={ORDERS} onChange={setOrder} />
      </div>
      <KeyList
        ref={list}
        lane={lane}
        search={search}
        order={order}
        selected={selected}
        onSelect={select}
        onRename={rename}
        onDelete={remove}
      />
      {selected === null ? null : (
        <div ref={editor}>
          <SelectedKey
            key={selected}
            lane={lane}
            partitionKey={table.partitionKey}
            name={selected}
            renames={renames}
            onRenamed={(key) => goOn({ kind: 'key', lane, key })}
            onDelete={remove}
          />
        </div>
      )}
      <Drawer title="Add a key">
        <AddKey place={PLACE} />
      </Drawer>
      <Refused place={PLACE} />
    </Section>
  );
}

interface SelectedProps {
  readonly lane: number;
  readonly partitionKey: readonly string[];
  readonly name: string;
  readonly renames: number;
  readonly onRenamed: (name: string) => void;
  readonly onDelete: (line: KeyLine) => void;
}

/** The selected key, wherever it was selected and whether or not the list shows it. */
function SelectedKey({ lane, name, onDelete, ...rest }: SelectedProps) {
  const found = useAnswer({ kind: 'keyLine', lane, key: name });
  // After an undo there may be no such key any more.
  if (found?.ok !== true) return null;
  const line = found.value;
  return <KeyEditor {...rest} lane={lane} line={line} onDelete={() => onDelete(line)} place={PLACE} />;
}
