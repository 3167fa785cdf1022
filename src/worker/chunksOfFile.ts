/** A file of the user's as chunks of bytes. */
import { unreadableSentence } from '../experiment/unreadable.ts';
import type { ByteFile } from '../protocol/imports.ts';

/** So much is parsed in a few milliseconds, after which others get their turn. */
const CHUNK_BYTES = 128 * 1024;

/** The bytes of a file, piece by piece; throws a sentence where the reading fails (the file was moved or changed). */
export async function* chunksOfFile(file: ByteFile): AsyncIterable<Uint8Array> {
  for (let start = 0; start < file.size; start += CHUNK_BYTES) {
    const end = Math.min(start + CHUNK_BYTES, file.size);
    yield await bytesOf(file, start, end);
  }
}

async function bytesOf(file: ByteFile, start: number, end: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(start, end).arrayBuffer());
  } catch (error) {
    throw new Error(unreadableSentence(error, start), { cause: error });
  }
}
