/** What is open: where it comes from, where its rows are, and what would be lost with it. */
import { present } from '../base/assert.ts';
import type { ItemSource } from '../engine/types.ts';
import { SCENARIO_LIST } from '../experiment/scenarioList.ts';
import { petsByAnimal } from '../experiment/scenarios/petsByAnimal.ts';
import type { DataSource } from '../protocol/messages.ts';
import type { SavedExperiment } from '../store/kept.ts';

/** A document as it was opened. */
export type Opened = Omit<SavedExperiment, 'shown' | 'elsewhere'>;

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
export function isAsShipped(saved: SavedExperiment): boolean {
  return saved.scenario === FIRST_SCENARIO && saved.elsewhere.length === 0 && changesOf(saved) === 0;
}

function changesOf({ opened, shown }: SavedExperiment): number {
  return shown.edits.length - opened.edits.length;
}

/** What is lost from sight when `next` takes the place of what the user made; null: nothing of the user's is. */
export function putAsideText(saved: SavedExperiment, next: Opened): string | null {
  const { id, scenario, opened, elsewhere } = saved;
  const changes = changesOf(saved);
  const made = [
    changes <= 0 ? null : changes === 1 ? 'your change' : `your ${changes} changes`,
    elsewhere.length === 0
      ? null
      : elsewhere.length === 1
        ? 'its other run'
        : `its ${elsewhere.length} other runs`,
  ].filter((each) => each !== null);
  if (made.length === 0 && (scenario !== null || next.id === id)) return null;
  // The same, from its beginning.
  if (next.id === id)
    return `${elsewhere.length === 0 ? 'The run so far was' : 'The runs so far were'} put aside; what is set now stays.`;
  const name = opened.name === '' ? 'Your experiment' : `“${opened.name}”`;
  return made.length === 0 ? `${name} was closed.` : `${name} with ${made.join(' and ')} was put aside.`;
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
