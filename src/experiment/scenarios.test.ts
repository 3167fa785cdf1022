import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createWorld, takeEvents } from '../engine/engine.ts';
import { step } from '../engine/step.ts';
import type { ItemSource } from '../engine/types.ts';
import { parseExperimentText } from './experiment.ts';
import { LESSONS } from './lessons.ts';
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
  expect(Object.keys(LESSONS)).toEqual(SCENARIOS.map(({ id }) => id));
  for (const { id, title, caption, experiment } of SCENARIOS) {
    const lesson = LESSONS[id] ?? '';
    expect(title, id).toBe(experiment.name);
    for (const sentence of [lesson, caption, experiment.description])
      expect(sentence, id).toMatch(/^[A-Z].+\.$/);
    expect(lesson.match(/\. /g), id).toBeNull();
  }
});

test('a partition that a caption says throttles does so within half a minute', () => {
  const named = SCENARIOS.flatMap(({ caption, experiment }) => {
    const [, partition] = /\bP(\d+)\b.*\bthrottles\b/.exec(caption) ?? [];
    return partition === undefined ? [] : [{ partition: Number(partition), experiment }];
  });
  expect(named.length).toBeGreaterThan(1);
  for (const { partition, experiment } of named) {
    const world = createWorld(experiment, null);
    if (!world.ok) throw new Error(world.problem);
    for (let tick = 0; tick < 300; tick += 1) step(world.value);
    expect(takeEvents(world.value).map(({ detail }) => detail)).toContainEqual(
      expect.objectContaining({ kind: 'throttlingBegan', partition }),
    );
  }
});

test('every name that a scenario gives its items can be typed as it is read', () => {
  for (const { id, experiment } of SCENARIOS) {
    for (const name of namesIn(experiment.items)) {
      expect(name, id).not.toMatch(/\p{Cc}/u);
      expect(name, id).toBe(name.trim().replace(/\s+/g, ' '));
    }
  }
});

/** Names of attributes, and the values that are names themselves. */
function namesIn(items: ItemSource): readonly string[] {
  if (items.kind === 'rows') return items.columns;
  return items.groups.flatMap(({ attributes }) =>
    Object.entries(attributes).flatMap(([name, values]) => {
      if (values.kind === 'constant') return [name, values.value];
      return 'names' in values && values.names !== undefined ? [name, ...values.names] : [name];
    }),
  );
}

test('the files of rows are there, and named where rows are needed', () => {
  for (const { id, experiment, rowsFile } of SCENARIOS) {
    expect(rowsFile !== null, id).toBe(experiment.items.kind === 'rows');
    if (rowsFile !== null)
      expect(existsSync(new URL(`../../public/${rowsFile}`, import.meta.url)), id).toBe(true);
  }
});
