/** That an operation asks for a key that is not there, in a sentence. */
import type { OperationLine } from '../../protocol/questions.ts';

/** Which key is missing, and what becomes of the requests. */
export function missingKeyText({ match, asksForOthers }: NonNullable<OperationLine['missingKey']>): string {
  const wanted = Object.entries(match).map(([attribute, value]) => `${attribute} = “${value}”`);
  const instead = asksForOthers ? 'all requests go to the other keys' : 'no requests are made';
  return `No item has ${wanted.join(' and ')}: ${instead}.`;
}
