/** The operations as the page lists them: what each costs, and whether the one key it asks for is there. */
import { matchingSets } from '../engine/items.ts';
import type { World } from '../engine/world.ts';
import type { OperationLine } from '../protocol/questions.ts';
import { operationRates } from './keyList.ts';

/** All operations, in the order of the experiment. */
export function operationList(world: World): OperationLine[] {
  return operationRates(world).map((rates, index) => ({ ...rates, missingKey: missingKey(world, index) }));
}

/** T3: its hot key, if no item is that, and where the requests go. */
function missingKey({ operations, sets, lanes }: World, index: number): OperationLine['missingKey'] {
  const keys = operations[index]?.operation.keys;
  if (keys?.kind !== 'hotKey' || keys.share === 0 || matchingSets(sets, keys.match).includes(1)) return null;
  // All lanes have the same items, and so the same requests.
  const asksForOthers = lanes[0]?.keyWeights[index]?.some((weight) => weight > 0) ?? false;
  return { match: keys.match, asksForOthers };
}
