/** Bytes of a file, chunk by chunk → its text, which must be UTF-8; or which byte is none, and what the file may be. */
import { utf8Length } from '../engine/utf8.ts';

/** Where the decoding of a file stands. */
export interface TextReader {
  /** The first bytes of the file, by which its kind is known. */
  head: Uint8Array;
  /** The beginning of a character whose end comes with the next chunk. */
  cut: Uint8Array;
}

/** Decoded text; `flaw`: the byte that came after it and cannot be in a text, null if there is none. */
export interface DecodedText {
  readonly text: string;
  readonly flaw: number | null;
}

const HEAD_BYTES = 512;
const REPLACEMENT = '\uFFFD';

/** A reader at the beginning of a file. */
export function createTextReader(): TextReader {
  return { head: new Uint8Array(), cut: new Uint8Array() };
}

/** Decodes the next chunk, cut anywhere; null: the file has ended. After a flaw nothing more may be decoded. */
export function decodeChunk(reader: TextReader, chunk: Uint8Array | null): DecodedText {
  if (chunk === null) return { text: '', flaw: reader.cut[0] ?? null };
  const bytes = joined(reader.cut, chunk);
  if (reader.head.length < HEAD_BYTES) reader.head = joined(reader.head, chunk).slice(0, HEAD_BYTES);
  const end = endOfWholeCharacters(bytes);
  reader.cut = bytes.slice(end);
  return decodeWhole(bytes.subarray(0, end));
}

/** What is wrong with a file that has the byte `flaw` in it: to go on after a place, or a sentence of its own. */
export function flawWords({ head }: TextReader, flaw: number, place: string): string {
  const byte = flaw.toString(16).toUpperCase().padStart(2, '0');
  const kind = FILE_KINDS.find(({ begins }) => begins.every((each, index) => head[index] === each));
  if (kind !== undefined)
    return `The file is ${kind.name}, not CSV text (${place}: byte ${byte}). ${kind.advice}`;
  if (isUtf16(head)) return `The file is UTF-16 text (${place}: byte ${byte}). ${SAVE_AS_UTF8}`;
  if (flaw === 0) return `The file is not text (${place}: byte 00). ${CHOOSE_CSV}`;
  const meaning = new TextDecoder('windows-1252').decode(Uint8Array.of(flaw));
  const meant = /\p{Cc}/u.test(meaning) ? '' : `; in Latin-1 (Windows-1252) it is "${meaning}"`;
  return `The file is not UTF-8 text (${place}: byte ${byte}${meant}). ${SAVE_AS_UTF8}`;
}

const SAVE_AS_UTF8 = 'Save it as UTF-8; in Excel that is "CSV UTF-8".';
const CHOOSE_CSV = 'What is needed is text with a header and one row in each line.';

/** Files that are taken for CSV now and then, by their first bytes. */
const FILE_KINDS: readonly {
  readonly name: string;
  readonly begins: readonly number[];
  readonly advice: string;
}[] = [
  {
    name: 'an Excel workbook or another ZIP archive',
    begins: [0x50, 0x4b, 0x03, 0x04],
    advice: 'In Excel, save the sheet as "CSV UTF-8".',
  },
  {
    name: 'an old Excel workbook',
    begins: [0xd0, 0xcf, 0x11, 0xe0],
    advice: 'In Excel, save the sheet as "CSV UTF-8".',
  },
  { name: 'a gzip archive', begins: [0x1f, 0x8b], advice: 'Unpack it first.' },
  { name: 'a PNG picture', begins: [0x89, 0x50, 0x4e, 0x47], advice: CHOOSE_CSV },
  { name: 'a JPEG picture', begins: [0xff, 0xd8, 0xff], advice: CHOOSE_CSV },
  { name: 'a PDF document', begins: [0x25, 0x50, 0x44, 0x46], advice: CHOOSE_CSV },
];

/** A byte-order mark says so; without one, every second byte of Latin text is 0. */
function isUtf16(head: Uint8Array): boolean {
  const [first, second] = head;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const zeros = [0, 1].map(
    (parity) => head.filter((byte, index) => byte === 0 && index % 2 === parity).length,
  );
  return Math.min(...zeros) === 0 && Math.max(...zeros) > head.length / 4;
}

const strict = { fatal: true, ignoreBOM: true } as const;

function decodeWhole(bytes: Uint8Array): DecodedText {
  let text: string;
  let isSound = true;
  try {
    text = new TextDecoder('utf-8', strict).decode(bytes);
  } catch {
    text = soundText(bytes);
    isSound = false;
  }
  // Zero is a character of UTF-8, but of no text: it comes from other encodings and from what is no text at all.
  const zero = text.indexOf('\0');
  if (zero >= 0) return { text: text.slice(0, zero), flaw: 0 };
  return { text, flaw: isSound ? null : (bytes[utf8Length(text)] ?? 0) };
}

/** The text before the first byte that is not UTF-8. */
function soundText(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let end = text.indexOf(REPLACEMENT);
  while (isWrittenReplacement(bytes, utf8Length(text.slice(0, end))))
    end = text.indexOf(REPLACEMENT, end + 1);
  return text.slice(0, end);
}

/** Whether the replacement character stands in the file itself. */
function isWrittenReplacement(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd;
}

/** Where the last character begins, if it is not complete; else the end. */
function endOfWholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte >= 0xc0) return lengthOfCharacter(byte) > back ? bytes.length - back : bytes.length;
    if (byte < 0x80) break;
  }
  return bytes.length;
}

function lengthOfCharacter(firstByte: number): number {
  if (firstByte >= 0xf0) return 4;
  return firstByte >= 0xe0 ? 3 : 2;
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return other;
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
