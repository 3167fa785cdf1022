/**
 * What the page may ask about the world as it stands, and what it gets back. One row per kind: the question's
 * fields and the answer's type, so that a question and its answer cannot drift apart.
 */
import type { HotKey, TableFigures } from '../engine/figures.ts';
import type {
  Dimension,
  Edit,
  EngineEvent,
  ExplainSubject,
  Explanation,
  KeyFigures,
  Match,
  PartitionFigures,
  SsdFigures,
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
  /** Of all that the table is asked for, reads and writes weighed by their hard limits (S2); 0…1. */
  readonly share: number;
  /** Number of partitions in which its items lie: several once its collection was cut (S4). */
  readonly partitions: number;
  /** Factor on the traffic of its items (of the first, should they differ); 1 is as configured. */
  readonly weight: number;
  /**
   * The attribute values of its items, which is how an edit names a key. More than one where several spellings are
   * one key: `1` and `1.0`, or `a#` with `b` and `a` with `#b`.
   */
  readonly matches: readonly Match[];
}

/** What one operation costs. */
export interface OperationLine {
  readonly name: string;
  readonly dimension: Dimension;
  /** Units per request (U1–U3). */
  readonly units: number;
  /** Units/s asked for at this moment. */
  readonly offered: number;
  /**
   * The hot key it asks for (T3), if no item has these values. `asksForOthers`: all its requests go to the other keys
   * instead; else none is made. Null: there is such a key, or it asks for none in particular.
   */
  readonly missingKey: { readonly match: Match; readonly asksForOthers: boolean } | null;
}

/** A stretch of the list of keys. */
export interface KeyWindow {
  /** Keys that match the search. */
  readonly total: number;
  readonly from: number;
  readonly lines: readonly KeyLine[];
}

/** What one partition gets of a key whose collection is cut (S4). */
export interface KeyPiece {
  readonly key: string;
  readonly partition: number;
  /** Units/s asked for at this moment. */
  readonly offered: readonly [number, number];
}

/** The traffic along the key space: the hottest keys one by one, all others summed up in equal bins. */
export interface KeyProfile {
  /** In the order of their positions. */
  readonly hottest: readonly KeyLine[];
  /** Those of them that lie in several partitions, piece by piece in key order. */
  readonly pieces: readonly KeyPiece[];
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
  readonly offeredMost: readonly [Float32Array, Float32Array];
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

/** Whether a partition is there at this moment and, if not, why; `tick`: when that happened or will. */
export type PartitionFate =
  | { readonly kind: 'there' }
  /** Its children took its place. `isForCapacity`: all were cut (P3); then only those of its children are known that are there. */
  | {
      readonly kind: 'split';
      readonly tick: number;
      readonly children: readonly number[];
      readonly isForCapacity: boolean;
    }
  /** The table was laid out anew, and has none of this name. */
  | { readonly kind: 'rebuilt'; readonly tick: number }
  /** As far as the run is known, it comes into being then. */
  | { readonly kind: 'toCome'; readonly tick: number; readonly by: 'capacity' | 'rebuilt' }
  | { readonly kind: 'toCome'; readonly tick: number; readonly by: 'split'; readonly parent: number }
  | { readonly kind: 'unknown' };

/** An attribute of the items, as material for a partition key. */
export interface AttributeLine {
  readonly name: string;
  /** Differs item by item: material for a sort key only; then both counts are null. */
  readonly perItem: boolean;
  /** Number of distinct values. */
  readonly values: number | null;
  /** Number of distinct values when joined with the present partition key; null: it is part of it. */
  readonly joined: number | null;
}

/** What it takes to change one key's traffic and leave all others as they are. */
export interface KeyTraffic {
  /** The attribute values that name the key. */
  readonly match: Match;
  /** Part of each operation's requests that goes to this key, 0…1, in the order of the operations. */
  readonly shares: readonly number[];
  /** The weight in force (`weighKey`). */
  readonly weight: number;
}

/** A change to be tried on a copy of the world. */
export interface Trial {
  readonly edits: readonly Edit[];
  /** How long the copy runs, simulated seconds. */
  readonly seconds: number;
}

/** How the copy of the world fared with the change. */
export interface TrialOutcome {
  /** Units/s throttled, [read, write], as means over the last five seconds. */
  readonly throttled: readonly [number, number];
  /** After so many seconds nothing was refused any more; null: something was, to the end. */
  readonly calmAfterSeconds: number | null;
  /** How long after the trial what is saved up for bursts (C3) would last, if it is drawn on; null: it is not. */
  readonly burstSeconds: number | null;
}

/** What a mark on the line of the whole run stands for; `edit`: a change by the user, of capacity if so named. */
export type RunMarkKind = 'edit' | 'capacity' | 'split' | 'splitRefused' | 'move' | 'full';

/** So many things of one kind that happened close together; `tick`: where the first of them is seen. */
export interface RunMark {
  readonly tick: number;
  readonly kind: RunMarkKind;
  readonly count: number;
}

/** The present branch from 0 to its end in bins, the last of which may be cut short. */
export interface RunOverview {
  readonly endTick: number;
  /** Beyond it the branch was reached in an earlier visit and is not computed again yet. */
  readonly computedTick: number;
  readonly ticksPerBin: number;
  /** The most throttled units/s of any point that touches the bin, by dimension. */
  readonly throttled: readonly [Float32Array, Float32Array];
  /** In the order of their ticks; one of each kind in a bin. */
  readonly marks: readonly RunMark[];
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
  /** What became of a partition, or will. */
  readonly partitionFate: {
    readonly question: { readonly lane: number; readonly partition: number };
    readonly answer: PartitionFate;
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
  /** The line of one key in that list. */
  readonly keyLine: {
    readonly question: { readonly lane: number; readonly key: string };
    readonly answer: KeyLine;
  };
  /** In the order of the experiment. */
  readonly operations: { readonly question: object; readonly answer: readonly OperationLine[] };
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
  readonly attributes: {
    readonly question: { readonly lane: number };
    readonly answer: readonly AttributeLine[];
  };
  readonly keyTraffic: {
    readonly question: { readonly lane: number; readonly key: string };
    readonly answer: KeyTraffic;
  };
  /** What would happen to table `lane`: a copy runs, the run itself stays as it is. Fails if that takes too long. */
  readonly tryOut: {
    readonly question: { readonly lane: number; readonly trial: Trial };
    readonly answer: TrialOutcome;
  };
  /** All of the run at a glance. */
  readonly overview: {
    readonly question: { readonly lane: number; readonly bins: number };
    readonly answer: RunOverview;
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
