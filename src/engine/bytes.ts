/** How much memory checkpoints take. Arrays that several of them share count once. */
import type { World } from './world.ts';

/** Adds worlds up one by one, so that a growing list need not be counted anew. */
export interface Meter {
  bytes: number;
  readonly seen: WeakSet<object>;
}

/** Bytes of the typed arrays of these worlds. */
export function bytesOfWorlds(worlds: readonly World[]): number {
  return createMeter(worlds).bytes;
}

/** A meter that has counted these worlds. */
export function createMeter(worlds: readonly World[]): Meter {
  const meter: Meter = { bytes: 0, seen: new WeakSet() };
  for (const world of worlds) measure(meter, world);
  return meter;
}

/** Adds the bytes of the typed arrays of one more world that no world before it has. */
export function measure(meter: Meter, world: World): void {
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null || meter.seen.has(node)) return;
    meter.seen.add(node);
    if (ArrayBuffer.isView(node)) {
      meter.bytes += node.byteLength;
      return;
    }
    const children = Array.isArray(node) || node instanceof Set ? [...node] : Object.values(node);
    // Lists of plain values (names, slots) are small beside the columns, or shared by all.
    if (typeof children[0] !== 'object' && Array.isArray(node)) return;
    for (const child of children) visit(child);
  };
  visit(world);
}
