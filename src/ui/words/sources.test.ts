import { expect, test } from 'vitest';
import document from '../../../docs/model.md?raw';
import { inlinesOf, parseModel } from '../model/rules.ts';
import { REASONS_ADDRESS, SOURCES } from './sources.ts';

const rules = parseModel(document).sections;

function linksOf(rule: string): string[] {
  const section = rules.find((each) => each.rule === rule);
  return [...(section?.blocks ?? []), ...(section?.inCode ?? [])]
    .flatMap(inlinesOf)
    .flat()
    .flatMap((inline) => (inline.kind === 'link' ? [inline.address] : []));
}

test.each(Object.entries(SOURCES))(
  'what an explanation says of its source %s, the model says too',
  (_name, source) => {
    const rule = rules.find((each) => each.rule === source.rule);
    expect(rule?.marks).toContain(source.mark);
    expect(linksOf(source.rule)).toContain(source.address);
  },
);

test('C4: the reasons of throttling are on the page that the model names', () => {
  expect(linksOf('C4')).toContain(REASONS_ADDRESS);
});
