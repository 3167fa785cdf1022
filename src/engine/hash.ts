/**
 * K1. Where a partition key lies: MD5("Outliers" + its bytes), as reverse-engineered from Scan orders by dynalite
 * (github.com/architect/dynalite, db/index.js). AWS has never confirmed it.
 *
 *     user#1  →  75 73 65 72 23 31  →  8b542929238862fe7069b842ce6b6946  →  position 0x8b54292923886 of 2^52
 */
import { md5 } from 'js-md5';
import { fail, type Result, succeed } from '../base/result.ts';
import { readBase64 } from './base64.ts';
import { PARTITION_KEY_BYTES_MAX } from './limits.ts';
import { numberBytes, numberText, readNumber } from './numberKey.ts';
import type { KeyType } from './types.ts';
import { utf8, utf8Length, writeUtf8 } from './utf8.ts';

const SALT = utf8('Outliers');

/**
 * K1. The bytes of a key given as text (B: as base64), or a sentence that names the text: not of its type, empty, or
 * longer than `bytesMax` (a sort key: `SORT_KEY_BYTES_MAX`).
 */
export function encodeKey(
  type: KeyType,
  text: string,
  bytesMax = PARTITION_KEY_BYTES_MAX,
): Result<Uint8Array> {
  if (type === 'N') {
    const number = readNumber(text);
    return number.ok ? succeed(numberBytes(number.value)) : number;
  }
  const bytes = type === 'S' ? succeed(utf8(text)) : readBase64(text);
  if (!bytes.ok) return bytes;
  const problem = lengthProblem(text, bytes.value.length, bytesMax);
  return problem === null ? bytes : fail(problem);
}

/** The one text for each key: numbers as DynamoDB compares them (`1.0` → `1`), others as they are. */
export function canonicalKey(type: KeyType, text: string): Result<string> {
  if (type !== 'N') return succeed(text);
  const number = readNumber(text);
  return number.ok ? succeed(numberText(number.value)) : number;
}

/** K1. The whole hash of a key's bytes: 32 hex digits. */
export function hashHex(bytes: Uint8Array): string {
  return md5.hex(salted(bytes));
}

/** K1. The first 52 bits of the hash as an integer in [0, 2^52): where the key lies in the model's key space. */
export function hashPosition(bytes: Uint8Array): number {
  return positionOfSalted(salted(bytes));
}

/** K1. Position of a key given as text. */
export function positionOf(type: KeyType, text: string): Result<number> {
  const bytes = encodeKey(type, text);
  return bytes.ok ? succeed(hashPosition(bytes.value)) : bytes;
}

/** K1. Positions of many keys; the problem is that of the first text that is none. */
export function positionsOf(type: KeyType, names: readonly string[]): Result<Float64Array> {
  return type === 'S' ? positionsOfStrings(names) : positionsOneByOne(type, names);
}

function positionsOneByOne(type: KeyType, names: readonly string[]): Result<Float64Array> {
  const positions = new Float64Array(names.length);
  for (const [index, name] of names.entries()) {
    const position = positionOf(type, name);
    if (!position.ok) return position;
    positions[index] = position.value;
  }
  return succeed(positions);
}

/** Writes every key into the same buffer, to spare the garbage collector a million arrays. */
function positionsOfStrings(names: readonly string[]): Result<Float64Array> {
  const buffer = new Uint8Array(SALT.length + PARTITION_KEY_BYTES_MAX);
  buffer.set(SALT);
  const views: Uint8Array[] = [];
  const positions = new Float64Array(names.length);
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index] as string;
    // A UTF-16 code unit has at most 3 bytes in UTF-8: only long names need an exact count.
    const bytesMost = name.length * 3;
    if (bytesMost === 0 || bytesMost > PARTITION_KEY_BYTES_MAX) {
      const problem = lengthProblem(name, utf8Length(name), PARTITION_KEY_BYTES_MAX);
      if (problem !== null) return fail(problem);
    }
    const end = writeUtf8(name, buffer, SALT.length);
    const view = views[end] ?? buffer.subarray(0, end);
    views[end] = view;
    positions[index] = positionOfSalted(view);
  }
  return succeed(positions);
}

function salted(bytes: Uint8Array): Uint8Array {
  const message = new Uint8Array(SALT.length + bytes.length);
  message.set(SALT);
  message.set(bytes, SALT.length);
  return message;
}

/** 13 hex digits are 6½ bytes. */
function positionOfSalted(message: Uint8Array): number {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = md5.array(message);
  const high = a * 65_536 + b * 256 + c;
  const low = (d << 20) | (e << 12) | (f << 4) | (g >> 4);
  return high * 268_435_456 + low;
}

function lengthProblem(text: string, bytes: number, bytesMax: number): string | null {
  if (bytes === 0) return 'A key has at least 1 byte; this one is empty.';
  if (bytes <= bytesMax) return null;
  return `A key has at most ${bytesMax} bytes; "${text.slice(0, 40)}…" has ${bytes}.`;
}
