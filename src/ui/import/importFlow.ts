/**
 * The way of a file into the page. Until its last step nothing of the running experiment is touched.
 *
 *     choose ──CSV──> looking ──> columns ──> reading ──> a new experiment
 *       │ └──experiment document──> the same experiment    └──cancel, problem──> columns
 *       └──CSV of a document whose rows are missing──> reading ──> that experiment
 */
import { fail, type Result, succeed } from '../../base/result.ts';
import { type Experiment, parseExperimentText } from '../../experiment/experiment.ts';
import { experimentOfRows } from '../../experiment/rowsExperiment.ts';
import { unreadableSentence } from '../../experiment/unreadable.ts';
import type { ImportChoice, ImportedRows, ImportProgress, RowsPreview } from '../../protocol/imports.ts';
import type { ImportStart } from '../../store/importStore.ts';
import type { App } from '../appContext.ts';
import { type FileChoice, firstChoice, importChoice } from './choice.ts';
import { documentSteps } from './documentSteps.ts';
import { isDocument, tooLarge, tooMany, wrongRows } from './files.ts';
import { replayNotice } from './replay.ts';

/** No file yet. */
interface Choose {
  readonly kind: 'choose';
  readonly problem: string | null;
  /** The file must hold the rows of this experiment; null: any file will do. */
  readonly wanted: Experiment | null;
}

/** Its beginning is known, and what is to be made of it can be chosen. */
interface Columns {
  readonly kind: 'columns';
  readonly file: File;
  readonly preview: RowsPreview;
  readonly choice: FileChoice;
  readonly problem: string | null;
}

interface Reading {
  readonly kind: 'reading';
  readonly file: File;
  readonly progress: ImportProgress | null;
}

export type Step = Choose | { readonly kind: 'looking'; readonly file: File } | Columns | Reading;

/** Requests/s to begin with. */
export type FirstTraffic = Pick<FileChoice, 'reads' | 'writes'>;

export interface ImportFlow {
  readonly getState: () => Step;
  readonly subscribe: (listener: () => void) => () => void;
  /** Takes the file it was opened with, if there is one; of several, none. */
  readonly begin: () => void;
  /** Takes a file that was chosen, dropped, pasted, or fetched. */
  readonly take: (file: File, traffic?: FirstTraffic) => void;
  readonly fail: (problem: string) => void;
  readonly choose: (choice: FileChoice) => void;
  /** Reads the whole file. */
  readonly read: () => void;
  /** Stops reading: back to where it began. */
  readonly cancel: () => void;
  /** Back to the choice of a file. */
  readonly startAgain: () => void;
  /** Gives up what is under way. */
  readonly end: () => void;
}

type Helpers = Pick<App, 'imports' | 'openDocument' | 'hasRows' | 'notices'> & {
  readonly session: Pick<App['session'], 'seek'>;
};

/** A flow at its first step. `onDone`: the new experiment runs. */
export function createImportFlow(helpers: Helpers, start: ImportStart, onDone: () => void): ImportFlow {
  const { imports, openDocument, hasRows, notices, session } = helpers;
  const listeners = new Set<() => void>();
  const first: Choose = { kind: 'choose', problem: null, wanted: start.wanted };
  let step: Step = first;
  let cancelReading = (): void => {};
  /** Counts what was begun: an answer to something older comes too late. */
  let begun = 0;

  const go = (next: Step): void => {
    step = next;
    for (const listener of listeners) listener();
  };

  const giveUp = (): void => {
    begun += 1;
    cancelReading();
    cancelReading = () => {};
  };

  /** Waits for `work`; `next` hears of it unless something else has begun. */
  const follow = async <Value>(work: Promise<Value>, next: (value: Value) => void): Promise<void> => {
    begun += 1;
    const own = begun;
    const value = await work;
    if (own === begun) next(value);
  };

  const reject = (problem: string, wanted: Experiment | null): void => {
    giveUp();
    go({ kind: 'choose', problem, wanted });
  };

  const done = (experiment: Experiment, file: File | null): void => {
    // The rows that were missing belong to what is open already, which goes on where it stood.
    const isOpen = experiment === start.wanted;
    openDocument(experiment, file, isOpen ? [] : documentSteps(experiment));
    const replay = isOpen ? null : replayNotice(experiment, session.seek);
    if (replay !== null) notices.say(replay);
    onDone();
  };

  const takeDocument = (file: File): void => {
    go({ kind: 'looking', file });
    void follow(textOf(file), (text) => {
      const parsed = text.ok ? parseExperimentText(text.value) : text;
      if (!parsed.ok) reject(`${file.name}: ${parsed.problem}`, null);
      else if (hasRows(parsed.value)) done(parsed.value, null);
      else go({ kind: 'choose', problem: null, wanted: parsed.value });
    });
  };

  const takeAny = (file: File, traffic?: FirstTraffic): void => {
    go({ kind: 'looking', file });
    void follow(imports.preview(file), (preview) => {
      if (!preview.ok) return reject(`${file.name}: ${preview.problem}`, null);
      const choice = firstChoice(file, preview.value, traffic);
      go({ kind: 'columns', file, preview: preview.value, choice, problem: null });
    });
  };

  /** Where a reading that is cancelled goes back to. */
  let before: Choose | Columns = first;

  const readAll = (
    from: Choose | Columns,
    file: File,
    choice: ImportChoice,
    next: (result: Result<ImportedRows>) => void,
  ): void => {
    before = from;
    const reading = imports.read(file, choice, (progress) => {
      if (step.kind === 'reading') go({ ...step, progress });
    });
    go({ kind: 'reading', file, progress: null });
    void follow(reading.result, next);
    cancelReading = reading.cancel;
  };

  const takeWanted = (file: File, wanted: Experiment, from: Choose): void => {
    const { items } = wanted;
    if (items.kind !== 'rows') return;
    const { columns, weightColumn } = items;
    const choice = { columns, weightColumn, ...NO_KEYS };
    readAll({ ...from, problem: null }, file, choice, (result) => {
      if (!result.ok) reject(`${file.name}: ${result.problem}`, wanted);
      else if (result.value.items.checksum !== items.checksum) reject(wrongRows(file.name, items), wanted);
      else done(wanted, file);
    });
  };

  const take: ImportFlow['take'] = (file, traffic) => {
    const from = step;
    const wanted = from.kind === 'choose' ? from.wanted : null;
    const problem = tooLarge(file);
    giveUp();
    if (problem !== null) reject(problem, wanted);
    else if (isDocument(file)) takeDocument(file);
    else if (wanted !== null && from.kind === 'choose') takeWanted(file, wanted, from);
    else takeAny(file, traffic);
  };

  return {
    getState: () => step,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    begin() {
      const { files, wanted } = start;
      const [file] = files;
      if (files.length > 1) reject(tooMany(files), wanted);
      else if (file !== undefined) take(file);
    },
    take,
    fail: (problem) => reject(problem, step.kind === 'choose' ? step.wanted : null),
    choose(choice) {
      if (step.kind === 'columns') go({ ...step, choice, problem: null });
    },
    read() {
      if (step.kind !== 'columns') return;
      const columns = step;
      const { file, choice } = columns;
      readAll({ ...columns, problem: null }, file, importChoice(choice), (result) => {
        const experiment = result.ok ? experimentOfRows(choice, result.value) : result;
        if (experiment.ok) done(experiment.value, file);
        else go({ ...columns, problem: experiment.problem });
      });
    },
    cancel() {
      giveUp();
      go(before);
    },
    startAgain() {
      giveUp();
      go({ kind: 'choose', problem: null, wanted: null });
    },
    end: giveUp,
  };
}

/** The rows of a document are read as they are: whether its keys are sound is known already. */
const NO_KEYS = { partitionKey: [], sortKey: null, partitionKeyType: 'S' } as const;

async function textOf(file: File): Promise<Result<string>> {
  try {
    return succeed(await file.text());
  } catch (error) {
    return fail(unreadableSentence(error, 0));
  }
}
