/** The model page has an address of its own within the page's: `#model`, and `#model/C1` for a rule of it. */

/** Address of the model page. */
export const MODEL_ADDRESS = '#model';

/** Address of a rule, or of another section by its id. */
export function ruleAddress(id: string): string {
  return `${MODEL_ADDRESS}/${id}`;
}

/** What of the model page an address shows: null: nothing of it; empty: all from the top; else a section. */
export function shownOf(hash: string): string | null {
  if (hash === MODEL_ADDRESS) return '';
  return hash.startsWith(`${MODEL_ADDRESS}/`)
    ? decodeURIComponent(hash.slice(MODEL_ADDRESS.length + 1))
    : null;
}
