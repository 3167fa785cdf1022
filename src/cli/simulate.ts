/**
 * `npm run -s simulate`: which partitions of a table throttle, and why. Also for CI: the exit code says whether
 * a key design holds.
 */
import { assertNever } from '../base/assert.ts';
import { visible } from './plainWords.ts';
import { createProgress } from './progress.ts';
import { csvText } from './reportCsv.ts';
import { jsonText } from './reportJson.ts';
import { tableText, widthOf } from './reportTable.ts';
import { loadInput, saveExperiment } from './simulateInput.ts';
import { HELP, parseOptions, type SimulateOptions } from './simulateOptions.ts';
import { type Report, runExperiment } from './simulateRun.ts';

const EXIT_CALM = 0;
const EXIT_THROTTLED = 1;
const EXIT_BAD_INPUT = 2;

// Whoever reads the output may stop early, as `head` does.
process.stdout.on('error', () => process.exit());
process.exitCode = await main(process.argv.slice(2));

async function main(argv: readonly string[]): Promise<number> {
  const options = parseOptions(argv);
  if (!options.ok) return refuse(options.problem);
  if (options.value === 'help') {
    process.stdout.write(HELP);
    return EXIT_CALM;
  }
  const report = await simulate(options.value);
  if (!report.ok) return refuse(report.problem);
  process.stdout.write(textOf(report.value, options.value));
  return report.value.throttled ? EXIT_THROTTLED : EXIT_CALM;
}

async function simulate(options: SimulateOptions) {
  const progress = createProgress(process.stderr, () => performance.now());
  const input = await loadInput(options.source, (part) => progress.show('reading', part));
  const saved = input.ok ? await saveExperiment(options.source, input.value) : input;
  const report = saved.ok
    ? runExperiment(saved.value, options, (second) => progress.show('simulating', second / options.seconds))
    : saved;
  progress.end();
  return report;
}

function textOf(report: Report, { format, show, every }: SimulateOptions): string {
  switch (format) {
    case 'table':
      return tableText(report, show, widthOf(process.stdout));
    case 'json':
      return jsonText(report);
    case 'csv':
      if (report.checksum !== null) process.stderr.write(`Checksum ${report.checksum}\n`);
      return csvText(report, every !== null);
    default:
      return assertNever(format);
  }
}

function refuse(problem: string): number {
  process.stderr.write(`${visible(problem)}\n`);
  return EXIT_BAD_INPUT;
}
