/**
 * The page's guard: turns what arrived from the worker into a message, or into the reason why it is none.
 * Checked is all that the stores and the painters rely on; an answer's value is as the question's kind says,
 * because one build holds both sides (`PROTOCOL_VERSION`).
 */
import { fail, type Result, succeed } from '../base/result.ts';
import {
  byKind,
  type Check,
  hasFields,
  isCount,
  isFlag,
  isFloats,
  isNumber,
  isText,
  isThere,
  listOf,
  oneOf,
  orNull,
} from './check.ts';
import type { ToPage } from './messages.ts';

const isPair = listOf(isNumber, 2);
const isMeasured = oneOf('yes', 'notYet', 'changed');
const isBoundary = hasFields({ position: isNumber, sort: isNumber });

/** A `Result`: such a value, or a problem as text. */
function resultOf(isValue: Check): Check {
  const [good, bad] = [hasFields({ value: isValue }), hasFields({ problem: isText })];
  return (value, path) =>
    hasFields({ ok: isFlag })(value, path) ?? ((value as { ok: boolean }).ok ? good : bad)(value, path);
}

const isResult = resultOf(isThere);

const isPartitionPlace = hasFields({
  id: isCount,
  parent: orNull(isCount),
  range: hasFields({ start: isBoundary, end: isBoundary }),
  keys: isCount,
  ssd: isCount,
  splitDoneTick: orNull(isCount),
  moveDoneTick: orNull(isCount),
});

const isTableFigures = hasFields({
  offered: isPair,
  served: isPair,
  throttled: listOf(listOf(isNumber, 4), 2),
  rejected: isNumber,
  tokens: isPair,
  tokensMost: isPair,
  provisioned: isPair,
  partitions: isCount,
  keys: isCount,
  items: isNumber,
  bytes: isNumber,
});

const isEvent = hasFields({ tick: isCount, lane: isCount, detail: hasFields({ kind: isText }) });

const isColumnPreview = hasFields({
  name: isText,
  distinct: isCount,
  numbers: isCount,
  notWeight: orNull(isText),
  first: listOf(isText),
});

const isRowsPreview = hasFields({
  delimiter: isText,
  columns: listOf(isColumnPreview),
  rows: isCount,
  isWhole: isFlag,
});

const isImportedRows = hasFields({
  items: hasFields({
    checksum: isText,
    count: isCount,
    columns: listOf(isText),
    weightColumn: orNull(isText),
  }),
  meanItemBytes: isCount,
  unitsPerRequest: isPair,
});

const CHECKS = {
  ready: hasFields({ version: isCount }),
  loaded: hasFields({ run: isCount, result: isResult }),
  structure: hasFields({
    run: isCount,
    revision: isCount,
    tick: isCount,
    lanes: listOf(
      hasFields({
        partitions: listOf(isPartitionPlace),
        ssds: listOf(hasFields({ id: isCount, loadMost: isNumber, bytesMost: isNumber })),
        hardLimit: isPair,
        partitionBytesMost: isNumber,
      }),
    ),
  }),
  frame: hasFields({
    run: isCount,
    sequence: isCount,
    revision: isCount,
    tick: isCount,
    measured: isMeasured,
    lanes: listOf(isFloats),
  }),
  digest: hasFields({
    run: isCount,
    tick: isCount,
    endTick: isCount,
    branch: isCount,
    playing: isFlag,
    search: oneOf('none', 'underWay', 'gaveUp'),
    measured: isMeasured,
    lanes: listOf(isTableFigures),
    events: listOf(isEvent),
    eventsLeftOut: isCount,
    eventsAnew: isFlag,
    problems: listOf(hasFields({ tick: isCount, problem: isText })),
  }),
  edited: hasFields({
    run: isCount,
    editId: isCount,
    refused: orNull(isText),
    tick: isCount,
    branch: isCount,
    branches: listOf(
      hasFields({ id: isCount, parent: orNull(isCount), forkedAt: isCount, endTick: isCount }),
    ),
    edits: listOf(hasFields({ tick: isCount, edit: hasFields({ kind: isText }) })),
  }),
  answer: hasFields({ requestId: isCount, result: isResult }),
  pong: hasFields({}),
  previewed: hasFields({ importId: isCount, result: resultOf(isRowsPreview) }),
  importProgress: hasFields({ importId: isCount, bytes: isCount, rows: isCount }),
  imported: hasFields({ importId: isCount, result: resultOf(isImportedRows) }),
  failed: hasFields({
    message: isText,
    stack: isText,
    seed: orNull(isNumber),
    tick: orNull(isCount),
    checksum: orNull(isText),
  }),
} satisfies Record<ToPage['kind'], Check>;

const isToPage = byKind(CHECKS);

/** The message, or what is wrong with it, such as `structure: lanes[0].partitions[3].id: not a count, but "7"`. */
export function readToPage(data: unknown): Result<ToPage> {
  const problem = isToPage(data, '');
  if (problem === null) return succeed(data as ToPage);
  return fail(`A message from the simulation makes no sense (${kindOf(data)}${problem}).`);
}

/** Such as `structure: `; of an unknown kind the problem itself tells. */
function kindOf(data: unknown): string {
  const kind = typeof data === 'object' && data !== null && 'kind' in data ? data.kind : null;
  return typeof kind === 'string' && Object.hasOwn(CHECKS, kind) ? `${kind}: ` : '';
}
