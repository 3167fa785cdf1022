/** A fingerprint of a world's state (D4): equal runs have equal fingerprints, on every machine. */
import { type Column, eachColumn } from './partitions.ts';
import type { Lane, World } from './world.ts';

/** A stream of 32-bit words, mixed as MurmurHash3 does (public domain, A. Appleby): every bit reaches every other. */
interface Mixer {
  hash: number;
  words: number;
}

/** Eight hex digits that change with any number a later tick could depend on. `lanes`: only of these. */
export function checksum(world: World, lanes: readonly Lane[] = world.lanes): string {
  const mixer: Mixer = { hash: 0, words: 0 };
  add(mixer, [world.tick, world.sets.size, world.nextWeightChange]);
  for (const { generator, now, recent } of world.streams) {
    add(mixer, [generator.a, generator.b, generator.c, generator.d, now]);
    add(mixer, recent);
  }
  for (const lane of lanes) addLane(mixer, lane);
  return finish(mixer).toString(16).padStart(8, '0');
}

function addLane(mixer: Mixer, lane: Lane): void {
  const { partitions } = lane;
  add(mixer, [partitions.count, partitions.nextId, lane.ssdCount, lane.keys.size]);
  add(mixer, [...lane.tokens, ...partitions.order, ...lane.fullKeys]);
  for (const { partition, at, doneTick } of lane.pendingSplits)
    add(mixer, [partition, at.position, at.sort, doneTick]);
  if (lane.pendingMove !== null)
    add(mixer, [lane.pendingMove.partition, lane.pendingMove.to, lane.pendingMove.doneTick]);
  addAccounts(mixer, lane);
  eachColumn(partitions, (column) => {
    add(mixer, column.subarray(0, partitions.count));
  });
}

/** What lies beside the partitions: the second in progress, the observation, the books. */
function addAccounts(mixer: Mixer, lane: Lane): void {
  const { second, lastSecond, tableRefusal } = lane;
  add(mixer, [...second.offered, ...second.lost[0], ...second.lost[1], second.rejected]);
  for (const pair of [lastSecond?.offered, lastSecond?.served, ...(lastSecond?.throttled ?? [])])
    add(mixer, pair ?? []);
  for (const { tick, allowed, asked, offered, since } of tableRefusal)
    add(mixer, [tick, allowed, asked, offered, since]);
  add(mixer, [lane.ledgerTick, lane.layoutTick, lane.limitsTick, lane.blockSeconds, lane.block]);
  add(mixer, [lane.lookSeconds, lane.look, lane.looksComplete]);
  for (const requests of [lane.arrivedSince, lane.arrivedUnflushed, lane.blockStartRequests])
    add(mixer, requests);
  for (const block of lane.blockRequests) add(mixer, block);
}

function add(mixer: Mixer, numbers: readonly number[] | Column): void {
  const doubles = numbers instanceof Float64Array ? numbers : Float64Array.from(numbers);
  const words = new Uint32Array(doubles.buffer, doubles.byteOffset, doubles.length * 2);
  let { hash } = mixer;
  for (const word of words) {
    const scrambled = Math.imul(rotate(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593);
    hash = (Math.imul(rotate(hash ^ scrambled, 13), 5) + 0xe6546b64) | 0;
  }
  mixer.hash = hash;
  mixer.words += words.length;
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function finish({ hash, words }: Mixer): number {
  let mixed = hash ^ words;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
