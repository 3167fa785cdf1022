/**
 * What the page may ask about the world as it stands, and what it gets back. One row per kind: the question's
 * fields and the answer's type, so that a question and its answer cannot drift apart.
 */
import type { HotKey, TableFigures } from '../engine/figures.ts';
import type {
  EngineEvent,
  ExplainSubject,
  Explanation,
  KeyFigures,
  PartitionFigures,
  SsdFigures,
  TimedEdit,
  WorldConfiguration,
} from '../engine/types.ts';

/** How the list of keys is sorted: along the key space, or the most asked-for first. */
export type KeyOrder = 'position' | 'traffic';

/** A line in the list of keys. */
export interface KeyLine {
  readonly name: string;
  /** Place in the key space, integer in [0, 2^52). */
  readonly position: number;
  readonly items: number;
  readonly bytes: number;
  /** Units/s asked for at this moment. */
  readonly offered: readonly [number, number];
}

/** A stretch of the list of keys. */
export interface KeyWindow {
  /** Keys that match the search. */
  readonly total: number;
  readonly from: number;
  readonly lines: readonly KeyLine[];
}

/** The traffic along the key space: the hottest keys one by one, all others summed up in equal bins. */
export interface KeyProfile {
  /** In the order of their positions. */
  readonly hottest: readonly KeyLine[];
  /** Units/s of all other keys, and their number, by bin. */
  readonly reads: Float32Array;
  readonly writes: Float32Array;
  readonly keys: Float32Array;
}

/** One item of a collection, by its sort key. */
export interface ItemLine {
  readonly sortKey: string;
}

/** A stretch of one collection in sort-key order. */
export interface ItemWindow {
  readonly total: number;
  readonly from: number;
  readonly lines: readonly ItemLine[];
}

/** Rates over a window of time, reduced to bins; units/s as means over a bin. Each pair holds one array per dimension. */
export interface SeriesWindow {
  /** First tick of each bin and their length; a bin without data holds NaN. */
  readonly tick: Float64Array;
  readonly ticksPerBin: number;
  readonly offered: readonly [Float32Array, Float32Array];
  readonly served: readonly [Float32Array, Float32Array];
  readonly throttled: readonly [Float32Array, Float32Array];
  /** The most throttled units/s of any point within the bin: a mean hides a spike. */
  readonly throttledMost: readonly [Float32Array, Float32Array];
  readonly rejected: Float32Array;
  readonly tokens: readonly [Float32Array, Float32Array];
  readonly provisioned: readonly [Float32Array, Float32Array];
  readonly partitions: Float32Array;
}

/** A stretch of the event log. */
export interface EventWindow {
  readonly events: readonly EngineEvent[];
  /** How many the stretch holds beyond those given. */
  readonly leftOut: number;
}

/** One course of the run: an edit in the past begins another and keeps the old. */
export interface BranchFigures {
  readonly id: number;
  readonly parent: number | null;
  readonly forkedAt: number | null;
  readonly endTick: number;
  readonly edits: readonly TimedEdit[];
}

interface Exchanges {
  readonly table: { readonly question: { readonly lane: number }; readonly answer: TableFigures };
  /** Where the run stands; `quiet`: nothing more will happen or be sent until the next message. */
  readonly position: {
    readonly question: object;
    readonly answer: { readonly tick: number; readonly playing: boolean; readonly quiet: boolean };
  };
  /** State in 8 hex digits (D4). */
  readonly checksum: {
    readonly question: object;
    readonly answer: { readonly tick: number; readonly checksum: string };
  };
  /** Partitions in key order. */
  readonly partitions: {
    readonly question: { readonly lane: number; readonly from: number; readonly count: number };
    readonly answer: { readonly total: number; readonly lines: readonly PartitionFigures[] };
  };
  readonly ssds: { readonly question: { readonly lane: number }; readonly answer: readonly SsdFigures[] };
  readonly explain: { readonly question: { readonly subject: ExplainSubject }; readonly answer: Explanation };
  readonly key: {
    readonly question: { readonly lane: number; readonly key: string };
    readonly answer: KeyFigures;
  };
  /** Of one partition, or of the table (`partition` null). */
  readonly hottestKeys: {
    readonly question: { readonly lane: number; readonly partition: number | null; readonly count: number };
    readonly answer: readonly HotKey[];
  };
  /** `search`: part of the name, in any case; empty: all. */
  readonly keys: {
    readonly question: {
      readonly lane: number;
      readonly search: string;
      readonly order: KeyOrder;
      readonly from: number;
      readonly count: number;
    };
    readonly answer: KeyWindow;
  };
  readonly keyProfile: {
    readonly question: { readonly lane: number; readonly bins: number; readonly hottest: number };
    readonly answer: KeyProfile;
  };
  /** Items of one key in sort-key order (K4). */
  readonly items: {
    readonly question: {
      readonly lane: number;
      readonly key: string;
      readonly from: number;
      readonly count: number;
    };
    readonly answer: ItemWindow;
  };
  /** Of the table, or of one partition by replay. */
  readonly series: {
    readonly question: {
      readonly lane: number;
      readonly partition: number | null;
      readonly fromTick: number;
      readonly toTick: number;
      readonly bins: number;
    };
    readonly answer: SeriesWindow;
  };
  /** The newest `count` of all that happened in [fromTick, toTick), oldest first. */
  readonly events: {
    readonly question: {
      readonly lane: number;
      readonly fromTick: number;
      readonly toTick: number;
      readonly count: number;
    };
    readonly answer: EventWindow;
  };
  readonly branches: {
    readonly question: object;
    readonly answer: { readonly current: number; readonly branches: readonly BranchFigures[] };
  };
  /** Configuration as loaded and the edits of this branch: all it takes to repeat the run. */
  readonly exportRun: {
    readonly question: object;
    readonly answer: { readonly configuration: WorldConfiguration; readonly edits: readonly TimedEdit[] };
  };
}

export type QuestionKind = keyof Exchanges;

/** A question of one kind; of any kind by default. */
export type Question<Kind extends QuestionKind = QuestionKind> = {
  [K in Kind]: { readonly kind: K } & Exchanges[K]['question'];
}[Kind];

/** What a question of this kind is answered with. */
export type AnswerTo<Kind extends QuestionKind> = Exchanges[Kind]['answer'];

/** An answer that says which kind of question it belongs to. */
export type Answer<Kind extends QuestionKind = QuestionKind> = {
  [K in Kind]: { readonly kind: K; readonly value: Exchanges[K]['answer'] };
}[Kind];
