import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { usFlights } from '../experiment/scenarios/usFlights.ts';
import { pathOf } from './simulateInput.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FLIGHTS = join(ROOT, 'public/data/us-flights-2008.csv');
const folder = mkdtempSync(join(tmpdir(), 'simulate-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the command as `npm run -s simulate` does, but for tsx's second process, which takes as long again to start. */
function simulate(...args: string[]): {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
} {
  const command = ['--import', 'tsx', 'src/cli/simulate.ts', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
  return { code: status, out: stdout, error: stderr };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test('exit 1 and a table when something is throttled', { timeout: 30_000 }, () => {
  const { code, out, error } = simulate('--scenario', 'pets-by-animal', '--seconds', '30', '--checksum');
  expect(error).toBe('');
  expect(code).toBe(1);
  expect(out).toContain('"dog" alone asks for');
  expect(out).toMatch(/Checksum [0-9a-f]{8} at tick 300\n$/);
});

test('exit 0 when nothing is', { timeout: 30_000 }, () => {
  const { code, out } = simulate('--scenario', 'pets-by-breed', '--seconds', '30');
  expect(code).toBe(0);
  expect(out).toContain('Nothing was throttled.');
});

test('a CSV file: by origin Atlanta throttles, by route nothing does', { timeout: 30_000 }, () => {
  const traffic = ['--weight', 'count', '--writes', '18000', '--seconds', '60', '--format', 'json'];
  const byOrigin = simulate('--items', FLIGHTS, '--partition-key', 'origin', ...traffic);
  expect(byOrigin.code).toBe(1);
  const report = JSON.parse(byOrigin.out);
  const hottest = report.tables[0].partitions.map(
    (partition: { hottestKeys: { name: string }[] }) => partition.hottestKeys[0]?.name,
  );
  expect(hottest).toContain('ATL');
  expect(report.notes[0]).toContain('5,366 rows share 303 keys and the table has no sort key');
  expect(simulate('--items', FLIGHTS, '--partition-key', 'origin,destination', ...traffic).code).toBe(0);
});

test('a document with rows beside it', { timeout: 30_000 }, () => {
  const document = file('flights.json', JSON.stringify({ $schema: 'experiment-1.json', ...usFlights }));
  const { code, out } = simulate(
    document,
    '--items',
    FLIGHTS,
    '--seconds',
    '20',
    '--warmup',
    '5',
    '--format',
    'csv',
    '--every',
    '5',
  );
  expect(code).toBe(1);
  expect(out.trimEnd().split('\n')).toHaveLength(1 + 2 * 3);
  const without = simulate(document);
  expect(without).toMatchObject({ code: 2, out: '' });
  expect(without.error).toMatch(/refers to 5366 rows of a CSV file, which --items FILE\.csv must name\.\n$/);
  const other = simulate(document, '--items', file('other.csv', 'origin,destination,count\nATL,JFK,1\n'));
  expect(other).toMatchObject({ code: 2, error: expect.stringContaining('These are other rows') });
});

test('the experiment of a CSV file can be saved, and run again the same', { timeout: 30_000 }, () => {
  const saved = join(folder, 'saved.json');
  const rows = file('semicolons.csv', 'user;n\na;1\nb;2\n');
  const run = ['--seconds', '20', '--format', 'json', '--checksum', '--delimiter', ';'];
  const choice = ['--partition-key', 'user', '--weight', 'n', '--reads', '50'];
  const first = simulate('--items', rows, ...choice, '--save-experiment', saved, ...run);
  expect(first).toMatchObject({ code: 0, error: '' });
  const again = simulate(saved, '--items', rows, ...run);
  expect(again.error).toBe('');
  const [one, two] = [JSON.parse(first.out), JSON.parse(again.out)];
  expect(one.rows).toEqual({ checksum: expect.stringMatching(/^[0-9a-f]{16}$/), count: 2 });
  expect(two).toEqual({ ...one, source: saved });
  const over = simulate('--items', rows, ...choice, '--save-experiment', rows, ...run);
  expect(over).toEqual({ code: 2, out: '', error: `--save-experiment ${rows} would overwrite the rows.\n` });
});

test('started by npm, files are those of the folder the user is in', () => {
  const env = { INIT_CWD: '/home/user', npm_lifecycle_event: 'simulate' };
  expect(pathOf('e.json', env)).toBe('/home/user/e.json');
  expect(pathOf('/data/e.json', env)).toBe('/data/e.json');
  expect(pathOf('e.json', { ...env, npm_lifecycle_event: 'test' })).toBe(join(process.cwd(), 'e.json'));
  expect(pathOf('e.json', {})).toBe(join(process.cwd(), 'e.json'));
});

test('exit 2 and one sentence for bad input, and nothing on the output', { timeout: 60_000 }, () => {
  const broken = file('broken.csv', 'user,note,n\na,"two\nlines",1\nb,c,x\n');
  const cases: [args: string[], sentence: string][] = [
    [
      [],
      'Nothing to simulate: name an EXPERIMENT.json, --scenario NAME or --items FILE.csv; --help says more.',
    ],
    [
      [join(folder, 'none.json')],
      `${join(folder, 'none.json')} cannot be read: there is no such file or folder.`,
    ],
    [[folder], `${folder} cannot be read: it is a directory.`],
    [
      [file('a.json', '{"version": 1,}')],
      `${join(folder, 'a.json')}: The text is not JSON: in line 1, column 15, a field name in double quotes is expected, but "}" follows.`,
    ],
    [
      ['--items', broken, '--partition-key', 'user', '--weight', 'n', '--reads', '1'],
      `${broken}: Line 4: column "n" is "x"; a weight must be a number of 0 or more, such as 12 or 0.5.`,
    ],
  ];
  for (const [args, sentence] of cases)
    expect(simulate(...args)).toEqual({ code: 2, out: '', error: `${sentence}\n` });
});

test('--help explains the command', { timeout: 30_000 }, () => {
  const { code, out } = simulate('--help');
  expect(code).toBe(0);
  expect(out).toContain('npm run -s simulate -- --items FILE.csv --partition-key COLUMN[,COLUMN]');
});
