/**
 * `npm run fuzz -- SEED MINUTES`: random experiments with random edits and all checks on, until the time is over or
 * something does not hold. Then it prints the smallest such run as JSON, fit for `src/engine/fuzz.pinned.json`, and
 * exits with 1. The same seed tries the same runs.
 */
import fc from 'fast-check';
import { type RandomRun, randomRuns } from '../engine/arbitraries.testing.ts';
import { allProblemsOf } from '../engine/checkedRun.testing.ts';

const USAGE = 'Usage: npm run fuzz -- SEED MINUTES';
const RUNS_PER_ROUND = 200;
const TICKS_MOST = 900;
const EDITS_MOST = 8;
/** Time for making a failing run smaller. */
const SHRINK_MS = 120_000;

process.exitCode = fuzz(process.argv.slice(2));

function fuzz(args: readonly string[]): number {
  const seed = Number(args[0]);
  const minutes = Number(args[1]);
  if (args.length !== 2 || !Number.isSafeInteger(seed) || !(minutes > 0)) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const startMs = Date.now();
  const endMs = startMs + minutes * 60_000;
  let runs = 0;
  for (let round = 0; Date.now() < endMs; round += 1) {
    const failing = tryRound(seed + round, endMs);
    if (failing !== null) {
      report(seed, round, failing);
      return 1;
    }
    runs += RUNS_PER_ROUND;
    progress(`${runs} runs, ${Math.round((Date.now() - startMs) / 1000)} s`);
  }
  process.stdout.write(`Seed ${seed}: ${runs} runs in ${minutes} min, all checks held.\n`);
  return 0;
}

/** The smallest failing run of a round; null: none fails. */
function tryRound(seed: number, endMs: number): RandomRun | null {
  const result = fc.check(
    fc.property(randomRuns(TICKS_MOST, EDITS_MOST), (run) => allProblemsOf(run).length === 0),
    {
      seed,
      numRuns: RUNS_PER_ROUND,
      interruptAfterTimeLimit: Math.max(0, endMs - Date.now()) + SHRINK_MS,
    },
  );
  return result.failed ? (result.counterexample?.[0] ?? null) : null;
}

function report(seed: number, round: number, run: RandomRun): void {
  const problems = allProblemsOf(run);
  process.stderr.write(`Seed ${seed}, round ${round}: ${problems.length} problems\n`);
  for (const problem of problems.slice(0, 5)) process.stderr.write(`  ${problem}\n`);
  const found = `seed ${seed + round}: ${problems[0] ?? 'passes when run alone'}`;
  process.stdout.write(`${JSON.stringify({ found, run }, null, 2)}\n`);
}

/** One line that is written over, on a terminal only. */
function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${line}   `);
}
