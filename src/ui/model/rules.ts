/** The model's document as sections and rules: what the model page shows and what sources are checked against. */
import { MARKS, type Mark } from '../words/sources.ts';
import { type Block, type Inlines, parseMarkdown, plainText } from './markdown.ts';

/** A part of the document under its own heading. */
export interface Section {
  /** Its address on the model page: the id of its rule, else made from its title. */
  readonly id: string;
  readonly title: string;
  /** The rule's id, such as `C1`; null: no rule. */
  readonly rule: string | null;
  /** 2: a chapter, 3: a rule in it. */
  readonly level: number;
  /** How sure its parts are; a rule is usually a mix. */
  readonly marks: readonly Mark[];
  readonly blocks: readonly Block[];
  /** How this program computes it, from "In the code" on: finer than most readers want. */
  readonly inCode: readonly Block[];
}

export interface Model {
  readonly title: string;
  /** What stands before the first heading. */
  readonly introduction: readonly Block[];
  readonly sections: readonly Section[];
}

const RULE = /^([A-Z]\d+)\s+(.*)$/;

/** Cuts the document at its headings. */
export function parseModel(markdown: string): Model {
  const parts: { heading: Extract<Block, { kind: 'heading' }> | null; blocks: Block[] }[] = [
    { heading: null, blocks: [] },
  ];
  for (const block of parseMarkdown(markdown)) {
    if (block.kind === 'heading') parts.push({ heading: block, blocks: [] });
    else parts.at(-1)?.blocks.push(block);
  }
  const title = parts.find(({ heading }) => heading?.level === 1);
  return {
    title: title?.heading?.text ?? '',
    introduction: title?.blocks ?? [],
    sections: parts.flatMap(({ heading, blocks }) =>
      heading === null || heading.level === 1 ? [] : [sectionOf(heading, blocks)],
    ),
  };
}

function sectionOf({ level, text }: { level: number; text: string }, blocks: readonly Block[]): Section {
  const [, rule = null, name = text] = RULE.exec(text) ?? [];
  const cut = blocks.findIndex(isInCode);
  return {
    id: rule ?? slugOf(text),
    title: name,
    rule,
    level,
    marks: rule === null ? [] : marksIn(blocks),
    blocks: cut < 0 ? blocks : blocks.slice(0, cut),
    inCode: cut < 0 ? [] : blocks.slice(cut),
  };
}

function isInCode(block: Block): boolean {
  return block.kind === 'paragraph' && /^In the code\b/.test(plainText(block.inlines));
}

/** `Assumed numbers` → `assumed-numbers`, as the document links to it. */
export function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function marksIn(blocks: readonly Block[]): Mark[] {
  const bold = new Set(
    blocks
      .flatMap(inlinesOf)
      .flat()
      .filter(({ kind }) => kind === 'strong')
      .map(({ text }) => text),
  );
  return MARKS.filter((mark) => bold.has(mark));
}

/** Every run of text in a block. */
export function inlinesOf(block: Block): readonly Inlines[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.inlines];
    case 'list':
      return block.items;
    case 'table':
      return [...block.head, ...block.rows.flat()];
    case 'heading':
    case 'code':
      return [];
  }
}
