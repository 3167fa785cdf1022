/** What every part of the page may use: the stores, the painters, and the few things that concern all of them. */
import { createContext, use } from 'react';
import { present } from '../base/assert.ts';
import type { Result } from '../base/result.ts';
import type { Painter } from '../draw/frameLoop.ts';
import type { GaugePainter } from '../draw/paintGauges.ts';
import type { Experiment } from '../experiment/experiment.ts';
import type {
  ByteFile,
  ImportChoice,
  ImportedRows,
  ImportProgress,
  RowsPreview,
} from '../protocol/imports.ts';
import type { Frame } from '../protocol/messages.ts';
import type { AnswerTo, Question, QuestionKind } from '../protocol/questions.ts';
import type { ExperimentStore } from '../store/experimentStore.ts';
import type { ImportStore } from '../store/importStore.ts';
import type { LiveStore } from '../store/liveStore.ts';
import type { NoticeStore } from '../store/noticeStore.ts';
import type { SessionStore } from '../store/sessionStore.ts';
import type { Step } from '../store/steps.ts';

/** A scenario as the page offers it. */
export interface ScenarioTitle {
  readonly id: string;
  readonly title: string;
}

/** The moving part of the page. */
export interface Picture {
  /** Adds a painter to the loop; the result takes it out again. */
  readonly add: (painter: Painter) => () => void;
  /** Asks for a redraw before the next paint. */
  readonly request: () => void;
  /** The newest numbers; null before the first. */
  readonly newestFrame: () => Frame | null;
}

/** Looking at and reading the user's own files. Nothing of it ever rejects. */
interface Imports {
  readonly preview: (file: ByteFile) => Promise<Result<RowsPreview>>;
  readonly read: (
    file: ByteFile,
    choice: ImportChoice,
    onProgress: (progress: ImportProgress) => void,
  ) => { readonly result: Promise<Result<ImportedRows>>; readonly cancel: () => void };
}

/** One app; two on one page share nothing. */
export interface App {
  readonly experiment: ExperimentStore;
  readonly session: SessionStore;
  readonly live: LiveStore;
  /** What is drawn past React, frame by frame. */
  readonly picture: Picture;
  readonly gauges: GaugePainter;
  readonly scenarios: readonly ScenarioTitle[];
  /** What to look at in the open scenario, in a sentence. Empty for other experiments. */
  readonly captionOf: (scenario: string | null) => string;
  /** Where the next change will meet the run: where it was told to go, else where it stands. */
  readonly tickNow: () => number;
  /** Whether it is on its way to a moment that was asked for. */
  readonly isSeeking: () => boolean;
  /** Runs the task with the next picture, all in one go: what comes in piece by piece is rendered and laid out once. */
  readonly together: (task: () => void) => void;
  readonly ask: <Kind extends QuestionKind>(question: Question<Kind>) => Promise<Result<AnswerTo<Kind>>>;
  /** Opens a scenario, once it is loaded, and plays it; true: that is what is open now. */
  readonly openScenario: (id: string) => Promise<boolean>;
  /** The experiment from its beginning, without the changes made during the run. */
  readonly reset: () => void;
  /** The scenario as it is shipped, for good; instead of own data, the first one. */
  readonly startOver: () => void;
  /**
   * Opens an experiment of the user's and plays it. `file`: the CSV its rows are read from, unless they are at hand.
   * `steps`: its changes after its start, as if they had been made here.
   */
  readonly openDocument: (experiment: Experiment, file: File | null, steps: readonly Step[]) => void;
  /** Whether the rows an experiment needs are at hand, or it needs none. */
  readonly hasRows: (experiment: Experiment) => boolean;
  readonly notices: NoticeStore;
  /** The dialog in which the user brings in own data, and the worker's help for it. */
  readonly ownData: ImportStore;
  readonly imports: Imports;
  /** A new simulation for the same experiment, after the old one broke. */
  readonly restart: () => void;
}

/** The app around a component. */
export const AppContext = createContext<App | null>(null);

/** The app this component belongs to. */
export function useApp(): App {
  return present(use(AppContext), 'A component of the page stands outside of it.');
}
