/** The dialog through which a file comes in, step by step. */
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { assertNever } from '../../base/assert.ts';
import type { ImportStart } from '../../store/importStore.ts';
import { useApp } from '../appContext.ts';
import { Dialog } from '../Dialog.tsx';
import { useStored } from '../useStored.ts';
import { ChooseStep } from './ChooseStep.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { createImportFlow, type ImportFlow } from './importFlow.ts';
import { ReadingStep } from './ReadingStep.tsx';

interface Props {
  readonly start: ImportStart;
  readonly onClose: () => void;
}

export default function ImportDialog({ start, onClose }: Props) {
  const app = useApp();
  const dialog = useRef<HTMLDialogElement>(null);
  const [flow] = useState(() => createImportFlow(app, start, () => dialog.current?.close()));
  /** Kept while a file is looked at: what was pasted may need a correction. */
  const [pasted, setPasted] = useState('');

  useEffect(() => {
    flow.begin();
    return flow.end;
  }, [flow]);

  return (
    <Dialog
      ref={dialog}
      title="Bring your keys"
      width={760}
      aside={
        <button type="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      }
      onClose={onClose}
    >
      <StepView flow={flow} pasted={pasted} onPaste={setPasted} dialog={dialog} />
    </Dialog>
  );
}

interface StepProps {
  readonly flow: ImportFlow;
  readonly pasted: string;
  readonly onPaste: (text: string) => void;
  readonly dialog: RefObject<HTMLDialogElement | null>;
}

function StepView({ flow, pasted, onPaste, dialog }: StepProps): ReactNode {
  const step = useStored(flow, (state) => state);
  // What had the focus may have gone with the step before: the keyboard begins at the top.
  useEffect(() => {
    if (step.kind === 'looking' || document.activeElement !== document.body) return;
    dialog.current?.querySelector<HTMLElement>('button')?.focus();
  }, [step.kind, dialog]);
  switch (step.kind) {
    case 'choose':
      return (
        <ChooseStep
          flow={flow}
          problem={step.problem}
          wanted={step.wanted}
          pasted={pasted}
          onPaste={onPaste}
        />
      );
    case 'looking':
      return <p role="status">Looking at {step.file.name} …</p>;
    case 'columns':
      return <ColumnsStep flow={flow} step={step} />;
    case 'reading':
      return <ReadingStep file={step.file} progress={step.progress} onCancel={flow.cancel} />;
    default:
      return assertNever(step);
  }
}
