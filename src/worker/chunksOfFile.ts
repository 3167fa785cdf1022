/** A file of the user's as chunks of bytes. */
import type { ByteFile } from '../protocol/imports.ts';

/** So much is parsed in a few milliseconds, after which others get their turn. */
const CHUNK_BYTES = 128 * 1024;

/** The bytes of a file, piece by piece; fails like the reading itself (the file was moved or changed). */
export async function* chunksOfFile(file: ByteFile): AsyncIterable<Uint8Array> {
  for (let start = 0; start < file.size; start += CHUNK_BYTES) {
    const end = Math.min(start + CHUNK_BYTES, file.size);
    yield new Uint8Array(await file.slice(start, end).arrayBuffer());
  }
}
