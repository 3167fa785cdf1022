/**
 * Text as UTF-8 bytes: its length, its bytes, its order. By hand, because neither the language nor the
 * engine's environment (no DOM, no Node) offers it. A lone surrogate counts as U+FFFD, as `TextEncoder` has it.
 */

/** Number of bytes of `text` in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (isPair(text, index)) {
      bytes += 4;
      index += 1;
    } else bytes += 3;
  }
  return bytes;
}

/** Writes `text` in UTF-8 into `target` from `offset` on, which must have room; returns the offset behind it. */
export function writeUtf8(text: string, target: Uint8Array, offset: number): number {
  let at = offset;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      target[at++] = unit;
      continue;
    }
    let point = unit;
    if (isPair(text, index)) {
      index += 1;
      point = 0x10000 + ((unit & 0x3ff) << 10) + (text.charCodeAt(index) & 0x3ff);
    } else if (isSurrogate(unit)) point = 0xfffd;
    if (point < 0x800) target[at++] = 0xc0 | (point >> 6);
    else {
      if (point < 0x10000) target[at++] = 0xe0 | (point >> 12);
      else {
        target[at++] = 0xf0 | (point >> 18);
        target[at++] = 0x80 | ((point >> 12) & 0x3f);
      }
      target[at++] = 0x80 | ((point >> 6) & 0x3f);
    }
    target[at++] = 0x80 | (point & 0x3f);
  }
  return at;
}

/** The bytes of `text` in UTF-8. */
export function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(utf8Length(text));
  writeUtf8(text, bytes, 0);
  return bytes;
}

/**
 * K4. Order of two texts by their UTF-8 bytes: negative, 0 or positive. It is the order of code points, which
 * JavaScript's `<` is not: surrogate pairs (U+10000 and up) compare below U+E000…U+FFFF there.
 */
export function compareUtf8(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let index = 0; index < shared; index += 1) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) return rankOfUnit(left) - rankOfUnit(right);
  }
  return a.length - b.length;
}

/** Moves the surrogates behind all other code units. */
function rankOfUnit(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

function isSurrogate(unit: number): boolean {
  return (unit & 0xf800) === 0xd800;
}

function isPair(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00;
}
