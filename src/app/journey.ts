/** The way through time: where the run is to stand, and in which order the simulation is told what the user wants. */
import type { Digest, Edited, OpenBranch, ToWorker } from '../protocol/messages.ts';
import type { ExperimentStore } from '../store/experimentStore.ts';
import type { LiveStore } from '../store/liveStore.ts';
import { createScrubber } from '../store/scrubber.ts';

/** A moment of the branch shown, to which the run is on its way. */
interface Heading {
  readonly tick: number;
  /** Whether what lies between is computed first, for which changes wait. */
  readonly isAhead: boolean;
}

export interface JourneyOptions {
  readonly send: (message: ToWorker) => void;
  /** Resolves when the simulation has done what it was told so far; must not reject. */
  readonly arrived: () => Promise<unknown>;
  readonly live: LiveStore;
  /** What changes are made to; it speaks to the simulation by `tell`. */
  readonly experiment: () => ExperimentStore;
}

export interface Journey {
  /** What the user wants, in the order it was wanted: a change is meant for the moment gone to before it. */
  readonly tell: (message: ToWorker) => void;
  /** A run was loaded whose branch shown was at `endTick`: goes to `tick`, and forgets what concerned the run before. */
  readonly begin: (tick: number, endTick: number) => void;
  /** Goes on to where it is on its way to, in case it was stopped. */
  readonly goOn: () => void;
  readonly hear: (news: Digest | Edited) => void;
  /** Where the next change will meet the run: where it was told to go, else where it stands. */
  readonly tickNow: () => number;
  /** How far the branch shown is. */
  readonly endNow: () => number;
  /** Whether it is on its way to a moment that was asked for. */
  readonly isSeeking: () => boolean;
}

/** A journey that has not begun. */
export function createJourney({ send, arrived, live, experiment }: JourneyOptions): Journey {
  /** Where the run is to stand, if it is on its way there; null: it does, or was told something else. */
  let heading: Heading | null = null;
  /** How far the branch is that the simulation has not told of yet. */
  let endUntold = 0;
  /** Changes made on the way there, for which they are meant. */
  let held: ToWorker[] = [];

  const scrubber = createScrubber((tick) => send({ kind: 'seek', tick }), arrived);
  const head = (next: Heading | null): void => {
    heading = next;
    live.head(next?.tick ?? null);
  };
  /** The run stands where it was to stand, or somewhere else is wanted. */
  const arrive = (): void => {
    if (heading !== null) head(null);
    for (const message of held.splice(0)) send(message);
  };

  const tell = (message: ToWorker): void => {
    if (message.kind === 'edit' && heading?.isAhead === true) {
      held.push(message);
      return;
    }
    if (message.kind !== 'play') arrive();
    switch (message.kind) {
      case 'edit':
      case 'play':
      case 'pause':
        say(message);
        return;
      case 'openBranch':
        // A change on its way lands on the branch it was made on, or begins another there.
        experiment().whenLanded(() => goOver(message));
        return;
      case 'seek':
        experiment().inTurn(() => goTo(message.tick));
        return;
      default:
        experiment().inTurn(() => say(message));
    }
  };

  const say = (message: ToWorker): void => {
    scrubber.hurry();
    send(message);
  };

  const goTo = (tick: number): void => {
    head({ tick, isAhead: tick > live.getState().tick });
    scrubber.to(tick);
  };

  const goOver = (message: OpenBranch): void => {
    const { endTick } = experiment().getState().elsewhere.get(message.branch) ?? {};
    if (endTick === undefined) return;
    say(message);
    experiment().switchBranch(message.branch, endNow());
    endUntold = endTick;
    head({ tick: endTick, isAhead: true });
  };

  const isThere = ({ tick, isAhead }: Heading, { branch, tick: shown }: Digest): boolean =>
    branch === experiment().getState().branch && (isAhead ? shown >= tick : scrubber.goal() === null);

  const endNow = (): number => {
    const { digest } = live.getState();
    return digest?.branch === experiment().getState().branch ? digest.endTick : endUntold;
  };

  return {
    tell,
    begin(tick, endTick) {
      scrubber.forget();
      held = [];
      endUntold = endTick;
      head(tick > 0 ? { tick, isAhead: true } : null);
      if (tick > 0) send({ kind: 'seek', tick });
    },
    goOn() {
      if (heading?.isAhead === true) send({ kind: 'seek', tick: heading.tick });
    },
    hear(news) {
      if (news.kind === 'edited') {
        if (news.branch !== experiment().getState().branch) endUntold = news.tick;
        experiment().landed(news);
      } else if (heading !== null && isThere(heading, news)) arrive();
    },
    tickNow: () => scrubber.goal() ?? heading?.tick ?? live.getState().tick,
    endNow,
    isSeeking: () => scrubber.goal() !== null,
  };
}
