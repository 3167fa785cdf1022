/** The recorded runs: the checksums of every scenario at a few ticks, the same in Node and in every browser (D1, D4). */
import { present } from '../../base/assert.ts';
import type { Result } from '../../base/result.ts';
import { checksum } from '../../engine/checksum.ts';
import { createHistory, seek } from '../../engine/history.ts';
import type { RowData } from '../../engine/types.ts';
import { createRowReader, finishRows, ROW_OPTIONS, readRowText } from '../csv.ts';
import type { Experiment } from '../experiment.ts';
import type { Scenario } from '../scenarios.ts';

/** One simulated minute, six, an hour: before, during and after what the scenarios show. */
export const GOLDEN_TICKS = [600, 3600, 36_000] as const;

/** Checksums by tick. */
export type Golden = Readonly<Record<string, string>>;

/** Reads a file under `public/` as text. */
export type ReadPublic = (path: string) => Promise<string>;

/** The checksums of a scenario's run. */
export async function goldenOf({ experiment, rowsFile }: Scenario, readPublic: ReadPublic): Promise<Golden> {
  const rows = rowsFile === null ? [] : [obtained(readRows(experiment, await readPublic(rowsFile)))];
  const history = obtained(createHistory(experiment, experiment.edits, rows));
  const golden: Record<string, string> = {};
  for (const tick of GOLDEN_TICKS) {
    seek(history, tick);
    golden[tick] = checksum(history.world);
  }
  return golden;
}

function readRows({ items }: Experiment, text: string): Result<RowData> {
  if (items.kind !== 'rows') throw new Error('The items of this experiment are not rows');
  const { columns, weightColumn } = items;
  const reader = createRowReader({ ...ROW_OPTIONS, columns, weightColumn });
  obtained(readRowText(reader, text));
  return finishRows(reader);
}

function obtained<Value>(result: Result<Value>): Value {
  return present(result.ok ? { value: result.value } : null, result.ok ? '' : result.problem).value;
}
