/**
 * Everything the page and the worker say to each other. Two unions on `kind`: plain data, structured-cloneable,
 * no functions. Times are ticks of 100 ms of simulated time; every pair is [read, write].
 *
 * `run` numbers the `load`s of a page: what belongs to an earlier run arrives late and is dropped.
 */
import type { Result } from '../base/result.ts';
import type { TableFigures } from '../engine/figures.ts';
import type { BranchRecord, BranchSummary, EditProblem } from '../engine/history.ts';
import type { Edit, EngineEvent, KeyRange, RowData, TimedEdit, WorldConfiguration } from '../engine/types.ts';
import type { ByteFile, ImportNews, ImportRequest } from './imports.ts';
import type { Answer, Question } from './questions.ts';

/** Raised whenever a message changes its meaning: page and worker of two builds must not talk past each other. */
export const PROTOCOL_VERSION = 7;

/** Where the rows of an experiment are. */
export type DataSource =
  /** In a CSV file beside the page, which the worker reads; an absolute address, since its base is another. */
  | { readonly kind: 'address'; readonly address: string }
  /** In a CSV file of the user's; read anew only if its rows are not at hand any more. */
  | { readonly kind: 'file'; readonly file: ByteFile }
  /** Here: they are read already. */
  | { readonly kind: 'rows'; readonly rows: RowData };

// ---------------------------------------------------------------------------------------------------------
// Page → worker
// ---------------------------------------------------------------------------------------------------------

export type ToWorker =
  | Load
  | Play
  | Pause
  | Step
  | Seek
  | GoToEvent
  | EditMessage
  | OpenBranch
  | Ask
  | Drawn
  | Ping
  | ImportRequest;

/** Here is an experiment, already validated: build its world, stand at tick 0, paused. Ends the run before it. */
export interface Load {
  readonly kind: 'load';
  readonly run: number;
  readonly configuration: WorldConfiguration;
  /** What there was in an earlier visit or, of a new run, its one branch; ids ascending. */
  readonly branches: readonly BranchRecord[];
  /** Id of the one to open. */
  readonly branch: number;
  /** Where the rows come from if the configuration's items are rows. */
  readonly data: DataSource | null;
}

/** Advance at this pace of wall-clock time, or as fast as it goes. Pacing only: never changes a result. */
export interface Play {
  readonly kind: 'play';
  readonly ticksPerSecond: number;
}

/** Stand still. */
export interface Pause {
  readonly kind: 'pause';
}

/** Pause, and advance to the next multiple of so many ticks, counted from where a step under way will end. */
export interface Step {
  readonly kind: 'step';
  readonly ticks: number;
}

/** Go to this tick, back by replay or forward by computing; then play on if it was playing. */
export interface Seek {
  readonly kind: 'seek';
  readonly tick: number;
}

/** Pause, and go to where the next event is seen, or the one before; at the end of the run compute until one happens. */
export interface GoToEvent {
  readonly kind: 'goToEvent';
  readonly direction: 'next' | 'previous';
}

/** Apply these changes together before the next tick; in the past that forks the run. Answered by `edited`. */
export interface EditMessage {
  readonly kind: 'edit';
  readonly editId: number;
  readonly edits: readonly Edit[];
}

/** Continue on another branch of the run, at its end; what of it is not computed yet is computed first. */
export interface OpenBranch {
  readonly kind: 'openBranch';
  readonly branch: number;
}

/** A question about the world as it stands now. Answered by `answer` with the same `requestId`. */
export interface Ask {
  readonly kind: 'ask';
  readonly requestId: number;
  readonly question: Question;
}

/** The page has drawn that frame: send the next. A credit of one, so the worker never runs ahead of the page. */
export interface Drawn {
  readonly kind: 'drawn';
  readonly sequence: number;
}

/** Is anybody there? Answered by `pong` at once, whatever is going on, if it is not computing without end. */
export interface Ping {
  readonly kind: 'ping';
}

// ---------------------------------------------------------------------------------------------------------
// Worker → page
// ---------------------------------------------------------------------------------------------------------

export type ToPage =
  | Ready
  | Loaded
  | Structure
  | Frame
  | Digest
  | Edited
  | AnswerMessage
  | Pong
  | Failed
  | ImportNews;

/** The port works. The first message; before it the page sends nothing. */
export interface Ready {
  readonly kind: 'ready';
  readonly version: number;
}

/** How `load` went: the run stands at tick 0, or a sentence says why there is no run. */
export interface Loaded {
  readonly kind: 'loaded';
  readonly run: number;
  readonly result: Result<null>;
}

/** A partition's place. */
export interface PartitionPlace {
  readonly id: number;
  readonly parent: number | null;
  readonly range: KeyRange;
  /** Number of distinct partition keys whose items, all or some, are here. */
  readonly keys: number;
  readonly ssd: number;
  /** When the announced split, or the move that is under way, will be done; null: none is. */
  readonly splitDoneTick: number | null;
  readonly moveDoneTick: number | null;
}

/** An SSD's place and what it can bear (B1). */
export interface SsdPlace {
  readonly id: number;
  /** Reads + 3 × writes, units/s. */
  readonly loadMost: number;
  readonly bytesMost: number;
}

/** One lane's partitions in key order and its SSDs by id. */
export interface LaneStructure {
  readonly partitions: readonly PartitionPlace[];
  readonly ssds: readonly SsdPlace[];
  /** What no partition gets past, units/s (C1). */
  readonly hardLimit: readonly [number, number];
  /** Size at which a partition is split (S1). */
  readonly partitionBytesMost: number;
}

/** What is where. Sent when partitions or SSDs change, always before the first frame of its revision. */
export interface Structure {
  readonly kind: 'structure';
  readonly run: number;
  readonly revision: number;
  readonly tick: number;
  readonly lanes: readonly LaneStructure[];
}

/** The numbers of one picture; per lane one array, laid out as in `frame.ts`. Whoever draws it says `drawn`. */
export interface Frame {
  readonly kind: 'frame';
  readonly run: number;
  readonly sequence: number;
  readonly revision: number;
  readonly tick: number;
  readonly measured: Measured;
  readonly lanes: readonly Float32Array<ArrayBuffer>[];
}

/**
 * Whether what frame and digest tell of the last second is of the run as it is set up. `notYet`: no second has passed.
 * `changed`: the run stands still since a change, and all figures are from before it, or none if the table is laid out
 * anew; while a run plays that passes by itself, and is not told.
 */
export type Measured = 'yes' | 'notYet' | 'changed';

/** How the way to the next event goes: `gaveUp`: none came in all the time that is searched, and the run stands at its end. */
export type Search = 'none' | 'underWay' | 'gaveUp';

/** What text shows; at most four a second, always right after the frame of the same tick. */
export interface Digest {
  readonly kind: 'digest';
  readonly run: number;
  readonly tick: number;
  /** The furthest tick ever reached on this branch. */
  readonly endTick: number;
  readonly branch: number;
  readonly playing: boolean;
  readonly search: Search;
  readonly measured: Measured;
  readonly lanes: readonly TableFigures[];
  /** What happened since the digest before, oldest first; the newest if there are too many. */
  readonly events: readonly EngineEvent[];
  /** How many older ones were left out. */
  readonly eventsLeftOut: number;
  /** The events are the newest of the whole run up to `tick`: replace what is shown (after a seek). */
  readonly eventsAnew: boolean;
  /** Edits of the document that could not be applied when their time came. */
  readonly problems: readonly EditProblem[];
}

/**
 * How an edit went, after the answers to what was asked right behind it. `edits` are all edits of the branch it made or
 * continued, those of this message included.
 */
export interface Edited {
  readonly kind: 'edited';
  readonly run: number;
  readonly editId: number;
  /** Why a change was refused; it and those after it in the message changed nothing. Null: all landed. */
  readonly refused: string | null;
  /** Before this tick they take effect. */
  readonly tick: number;
  readonly branch: number;
  readonly branches: readonly BranchSummary[];
  readonly edits: readonly TimedEdit[];
}

/** The answer to a question, or why there is none. */
export interface AnswerMessage {
  readonly kind: 'answer';
  readonly requestId: number;
  readonly result: Result<Answer>;
}

/** The simulation listens. */
export interface Pong {
  readonly kind: 'pong';
}

/** Something broke that must not: the engine has stopped. With these numbers the defect can be reproduced. */
export interface Failed {
  readonly kind: 'failed';
  readonly message: string;
  readonly stack: string;
  readonly seed: number | null;
  readonly tick: number | null;
  readonly checksum: string | null;
}
