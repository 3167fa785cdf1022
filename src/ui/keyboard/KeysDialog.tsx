/** All keys, and a way to have the page leave single ones alone: for who speaks to the computer, or slips. */
import { useRef } from 'react';
import { useApp } from '../appContext.ts';
import { Dialog } from '../Dialog.tsx';
import { useStored } from '../useStored.ts';
import styles from './KeysDialog.module.css';
import { SHORTCUTS } from './shortcuts.ts';

/** Keys that parts of the page obey while they have the focus: name and what it does. */
const OTHER_KEYS: readonly (readonly [string, string])[] = [
  ['Ctrl Z', 'Undo the last change'],
  ['Ctrl Shift Z', 'Make it again'],
  ['Arrows', 'In a picture, a list or on a slider: to the next, or more and less'],
  ['Enter', 'In a picture or a list: select; in a field: take what is typed'],
  ['Escape', 'Close a dialog; leave a field as it was'],
];

export default function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { session } = useApp();
  const obeys = useStored(session, (state) => state.singleKeys);
  const dialog = useRef<HTMLDialogElement>(null);

  return (
    <Dialog ref={dialog} title="Keys" width={560} onClose={onClose}>
      <dl className={styles.list}>
        {SHORTCUTS.map(({ name, does }) => (
          <Line key={name} name={name} does={does} />
        ))}
        <Line name="?" does="All keys" />
        {OTHER_KEYS.map(([name, does]) => (
          <Line key={name} name={name} does={does} />
        ))}
      </dl>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={obeys}
          onChange={({ target }) => session.setSingleKeys(target.checked)}
        />
        Single keys, such as N, work everywhere on the page
      </label>
      <form method="dialog">
        <button type="submit">Close</button>
      </form>
    </Dialog>
  );
}

function Line({ name, does }: { readonly name: string; readonly does: string }) {
  return (
    <div className={styles.line}>
      <dt>
        <kbd className={styles.key}>{name}</kbd>
      </dt>
      <dd>{does}</dd>
    </div>
  );
}
