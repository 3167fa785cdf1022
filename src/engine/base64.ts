/** Base64 text to bytes, as DynamoDB's JSON writes binary values (RFC 4648, padded). */
import { fail, type Result, succeed } from '../base/result.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SYNTAX = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** The bytes that `text` stands for, or a sentence that names the text. Spare bits in the last letter must be 0. */
export function readBase64(text: string): Result<Uint8Array> {
  if (!SYNTAX.test(text)) return fail(`"${text}" is not base64.`);
  const letters = text.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((letters.length * 6) / 8));
  let bits = 0;
  let pending = 0;
  let at = 0;
  for (const letter of letters) {
    bits = ((bits << 6) | ALPHABET.indexOf(letter)) & 0xfff;
    pending += 6;
    if (pending >= 8) {
      pending -= 8;
      bytes[at++] = bits >> pending;
    }
  }
  const spare = bits & ((1 << pending) - 1);
  return spare === 0 ? succeed(bytes) : fail(`"${text}" is not base64: bits are left over at its end.`);
}
