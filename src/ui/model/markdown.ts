/**
 * The little of Markdown that `docs/model.md` uses, as data: headings, paragraphs, lists, tables, code blocks, links,
 * bold, emphasis, code. Anything else is text. No markup is made from text here.
 */

/** A run of text of one kind. */
export type Inline =
  | { readonly kind: 'text' | 'code' | 'strong' | 'emphasis'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly address: string };

export type Inlines = readonly Inline[];

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly inlines: Inlines }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly Inlines[] }
  | {
      readonly kind: 'table';
      readonly head: readonly Inlines[];
      readonly rows: readonly (readonly Inlines[])[];
    }
  | { readonly kind: 'code'; readonly text: string };

/** Addresses by the name they are referred to. */
type References = ReadonlyMap<string, string>;

const REFERENCE = /^\[([^\]]+)\]:\s*(\S+)$/;
const HEADING = /^(#{1,6})\s+(.*)$/;
const ITEM = /^(?:[-*]|(\d+)\.)\s+(.*)$/;
const CODE = /^ {4}(.*)$/;

/** A text's blocks in their order. Blocks are separated by empty lines. */
export function parseMarkdown(markdown: string): readonly Block[] {
  const lines = markdown.split(/\r?\n/);
  const references = new Map(
    lines.flatMap((line) => {
      const [, name, address] = REFERENCE.exec(line) ?? [];
      return name === undefined || address === undefined ? [] : [[name, address] as const];
    }),
  );
  return chunksOf(lines.filter((line) => !REFERENCE.test(line))).flatMap((chunk) =>
    blocksOf(chunk, references),
  );
}

/** Runs of lines without an empty one. */
function chunksOf(lines: readonly string[]): string[][] {
  const chunks: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === '') chunks.push([]);
    else chunks.at(-1)?.push(line);
  }
  return chunks.filter(({ length }) => length > 0);
}

function blocksOf(lines: readonly string[], references: References): Block[] {
  const [first = '', ...rest] = lines;
  const [, marks, text] = HEADING.exec(first) ?? [];
  if (marks !== undefined && text !== undefined) {
    const heading: Block = { kind: 'heading', level: marks.length, text };
    return rest.length === 0 ? [heading] : [heading, ...blocksOf(rest, references)];
  }
  if (lines.every((line) => CODE.test(line)))
    return [{ kind: 'code', text: lines.map((line) => line.slice(4)).join('\n') }];
  if (first.startsWith('|')) return [tableOf(lines, references)];
  if (ITEM.test(first)) return [listOf(lines, references)];
  return [{ kind: 'paragraph', inlines: parseInlines(lines.join(' '), references) }];
}

/** An item goes on until the next one begins. */
function listOf(lines: readonly string[], references: References): Block {
  const items: string[] = [];
  for (const line of lines) {
    const [, , text] = ITEM.exec(line) ?? [];
    if (text === undefined) items.push(`${items.pop() ?? ''} ${line.trim()}`);
    else items.push(text);
  }
  return {
    kind: 'list',
    isOrdered: /^\d/.test(lines[0] ?? ''),
    items: items.map((item) => parseInlines(item, references)),
  };
}

/** The second line of a table only draws it. */
function tableOf([head = '', , ...rows]: readonly string[], references: References): Block {
  const cellsOf = (line: string): Inlines[] =>
    line
      .replace(/^\||\|\s*$/g, '')
      .split('|')
      .map((cell) => parseInlines(cell.trim(), references));
  return { kind: 'table', head: cellsOf(head), rows: rows.map(cellsOf) };
}

/** Code first, since its text is as it stands; then bold, emphasis, and the three ways to write a link. */
const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^[\]]+)\](?:\(([^()\s]+)\)|\[([^[\]]+)\])?/g;

/** Text with its code, bold, emphasis and links; a link to an unknown reference is text. */
export function parseInlines(text: string, references: References): Inlines {
  const inlines: Inline[] = [];
  let end = 0;
  const push = (inline: Inline): void => {
    if (inline.text !== '') inlines.push(inline);
  };
  for (const match of text.matchAll(INLINE)) {
    const [whole, code, strong, emphasis, label = '', direct, reference] = match;
    const inline = inlineOf(code, strong, emphasis);
    const address = direct ?? references.get(reference ?? label);
    if (inline === null && address === undefined) continue;
    push({ kind: 'text', text: text.slice(end, match.index) });
    push(inline ?? { kind: 'link', text: label, address: address ?? '' });
    end = match.index + whole.length;
  }
  push({ kind: 'text', text: text.slice(end) });
  return inlines;
}

function inlineOf(code?: string, strong?: string, emphasis?: string): Inline | null {
  if (code !== undefined) return { kind: 'code', text: code };
  if (strong !== undefined) return { kind: 'strong', text: strong };
  return emphasis === undefined ? null : { kind: 'emphasis', text: emphasis };
}

/** What is left when a text is read aloud. */
export function plainText(inlines: Inlines): string {
  return inlines.map(({ text }) => text).join('');
}
