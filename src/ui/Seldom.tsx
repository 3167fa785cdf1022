/** What lies under “More”: seldom needed, so loaded when it is opened. */
import type { Theme } from '../store/sessionStore.ts';
import { useApp } from './appContext.ts';
import { saveText } from './import/saveText.ts';
import { KEYS_ADDRESS } from './keyboard/KeysGate.tsx';
import { useStored } from './useStored.ts';

/** `onDone`: something was pressed that needs no second press. */
export default function Seldom({ onDone }: { readonly onDone: () => void }) {
  return (
    <>
      <FileButtons onDone={onDone} />
      <KeysLink />
      <ThemeChoice />
    </>
  );
}

/** Out, and back. `onDone`: one of them was pressed. */
function FileButtons({ onDone }: { readonly onDone: () => void }) {
  const { experiment, startOver } = useApp();

  const save = (): void => {
    const document = experiment.getState().experiment;
    saveText(`${fileName(document.name)}.json`, `${JSON.stringify(document, null, 2)}\n`);
    onDone();
  };

  const forget = (): void => {
    startOver();
    onDone();
  };

  return (
    <>
      <button type="button" title="Saves the experiment as a file; rows stay in theirs" onClick={save}>
        Save experiment
      </button>
      <button type="button" title="As shipped: without your changes" onClick={forget}>
        Start over
      </button>
    </>
  );
}

/** The way to the list of keys. */
function KeysLink() {
  return (
    <a href={KEYS_ADDRESS} title="All keys (?)">
      Keys
    </a>
  );
}

function ThemeChoice() {
  const { session } = useApp();
  const theme = useStored(session, (state) => state.theme);
  return (
    <select
      aria-label="Colours"
      value={theme}
      onChange={({ target }) => session.setTheme(target.value as Theme)}
    >
      <option value="system">System colours</option>
      <option value="light">Light</option>
      <option value="dark">Dark</option>
      <option value="projector">Projector</option>
    </select>
  );
}

/** A name as a file system takes it. */
function fileName(name: string): string {
  const plain = name
    .replace(/\.(csv|tsv|txt|json)$/i, '')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return plain === '' ? 'experiment' : plain;
}
