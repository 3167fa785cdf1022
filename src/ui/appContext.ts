/** What every part of the page may use: the stores, the painters, and the few things that concern all of them. */
import { createContext, use } from 'react';
import { present } from '../base/assert.ts';
import type { Result } from '../base/result.ts';
import type { Painter } from '../draw/frameLoop.ts';
import type { GaugePainter } from '../draw/paintGauges.ts';
import type { Frame } from '../protocol/messages.ts';
import type { AnswerTo, Question, QuestionKind } from '../protocol/questions.ts';
import type { ExperimentStore } from '../store/experimentStore.ts';
import type { LiveStore } from '../store/liveStore.ts';
import type { SessionStore } from '../store/sessionStore.ts';

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

/** One app; two on one page share nothing. */
export interface App {
  readonly experiment: ExperimentStore;
  readonly session: SessionStore;
  readonly live: LiveStore;
  /** What is drawn past React, frame by frame. */
  readonly picture: Picture;
  readonly gauges: GaugePainter;
  readonly scenarios: readonly ScenarioTitle[];
  /** What the open scenario shows: a sentence on what to look at, and the lesson. Empty for other experiments. */
  readonly textsOf: (scenario: string | null) => { readonly caption: string; readonly lesson: string };
  readonly ask: <Kind extends QuestionKind>(question: Question<Kind>) => Promise<Result<AnswerTo<Kind>>>;
  /** Opens a scenario and plays it. */
  readonly openScenario: (id: string) => void;
  /** The experiment from its beginning, without the changes made during the run. */
  readonly reset: () => void;
  /** A new simulation for the same experiment, after the old one broke. */
  readonly restart: () => void;
}

/** The app around a component. */
export const AppContext = createContext<App | null>(null);

/** The app this component belongs to. */
export function useApp(): App {
  return present(use(AppContext), 'A component of the page stands outside of it.');
}
