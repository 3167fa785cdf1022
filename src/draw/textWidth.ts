/** How wide text will be, near enough to decide whether it fits: measuring it would force the browser to lay out. */

const NARROW = /[iljtfrI.,:;'|!\s\u202f]/;
const WIDE = /[mwMW@%&]/;
const UPPER = /[A-Z]/;
const DIGIT = /\d/;

/** Size of the small text in pictures, pixels; `--small` of the style sheet. */
export const SMALL_TEXT = 12;

/** How much wider bold text is. */
export const BOLD = 1.15;

/** Width of one line of the interface's font in pixels; rather too wide than too narrow. */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const char of text) ems += widthOf(char);
  return ems * fontSize;
}

function widthOf(char: string): number {
  if (NARROW.test(char)) return 0.36;
  if (WIDE.test(char)) return 0.95;
  if (UPPER.test(char)) return 0.67;
  if (DIGIT.test(char)) return 0.64;
  return char.charCodeAt(0) < 0x2e80 ? 0.61 : 1.05;
}

/** The first of these texts that fits, else an empty one. */
export function firstThatFits(texts: readonly string[], width: number, fontSize: number): string {
  return texts.find((text) => textWidth(text, fontSize) <= width) ?? '';
}
