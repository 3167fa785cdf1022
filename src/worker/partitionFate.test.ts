/** Asking for partitions that are not there. */
import { expect, test } from 'vitest';
import { advance, createHistory, edit, type History, seek } from '../engine/history.ts';
import type { TableConfiguration } from '../engine/types.ts';
import { splitForHeat } from '../experiment/scenarios/splitForHeat.ts';
import { partitionFate } from './partitionFate.ts';
import { PETS } from './simulation.testing.ts';

function start(configuration = PETS): History {
  const history = createHistory(configuration, [], []);
  if (!history.ok) throw new Error(history.problem);
  return history.value;
}

function configure(history: History, change: Partial<TableConfiguration>): void {
  const done = edit(history, { kind: 'configureTable', lane: 0, change });
  if (!done.ok) throw new Error(done.problem);
}

test('S2: a partition that was split names its children, and they say when they come into being', () => {
  const history = start(splitForHeat);
  advance(history, 4300);
  const split = history.branch.events.find(({ detail }) => detail.kind === 'splitDone');
  if (split?.detail.kind !== 'splitDone') throw new Error('nothing was split');
  const { tick } = split;
  const { partition, children } = split.detail;
  expect(partitionFate(history, 0, partition)).toEqual({
    kind: 'split',
    tick,
    children,
    isForCapacity: false,
  });
  for (const child of children) expect(partitionFate(history, 0, child)).toEqual({ kind: 'there' });
  seek(history, tick - 10);
  expect(partitionFate(history, 0, partition)).toEqual({ kind: 'there' });
  for (const child of children)
    expect(partitionFate(history, 0, child)).toEqual({
      kind: 'toCome',
      tick,
      by: 'split',
      parent: partition,
    });
  expect(partitionFate(history, 0, 999)).toEqual({ kind: 'unknown' });
  seek(history, tick);
  expect(partitionFate(history, 0, partition)).toMatchObject({ kind: 'split' });
});

test('P3: more capacity cuts every partition, once or several times', () => {
  const history = start();
  advance(history, 100);
  configure(history, { readCapacity: 24_000, writeCapacity: 8000 });
  advance(history, 100);
  expect(partitionFate(history, 0, 6)).toEqual({
    kind: 'split',
    tick: 100,
    children: [19, 20],
    isForCapacity: true,
  });
  configure(history, { readCapacity: 96_000, writeCapacity: 32_000 });
  // Cut at 10 s; its children, and theirs, at 20 s.
  expect(partitionFate(history, 0, 6)).toEqual({
    kind: 'split',
    tick: 100,
    children: [],
    isForCapacity: true,
  });
  for (const child of [19, 25, 56])
    expect(partitionFate(history, 0, child)).toMatchObject({ kind: 'split', tick: 200 });
  seek(history, 150);
  expect(partitionFate(history, 0, 25)).toEqual({ kind: 'toCome', tick: 200, by: 'capacity' });
  seek(history, 50);
  expect(partitionFate(history, 0, 9)).toEqual({ kind: 'toCome', tick: 100, by: 'capacity' });
});

test('a table that is laid out anew counts its partitions from 1', () => {
  const history = start();
  configure(history, { partitions: 20 });
  advance(history, 100);
  configure(history, { partitions: 2 });
  expect(partitionFate(history, 0, 20)).toEqual({ kind: 'rebuilt', tick: 100 });
  configure(history, { partitions: 30 });
  advance(history, 100);
  configure(history, { partitions: 40 });
  seek(history, 150);
  expect(partitionFate(history, 0, 35)).toEqual({ kind: 'toCome', tick: 200, by: 'rebuilt' });
  expect(partitionFate(history, 0, 41)).toEqual({ kind: 'rebuilt', tick: 100 });
});
