import { expect, test } from 'vitest';
import { parseInlines, parseMarkdown, plainText } from './markdown.ts';

const text = (words: string) => ({ kind: 'text', text: words });

test('headings, paragraphs, lists, tables and code blocks', () => {
  const blocks = parseMarkdown(
    [
      '# Title',
      '',
      'Two lines',
      'of one paragraph.',
      '',
      '1. first',
      '   goes on',
      '2. second',
      '',
      '- bullet',
      '',
      '    offered --> served',
      '',
      '| a | b |',
      '| --- | --- |',
      '| 1 | `2` |',
    ].join('\n'),
  );
  expect(blocks).toEqual([
    { kind: 'heading', level: 1, text: 'Title' },
    { kind: 'paragraph', inlines: [text('Two lines of one paragraph.')] },
    { kind: 'list', isOrdered: true, items: [[text('first goes on')], [text('second')]] },
    { kind: 'list', isOrdered: false, items: [[text('bullet')]] },
    { kind: 'code', text: 'offered --> served' },
    {
      kind: 'table',
      head: [[text('a')], [text('b')]],
      rows: [[[text('1')], [{ kind: 'code', text: '2' }]]],
    },
  ]);
});

test('a heading needs no empty line after it', () => {
  expect(parseMarkdown('## Head\nText')).toEqual([
    { kind: 'heading', level: 2, text: 'Head' },
    { kind: 'paragraph', inlines: [text('Text')] },
  ]);
});

test('links are written in three ways; a name that is not listed is text', () => {
  const references = new Map([['rw', 'https://a/']]);
  expect(parseInlines('[b](https://b/) [DG: page][rw], [rw], [0, 1) and [no]', references)).toEqual([
    { kind: 'link', text: 'b', address: 'https://b/' },
    text(' '),
    { kind: 'link', text: 'DG: page', address: 'https://a/' },
    text(', '),
    { kind: 'link', text: 'rw', address: 'https://a/' },
    text(', [0, 1) and [no]'),
  ]);
  expect(parseMarkdown('see [rw]\n\n[rw]: https://a/')).toHaveLength(1);
});

test('bold, emphasis and code; stars in code and between spaces are stars', () => {
  const inlines = parseInlines('**fact** *sum* `a ** b` 2 * 3 * 4', new Map());
  expect(inlines.map(({ kind }) => kind)).toEqual(['strong', 'text', 'emphasis', 'text', 'code', 'text']);
  expect(plainText(inlines)).toBe('fact sum a ** b 2 * 3 * 4');
});

test('markup stays text', () => {
  expect(parseInlines('<b onclick="x">', new Map())).toEqual([text('<b onclick="x">')]);
});
