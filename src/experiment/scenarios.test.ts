import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseExperimentText } from './experiment.ts';
import { findScenario, SCENARIOS } from './scenarios.ts';

test('the ids are those that links use', () => {
  expect(SCENARIOS.map(({ id }) => id)).toEqual([
    'pets-by-animal',
    'pets-by-breed',
    'movies-by-actor',
    'four-partitions-forty-rcu',
    'hard-limit',
    'one-hot-key',
    'split-for-heat',
    'collection-cut-by-sort-key',
    'ssd-rebalancing',
    'us-flights',
  ]);
  for (const scenario of SCENARIOS) expect(findScenario(scenario.id)).toBe(scenario);
  expect(findScenario('no-such-scenario')).toBeUndefined();
});

test('every scenario is a complete and valid document', () => {
  for (const { id, experiment } of SCENARIOS) {
    expect(parseExperimentText(JSON.stringify(experiment)), id).toEqual({ ok: true, value: experiment });
  }
});

test('every scenario says in one sentence each what it teaches and what to look at', () => {
  for (const { id, title, lesson, caption, experiment } of SCENARIOS) {
    expect(title, id).toBe(experiment.name);
    for (const sentence of [lesson, caption, experiment.description])
      expect(sentence, id).toMatch(/^[A-Z].+\.$/);
    expect(lesson.match(/\. /g), id).toBeNull();
  }
});

test('the files of rows are there, and named where rows are needed', () => {
  for (const { id, experiment, rowsFile } of SCENARIOS) {
    expect(rowsFile !== null, id).toBe(experiment.items.kind === 'rows');
    if (rowsFile !== null)
      expect(existsSync(new URL(`../../public/${rowsFile}`, import.meta.url)), id).toBe(true);
  }
});
