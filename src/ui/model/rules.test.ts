import { expect, test } from 'vitest';
import document from '../../../docs/model.md?raw';
import { ruleAddress, shownOf } from './address.ts';
import { plainText } from './markdown.ts';
import { inlinesOf, parseModel, slugOf } from './rules.ts';

const model = parseModel(document);

test('all rules of the document are there, each under its id, with at least one sentence', () => {
  const ids = [...document.matchAll(/^### ([A-Z]\d+) /gm)].map(([, id]) => id);
  expect(model.sections.flatMap(({ rule }) => rule ?? [])).toEqual(ids);
  expect(ids.length).toBeGreaterThan(30);
  for (const { rule, blocks } of model.sections)
    if (rule !== null) expect(plainText(blocks.flatMap(inlinesOf).flat()).length, rule).toBeGreaterThan(30);
});

test('a rule has the marks of its parts', () => {
  const marksOf = (rule: string) => model.sections.find((each) => each.rule === rule)?.marks;
  expect(marksOf('C1')).toEqual(['fact', 'assumption']);
  expect(marksOf('K1')).toEqual(['observed', 'assumption']);
  expect(marksOf('U1')).toEqual(['fact']);
});

test('what only concerns the program is set apart', () => {
  const c1 = model.sections.find(({ rule }) => rule === 'C1');
  expect(c1?.inCode.length).toBe(1);
  expect(c1?.blocks.length).toBe(1);
});

test('nothing of the document is lost, and every link within it leads somewhere', () => {
  const all = model.sections.flatMap(({ blocks, inCode }) => [...blocks, ...inCode]);
  const inlines = [...model.introduction, ...all].flatMap(inlinesOf).flat();
  const shown = inlines.map(({ text }) => text).join(' ');
  for (const word of ['dynalite', 'Streams', 'smallUnitsPerSecond', 'O-45']) expect(shown).toContain(word);
  const ids = model.sections.map(({ id }) => id);
  for (const inline of inlines)
    if (inline.kind === 'link' && inline.address.startsWith('#'))
      expect(ids).toContain(inline.address.slice(1));
  // What looks like a link and is none would show as brackets.
  expect(inlines.filter(({ kind, text }) => kind === 'text' && /\]\[|\]\(/.test(text))).toEqual([]);
});

test('titles make ids as the document links to them', () => {
  expect(slugOf('Assumed numbers')).toBe('assumed-numbers');
});

test('an address of the page names what of the model is shown', () => {
  expect(shownOf('#model')).toBe('');
  expect(shownOf(ruleAddress('C1'))).toBe('C1');
  expect(shownOf('#models')).toBeNull();
  expect(shownOf('')).toBeNull();
});
