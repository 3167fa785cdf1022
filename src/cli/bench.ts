/**
 * `npm run bench`: how fast the engine is, measured through the shipped worker host with history, events and keys on.
 *
 * Machines differ and are noisy, so every row is also given as a ratio to a bare loop measured right beside it: the
 * least a tick could cost, refill, minimum and accumulation for reads and writes over twelve columns.
 */
import { present } from '../base/assert.ts';
import { createWorld } from '../engine/engine.ts';
import { advance, createHistory, historyBytes } from '../engine/history.ts';
import { step } from '../engine/step.ts';
import type { WorldConfiguration } from '../engine/types.ts';
import { ROW_OPTIONS, rowsSource } from '../experiment/csv.ts';
import { readRows } from '../experiment/csvFile.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { SCENARIOS } from '../experiment/scenarios.ts';
import { configurationOf, median } from './benchScene.ts';
import { createManualHost, type ManualHost } from './manualHost.ts';

const HOUR_TICKS = 36_000;
const ROUNDS = 5;

/** One row of the report. */
interface Row {
  readonly what: string;
  readonly measured: string;
  readonly ratio: string;
  readonly aim: string;
}

const elapsed = (task: () => void): number => {
  const start = performance.now();
  task();
  return performance.now() - start;
};

/** Milliseconds of one pass of the bare loop over `partitions`, the median of some thousand. */
function bareTick(partitions: number): number {
  const column = (): Float64Array => new Float64Array(partitions).fill(1);
  const dimensions = [0, 1].map(() => ({
    tokens: column(),
    weight: column(),
    limit: column(),
    offered: column(),
    served: column(),
    total: column(),
  }));
  const pass = (): void => {
    for (const { tokens, weight, limit, offered, served, total } of dimensions)
      for (let at = 0; at < partitions; at += 1) {
        const available = (tokens[at] as number) + 10;
        const asked = (weight[at] as number) * 7;
        const units = Math.min(asked, available, (limit[at] as number) * 300);
        offered[at] = asked;
        served[at] = units;
        total[at] = (total[at] as number) + units;
        tokens[at] = Math.min(3000, available - units);
      }
  };
  const passes = Math.ceil(2_000_000 / partitions);
  const times = Array.from({ length: 5 }, () =>
    elapsed(() => {
      for (let count = 0; count < passes; count += 1) pass();
    }),
  );
  return median(times) / passes;
}

/** Milliseconds a tick, through the host, the median over rounds; and the same over the bare loop, round by round. */
async function measureTicks(
  configuration: WorldConfiguration,
  partitions: number,
  ticks: number,
): Promise<{ ms: number; ratio: number; perSecond: number }> {
  const host = await startHost(configuration);
  host.run(ticks);
  const rounds = Array.from({ length: ROUNDS }, () => {
    const bare = bareTick(partitions);
    const ms = elapsed(() => host.run(ticks)) / ticks;
    return { ms, ratio: ms / bare };
  });
  const ms = median(rounds.map((round) => round.ms));
  return { ms, ratio: median(rounds.map((round) => round.ratio)), perSecond: 1000 / (ms * 10) };
}

async function startHost(configuration: WorldConfiguration): Promise<ManualHost> {
  const host = createManualHost();
  await host.load(configuration);
  return host;
}

async function benchHour(): Promise<Row> {
  const { ms, ratio, perSecond } = await measureTicks(configurationOf(256, 10_000, 50_000), 256, HOUR_TICKS);
  return {
    what: 'one simulated hour, 256 partitions × 10,000 keys × 50,000 requests/s',
    measured: `${((ms * HOUR_TICKS) / 1000).toFixed(3)} s (${perSecond.toFixed(0)} simulated s/s)`,
    ratio: `${ratio.toFixed(2)} × bare loop`,
    aim: '0.5 s, 5 × bare loop',
  };
}

async function benchLarge(): Promise<Row> {
  const few = await measureTicks(configurationOf(10_000, 10_000, 1_000_000), 10_000, 1200);
  const many = await measureTicks(configurationOf(10_000, 1_000_000, 1_000_000), 10_000, 1200);
  return {
    what: 'one tick, 10,000 partitions × 1,000,000 keys',
    measured: `${many.ms.toFixed(3)} ms (${many.perSecond.toFixed(0)} simulated s/s)`,
    ratio: `${many.ratio.toFixed(2)} × bare loop, ${(many.ratio / few.ratio).toFixed(2)} × with 10,000 keys`,
    aim: '1 ms, 1.2 × with 10,000 keys',
  };
}

function benchFirstTick(): Row {
  const configuration = configurationOf(256, 1_000_000, 50_000);
  const times = Array.from({ length: 3 }, () =>
    elapsed(() => {
      const world = createWorld(configuration, null);
      if (!world.ok) throw new Error(world.problem);
      step(world.value);
    }),
  );
  return {
    what: 'from the generator of 1,000,000 keys to the first tick',
    measured: `${(median(times) / 1000).toFixed(2)} s`,
    ratio: `${(median(times) / bareTick(1_000_000)).toFixed(0)} × bare loop over 1,000,000`,
    aim: '2.5 s',
  };
}

/** A CSV of a million rows, in chunks as a file would come. */
async function* millionRows(): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode('user,game,plays\n');
  for (let chunk = 0; chunk < 1000; chunk += 1) {
    const rows = Array.from(
      { length: 1000 },
      (_, at) => `user${chunk * 1000 + at},game${at % 50},${at % 9}\n`,
    );
    yield encoder.encode(rows.join(''));
  }
}

async function benchCsv(): Promise<Row> {
  const start = performance.now();
  const rows = await readRows(millionRows(), { ...ROW_OPTIONS, weightColumn: 'plays' });
  if (!rows.ok) throw new Error(rows.problem);
  const readMs = performance.now() - start;
  const items = rowsSource(rows.value, 'plays', null);
  const base = configurationOf(256, 1, 50_000);
  const world = createWorld({ ...base, items }, rows.value);
  if (!world.ok) throw new Error(world.problem);
  step(world.value);
  const wholeMs = performance.now() - start;
  return {
    what: 'from a CSV of 1,000,000 rows to the first tick',
    measured: `${(wholeMs / 1000).toFixed(2)} s, ${(readMs / 1000).toFixed(2)} s of it reading`,
    ratio: `${(wholeMs / bareTick(1_000_000)).toFixed(0)} × bare loop over 1,000,000`,
    aim: 'apart from the generator',
  };
}

/** Jumps to all corners of an hour of the first scene, worst case and median, and what its history takes. */
async function benchSeek(): Promise<Row> {
  const { experiment } = present(
    SCENARIOS.find(({ id }) => id === 'pets-by-animal'),
    'The first scene exists',
  );
  const host = await startHost(experiment);
  host.run(HOUR_TICKS);
  const times = Array.from({ length: 100 }, (_, at) =>
    elapsed(() => host.seek((at * 7919 + 599) % HOUR_TICKS)),
  );
  const bytes = bytesOfAnHour(experiment);
  return {
    what: 'seek anywhere in 60 minutes of pets-by-animal',
    measured: `${median(times).toFixed(1)} ms, at worst ${Math.max(...times).toFixed(1)} ms; history ${(bytes / 1e6).toFixed(1)} MB`,
    ratio: `${(median(times) / bareTick(8)).toFixed(0)} × bare loop over 8`,
    aim: '100 ms, 30 MB',
  };
}

/** Bytes of the checkpoints after an hour. */
function bytesOfAnHour(experiment: Experiment): number {
  const history = createHistory(experiment, experiment.edits, []);
  if (!history.ok) throw new Error(history.problem);
  advance(history.value, HOUR_TICKS);
  return historyBytes(history.value);
}

function print(row: Row): void {
  process.stdout.write(`${row.what}\n    ${row.measured}; ${row.ratio}   (aim: ${row.aim})\n`);
}

process.stdout.write(`node ${process.version}, ${process.platform} ${process.arch}\n`);
print(await benchHour());
print(await benchLarge());
print(benchFirstTick());
print(await benchCsv());
print(await benchSeek());
