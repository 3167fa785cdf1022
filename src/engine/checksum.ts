/** A fingerprint of a world's state (D4): equal runs have equal fingerprints, on every machine. */
import { eachColumn } from './partitions.ts';
import type { Lane, World } from './world.ts';

/** FNV-1a over 32-bit words: offset basis and prime of http://www.isthe.com/chongo/tech/comp/fnv/. */
const BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** Eight hex digits that change with any number a later tick could depend on. `lanes`: only of these. */
export function checksum(world: World, lanes: readonly Lane[] = world.lanes): string {
  let hash = BASIS;
  const add = (numbers: Float64Array): void => {
    const words = new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.length * 2);
    for (const word of words) hash = Math.imul(hash ^ word, PRIME);
  };
  add(Float64Array.of(world.tick, world.sets.size));
  for (const { generator, now } of world.streams)
    add(Float64Array.of(generator.a, generator.b, generator.c, generator.d, now));
  for (const lane of lanes) addLane(lane, add);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

function addLane(lane: Lane, add: (numbers: Float64Array) => void): void {
  const { partitions } = lane;
  add(Float64Array.from([partitions.count, partitions.nextId, lane.ssdCount, lane.keys.size]));
  add(Float64Array.from([...lane.tokens, ...lane.arrivedSince, ...partitions.order]));
  for (const split of lane.pendingSplits)
    add(Float64Array.of(split.partition, split.at.position, split.at.sort, split.doneTick));
  if (lane.pendingMove !== null)
    add(Float64Array.of(lane.pendingMove.partition, lane.pendingMove.to, lane.pendingMove.doneTick));
  eachColumn(partitions, (column) => {
    const used = column.subarray(0, partitions.count);
    add(used instanceof Float64Array ? used : Float64Array.from(used));
  });
}
