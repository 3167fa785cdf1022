/** Following a partition beside the run. */
import { expect, test } from 'vitest';
import { advance, createHistory, edit, type History, seek } from '../engine/history.ts';
import { partitionSeries } from '../engine/partitionSeries.ts';
import { createFollowers } from './followers.ts';
import { PETS } from './simulation.testing.ts';

/** The partition that dogs are in. */
const DOG = 6;

function historyAfter(ticks: number): History {
  const history = createHistory(PETS, [], []);
  if (!history.ok) throw new Error(history.problem);
  advance(history.value, ticks);
  return history.value;
}

/** What a follower that has been asked before says, against a replay made for the purpose. */
function expectTruth(
  followers: ReturnType<typeof createFollowers>,
  history: History,
  from: number,
  to: number,
) {
  const points = followers.points(history, 0, DOG, from, to);
  expect(points).toEqual(partitionSeries(history, 0, DOG, from, to));
  return points;
}

test('however the run goes on, it says what a fresh replay says', () => {
  const history = historyAfter(455);
  const followers = createFollowers();
  expect(expectTruth(followers, history, 0, 600)).toHaveLength(45);
  advance(history, 200);
  expect(expectTruth(followers, history, 100, 700)).toHaveLength(55);
  seek(history, 300);
  expect(expectTruth(followers, history, 0, 700)).toHaveLength(65);
  advance(history, 5000);
  expect(expectTruth(followers, history, 4000, 5000)).toHaveLength(100);
  expect(expectTruth(followers, history, 20, 700)).toHaveLength(68);
});

test('a change of the run, at its end or in its past, is followed', () => {
  const history = historyAfter(600);
  const followers = createFollowers();
  expectTruth(followers, history, 0, 1200);
  const change = { readCapacity: 4000 };
  edit(history, { kind: 'configureTable', lane: 0, change });
  advance(history, 300);
  const changed = expectTruth(followers, history, 0, 1200);
  expect(changed.at(-1)?.provisioned).not.toEqual(changed[0]?.provisioned);
  seek(history, 300);
  edit(history, { kind: 'configureTable', lane: 0, change });
  advance(history, 100);
  expectTruth(followers, history, 0, 1200);
});
