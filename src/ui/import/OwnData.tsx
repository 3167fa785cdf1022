/** The user's own data: the way in. The dialog is loaded when it opens. */
import { useApp } from '../appContext.ts';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { later } from '../later.tsx';
import { useStored } from '../useStored.ts';
import { DropTarget } from './DropTarget.tsx';

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
