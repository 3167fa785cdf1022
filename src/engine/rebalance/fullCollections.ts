/** S5: with a local secondary index an item collection of 10 GiB takes no more items. */
import { flush, pieceBytes, restartLedger, weighSlot } from '../ledger.ts';
import { COLLECTION_BYTES_MAX_WITH_LSI } from '../limits.ts';
import { report } from '../report.ts';
import type { Lane, World } from '../world.ts';

/** Closes the collections that have become full. Only a partition of that size can hold one. */
export function rejectFullCollections(world: World, lane: Lane): void {
  if (!lane.table.localSecondaryIndex) return;
  const { state } = lane.partitions;
  for (let slot = 0; slot < lane.partitions.count; slot += 1) {
    if ((state.bytes[slot] as number) < COLLECTION_BYTES_MAX_WITH_LSI) continue;
    for (let key = state.firstKey[slot] as number; key < (state.endKey[slot] as number); key += 1) {
      if (lane.fullKeys.has(key)) continue;
      const bytes = pieceBytes(world, lane, slot, key);
      if (bytes < COLLECTION_BYTES_MAX_WITH_LSI) continue;
      flush(world, lane);
      restartLedger(world, lane);
      lane.fullKeys = new Set([...lane.fullKeys, key]);
      weighSlot(world, lane, slot);
      lane.layoutTick = world.tick;
      const name = lane.keys.names[key] as string;
      report(world, lane, { kind: 'collectionFull', partition: state.id[slot] as number, key: name, bytes });
    }
  }
}
