/** Answers the page's questions about the world as it stands. */
import { assertNever } from '../base/assert.ts';
import { fail, type Result, succeed } from '../base/result.ts';
import { checksum } from '../engine/checksum.ts';
import { explain } from '../engine/explain.ts';
import {
  hottestKeys,
  keyContents,
  keyFigures,
  partitionFigures,
  ssdFigures,
  tableFigures,
} from '../engine/figures.ts';
import { eventsBetween, type History, series } from '../engine/history.ts';
import { findKey } from '../engine/keyTable.ts';
import { listItems } from '../engine/sortKeys.ts';
import type { Lane, World } from '../engine/world.ts';
import type { Answer, AnswerTo, EventWindow, ItemWindow, Question } from '../protocol/questions.ts';
import { attributeLines, keyTraffic } from './attributes.ts';
import type { Followers } from './followers.ts';
import { type KeyLists, keyLine, keyProfile, keyWindow } from './keyList.ts';
import { operationList } from './operationList.ts';
import { overview } from './overview.ts';
import { partitionFate } from './partitionFate.ts';
import { binSeries } from './series.ts';

/** How the run is going, as the host knows it. */
export interface Situation {
  readonly playing: boolean;
  readonly quiet: boolean;
}

/** What is answered at once; a trial takes time. */
export type PromptQuestion = Exclude<Question, Question<'tryOut'>>;

/** The answer, or a sentence that says why there is none. */
export function answer(
  question: PromptQuestion,
  history: History,
  lists: KeyLists,
  followers: Followers,
  situation: Situation,
): Result<Answer> {
  const { world } = history;
  const problem = 'lane' in question ? missingLane(world, question.lane) : null;
  if (problem !== null) return fail(problem);
  switch (question.kind) {
    case 'position':
      return succeed({ kind: question.kind, value: { tick: world.tick, ...situation } });
    case 'checksum':
      return succeed({ kind: question.kind, value: { tick: world.tick, checksum: checksum(world) } });
    case 'table':
      return succeed({ kind: question.kind, value: tableFigures(world, question.lane) });
    case 'partitions':
      return succeed({ kind: question.kind, value: partitionWindow(world, question) });
    case 'partitionFate': {
      const value = partitionFate(history, question.lane, question.partition);
      return succeed({ kind: question.kind, value });
    }
    case 'ssds':
      return succeed({ kind: question.kind, value: ssdFigures(world, question.lane) });
    case 'explain': {
      const value = explain(world, question.subject);
      return value.ok ? succeed({ kind: question.kind, value: value.value }) : value;
    }
    case 'key': {
      const value = keyFigures(world, question.lane, question.key);
      return value.ok ? succeed({ kind: question.kind, value: value.value }) : value;
    }
    case 'hottestKeys': {
      const value = hottestKeys(world, question.lane, question.partition, question.count);
      return succeed({ kind: question.kind, value });
    }
    case 'keys':
      return succeed({ kind: question.kind, value: keyWindow(world, lists, question) });
    case 'keyLine': {
      const value = keyLine(world, question);
      return value.ok ? succeed({ kind: question.kind, value: value.value }) : value;
    }
    case 'operations':
      return succeed({ kind: question.kind, value: operationList(world) });
    case 'keyProfile':
      return succeed({ kind: question.kind, value: keyProfile(world, lists, question) });
    case 'items': {
      const value = itemWindow(world, question);
      return value.ok ? succeed({ kind: question.kind, value: value.value }) : value;
    }
    case 'attributes':
      return succeed({ kind: question.kind, value: attributeLines(world, question.lane) });
    case 'keyTraffic': {
      const value = keyTraffic(world, question.lane, question.key);
      return value.ok ? succeed({ kind: question.kind, value: value.value }) : value;
    }
    case 'series':
      return succeed({ kind: question.kind, value: seriesWindow(history, followers, question) });
    case 'events':
      return succeed({ kind: question.kind, value: eventWindow(history, question) });
    case 'overview':
      return succeed({ kind: question.kind, value: overview(history, question.lane, question.bins) });
    default:
      return assertNever(question);
  }
}

/** Why there is no such table; null: there is. */
export function missingLane(world: World, lane: number): string | null {
  return world.lanes[lane] === undefined
    ? `There is no table number ${lane + 1}: the experiment has ${world.lanes.length}.`
    : null;
}

function partitionWindow(
  world: World,
  { lane, from, count }: Question<'partitions'>,
): AnswerTo<'partitions'> {
  const all = partitionFigures(world, lane);
  return { total: all.length, lines: all.slice(from, from + count) };
}

function itemWindow(world: World, { lane, key, from, count }: Question<'items'>): Result<ItemWindow> {
  const { keys, table } = world.lanes[lane] as Lane;
  const index = findKey(keys, key);
  if (index < 0) return fail(`No item has the partition key "${key}".`);
  const { items } = keyContents(world, lane, index);
  const lines = listItems(world.sets, keys, index, table.sortKey, { items, from, count });
  return succeed({ total: items, from, lines });
}

function seriesWindow(
  history: History,
  followers: Followers,
  question: Question<'series'>,
): AnswerTo<'series'> {
  const { lane, partition, fromTick, toTick, bins } = question;
  const points =
    partition === null
      ? series(history, lane, fromTick, toTick)
      : followers.points(history, lane, partition, fromTick, toTick);
  return binSeries(points, fromTick, toTick, bins);
}

function eventWindow(history: History, { lane, fromTick, toTick, count }: Question<'events'>): EventWindow {
  const events = eventsBetween(history, lane, fromTick, toTick);
  return { events: events.slice(-count), leftOut: Math.max(0, events.length - count) };
}
