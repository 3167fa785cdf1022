/** What is open: where it comes from, where its rows are, and what would be lost with it. */
import { present } from '../base/assert.ts';
import type { ItemSource } from '../engine/types.ts';
import { SCENARIO_LIST } from '../experiment/scenarioList.ts';
import { petsByAnimal } from '../experiment/scenarios/petsByAnimal.ts';
import type { DataSource } from '../protocol/messages.ts';
import type { SavedExperiment } from '../store/kept.ts';

/** A document as it was opened. */
export type Opened = Omit<SavedExperiment, 'edits'>;

export const FIRST_SCENARIO = 'pets-by-animal';

/** The first scenario as it is shipped. */
export function firstOpened(): Opened {
  return { id: newId(), scenario: FIRST_SCENARIO, opened: petsByAnimal, file: null };
}

/** A scenario as it is shipped. All but the first are loaded when one is asked for; rejects if they cannot be. */
export async function loadScenario(id: string): Promise<Opened> {
  if (id === FIRST_SCENARIO) return firstOpened();
  const { findScenario } = await import('../experiment/scenarios.ts');
  const { experiment } = present(findScenario(id), `There is a scenario "${id}"`);
  return { id: newId(), scenario: id, opened: experiment, file: null };
}

/** A name for whatever is opened now. */
export function newId(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
}

/** The page as everybody finds it on the first visit: nothing of it is worth keeping. */
export function isAsShipped({ scenario, opened, edits }: SavedExperiment): boolean {
  return scenario === FIRST_SCENARIO && edits.length === opened.edits.length;
}

/** What is lost from sight when `next` takes the place of what the user made; null: nothing of the user's is. */
export function putAsideText({ id, scenario, opened, edits }: SavedExperiment, next: Opened): string | null {
  const changes = edits.length - opened.edits.length;
  if (changes <= 0 && (scenario !== null || next.id === id)) return null;
  const name = opened.name === '' ? 'Your experiment' : `“${opened.name}”`;
  if (changes <= 0) return `${name} was closed.`;
  return `${name} with ${changes === 1 ? 'your change' : `your ${changes} changes`} was put aside.`;
}

/** What was on its way to a simulation that is gone, by name. */
export function notArrivedText(labels: readonly string[]): string {
  const names = [...new Set(labels)].map((label) => `“${label}”`);
  return `${names.join(', ')} had not arrived in the simulation that stopped.`;
}

/** Why a scenario is not open, and that nothing is lost. */
export function notLoadedText(title: string, error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return `“${title}” could not be loaded: ${why.replace(/\.$/, '')}. What was open stays open.`;
}

/** Where the rows lie that are served with the page; null: these are others, or none. */
export function shippedRows(items: ItemSource, base: string): DataSource | null {
  const rows = rowsOf(items);
  const owner = SCENARIO_LIST.find(({ rowsChecksum }) => rowsChecksum === rows);
  const file = owner?.rowsFile ?? null;
  return file === null ? null : { kind: 'address', address: new URL(file, base).href };
}

/** What names the rows of an experiment; null: it generates its items. */
export function rowsOf(items: ItemSource | null): string | null {
  return items?.kind === 'rows' ? items.checksum : null;
}
