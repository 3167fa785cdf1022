/** The user's own data and experiment: in, out, and back to what was shipped. The dialog is loaded when it opens. */
import { useApp } from '../appContext.ts';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { later } from '../later.tsx';
import { useStored } from '../useStored.ts';
import { DropTarget } from './DropTarget.tsx';
import { saveText } from './saveText.ts';

const ImportDialog = later(() => import('./ImportDialog.tsx'));

/** The way to the dialog. */
export function OwnData() {
  const { ownData } = useApp();
  return (
    <button type="button" aria-haspopup="dialog" onClick={() => ownData.open()}>
      Bring your keys
    </button>
  );
}

/** Out, and back. `onDone`: one of them was pressed. */
export function FileButtons({ onDone }: { readonly onDone: () => void }) {
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

/** The dialog while it is open, and a place to drop files: all of the page. */
export function OwnDataGate() {
  const { ownData } = useApp();
  const start = useStored(ownData, (state) => state.start);
  return (
    <>
      <DropTarget onFiles={(files) => ownData.open({ files })} />
      {start === null ? null : (
        <ErrorBoundary key={start.id} part="The import">
          <ImportDialog start={start} onClose={ownData.close} />
        </ErrorBoundary>
      )}
    </>
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
