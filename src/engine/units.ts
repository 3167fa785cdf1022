/**
 * U1–U4. What a request costs in units, and what an item weighs in bytes.
 * Source: Developer Guide, "DynamoDB read and write operations" and "DynamoDB item sizes and formats".
 */
import { assert, assertNever } from '../base/assert.ts';
import { READ_BLOCK_BYTES, WRITE_BLOCK_BYTES } from './limits.ts';
import { readNumber } from './numberKey.ts';
import { type Dimension, type Operation, type OperationKind, READ, WRITE } from './types.ts';
import { utf8Length } from './utf8.ts';

export type ReadMode = 'eventual' | 'strong' | 'transactional';
export type WriteMode = 'standard' | 'transactional';

const READ_FACTOR: Readonly<Record<ReadMode, number>> = { eventual: 0.5, strong: 1, transactional: 2 };
const WRITE_FACTOR: Readonly<Record<WriteMode, number>> = { standard: 1, transactional: 2 };

/** U1. Read units for `bytes` read at once: an item, or all items of one Query. A missing item has 0 bytes. */
export function readUnits(bytes: number, mode: ReadMode): number {
  return blocks(bytes, READ_BLOCK_BYTES) * READ_FACTOR[mode];
}

/** U2. Write units for an item of `bytes`: the larger of before and after. */
export function writeUnits(bytes: number, mode: WriteMode): number {
  return blocks(bytes, WRITE_BLOCK_BYTES) * WRITE_FACTOR[mode];
}

/** U3. A Query or one page of a Scan rounds the sum of its items. */
export function queryUnits(totalBytes: number, mode: 'eventual' | 'strong'): number {
  return readUnits(totalBytes, mode);
}

/** U3. BatchGetItem and TransactGetItems round each item; a missing item has 0 bytes. */
export function batchGetUnits(bytesOfItems: readonly number[], mode: ReadMode): number {
  return bytesOfItems.reduce((units, bytes) => units + readUnits(bytes, mode), 0);
}

/** U3. BatchWriteItem and TransactWriteItems round each item. */
export function batchWriteUnits(bytesOfItems: readonly number[], mode: WriteMode): number {
  return bytesOfItems.reduce((units, bytes) => units + writeUnits(bytes, mode), 0);
}

/** T1. Whether an operation uses read or write units. */
export function dimensionOf(kind: OperationKind): Dimension {
  switch (kind) {
    case 'GetItem':
    case 'Query':
    case 'Scan':
    case 'TransactGetItems':
      return READ;
    case 'PutItem':
    case 'UpdateItem':
    case 'DeleteItem':
    case 'TransactWriteItems':
      return WRITE;
    default:
      return assertNever(kind);
  }
}

/** T1. The units one request of `operation` costs, of the dimension `dimensionOf` names (U1–U3). */
export function unitsPerRequest(operation: Operation): number {
  const { kind, itemBytes: bytes, itemsPerRequest: items, consistency } = operation;
  switch (kind) {
    case 'GetItem':
      return readUnits(bytes, consistency);
    case 'Query':
    case 'Scan':
      return queryUnits(items * bytes, consistency);
    case 'TransactGetItems':
      return items * readUnits(bytes, 'transactional');
    case 'PutItem':
    case 'UpdateItem':
    case 'DeleteItem':
      return writeUnits(bytes, 'standard');
    case 'TransactWriteItems':
      return items * writeUnits(bytes, 'transactional');
    default:
      return assertNever(kind);
  }
}

/** T1. Puts bring a new sort key and so add an item's bytes; updates and deletes leave the bytes as they are. */
export function addsBytes(kind: OperationKind): boolean {
  return kind === 'PutItem' || kind === 'TransactWriteItems';
}

/** U4. Bytes of an item whose attributes are all strings, such as a row of a CSV file. */
export function itemBytes(attributes: Iterable<readonly [name: string, text: string]>): number {
  let bytes = 0;
  for (const [name, text] of attributes) bytes += utf8Length(name) + utf8Length(text);
  return bytes;
}

/** An attribute value as DynamoDB's JSON writes it; `B` is base64 text. */
export type AttributeValue =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly B: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly L: readonly AttributeValue[] }
  | { readonly M: Readonly<Record<string, AttributeValue>> };

/** U4. Bytes of an attribute's value without its name. Numbers must be valid (`encodeKey` says whether). */
export function attributeValueBytes(value: AttributeValue): number {
  if ('S' in value) return utf8Length(value.S);
  if ('N' in value) return numberBytes(value.N);
  if ('B' in value) return base64Bytes(value.B);
  if ('L' in value) return value.L.reduce((sum, element) => sum + 1 + attributeValueBytes(element), 3);
  if ('M' in value) {
    return Object.entries(value.M).reduce(
      (sum, [name, element]) => sum + 1 + utf8Length(name) + attributeValueBytes(element),
      3,
    );
  }
  return 1;
}

/** One byte per two significant digits, aligned to even powers of ten, one more, and one for a minus sign. */
function numberBytes(text: string): number {
  const parsed = readNumber(text);
  assert(parsed.ok, `Not a number: ${text}`);
  const { digits, exponent, negative } = parsed.value;
  if (digits === '') return 1;
  const misaligned = digits.length % 2 === 0 && exponent % 2 === 0;
  return 1 + Math.ceil(digits.length / 2) + (misaligned ? 1 : 0) + (negative ? 1 : 0);
}

function base64Bytes(text: string): number {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return (text.length / 4) * 3 - padding;
}

/** Blocks that `bytes` fill, at least one. */
function blocks(bytes: number, blockBytes: number): number {
  assert(bytes >= 0 && bytes < Number.MAX_SAFE_INTEGER, `Not a number of bytes: ${bytes}`);
  return Math.max(1, Math.ceil(bytes / blockBytes));
}
