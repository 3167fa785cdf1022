/** How much memory checkpoints take. Arrays that several of them share count once. */
import type { World } from './world.ts';

/** Bytes of the typed arrays of these worlds. */
export function bytesOfWorlds(worlds: readonly World[]): number {
  const seen = new Set<unknown>();
  let bytes = 0;
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return;
    seen.add(node);
    if (ArrayBuffer.isView(node)) {
      bytes += node.byteLength;
      return;
    }
    const children = Array.isArray(node) || node instanceof Set ? [...node] : Object.values(node);
    // Lists of plain values (names, slots) are small beside the columns, or shared by all.
    if (typeof children[0] !== 'object' && Array.isArray(node)) return;
    for (const child of children) visit(child);
  };
  for (const world of worlds) visit(world);
  return bytes;
}
