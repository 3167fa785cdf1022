/** Which file? Chosen, dropped, pasted, or the example. */
import { useId, useRef } from 'react';
import type { Experiment } from '../../experiment/experiment.ts';
import { Button } from '../Button.tsx';
import { formatBytes, formatCount } from '../format.ts';
import { fetchExample } from './example.ts';
import { BYTES_MAX, ROWS_MOST, rowsWanted } from './files.ts';
import styles from './ImportDialog.module.css';
import type { ImportFlow } from './importFlow.ts';
import { Problem } from './Problem.tsx';

interface Props {
  readonly flow: ImportFlow;
  readonly problem: string | null;
  readonly wanted: Experiment | null;
  /** Text that was pasted. */
  readonly pasted: string;
  readonly onPaste: (text: string) => void;
}

export function ChooseStep({ flow, problem, wanted, pasted, onPaste }: Props) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.step}>
      <Invitation wanted={wanted} />
      {problem === null ? null : <Problem>{problem}</Problem>}
      <div className={styles.drop}>
        <input
          ref={picker}
          className={styles.picker}
          type="file"
          aria-label="File"
          tabIndex={-1}
          accept=".csv,.tsv,.txt,.json,text/csv,application/json"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file !== undefined) flow.take(file);
          }}
        />
        <button type="button" className={styles.primary} onClick={() => picker.current?.click()}>
          {problem === null ? 'Choose a file' : 'Choose another file'}
        </button>
        <span className={styles.quiet}>or drop one anywhere on the page</span>
      </div>
      {wanted === null ? (
        <>
          <Pasting flow={flow} text={pasted} onText={onPaste} />
          <Example flow={flow} />
        </>
      ) : null}
    </div>
  );
}

function Invitation({ wanted }: { readonly wanted: Experiment | null }) {
  if (wanted?.items.kind === 'rows') {
    return (
      <p>
        “{wanted.name}” was made with {rowsWanted(wanted.items)}. Experiments refer to rows and do not hold
        them: please choose that CSV file again.
      </p>
    );
  }
  return (
    <p>
      A CSV file with a header, one row for each item or each group of items: up to {formatCount(ROWS_MOST)}{' '}
      rows and {formatBytes(BYTES_MAX)}. It is read in this browser and goes nowhere else. An experiment that
      was saved here (.json) opens at its beginning, with its changes at their times.
    </p>
  );
}

interface PastingProps {
  readonly flow: ImportFlow;
  readonly text: string;
  readonly onText: (text: string) => void;
}

function Pasting({ flow, text, onText }: PastingProps) {
  const id = useId();
  return (
    <div className={styles.pasting}>
      <label htmlFor={id}>Or paste rows</label>
      <textarea
        id={id}
        className={styles.text}
        rows={4}
        spellCheck={false}
        placeholder={'user_id,requests\nann,120\nbob,8'}
        value={text}
        onChange={({ target }) => onText(target.value)}
      />
      <Button isIdle={text.trim() === ''} onClick={() => flow.take(new File([text], pastedName(text)))}>
        Use the pasted text
      </Button>
    </div>
  );
}

/** An experiment begins with a brace, which the name of no column does. */
function pastedName(text: string): string {
  return text.trimStart().startsWith('{') ? 'pasted.json' : 'Pasted rows';
}

function Example({ flow }: { readonly flow: ImportFlow }) {
  const tryIt = async (): Promise<void> => {
    const example = await fetchExample();
    if (example.ok) flow.take(example.value.file, example.value.traffic);
    else flow.fail(example.problem);
  };
  return (
    <p className={styles.example}>
      <span>
        No file at hand? All US flights of 2008: {formatCount(5366)} routes, weighed by their flights.
      </span>
      <button type="button" onClick={() => void tryIt()}>
        Try the flights
      </button>
    </p>
  );
}
