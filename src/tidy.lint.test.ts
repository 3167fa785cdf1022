/** Tries the project's own lint rule, which keeps chance, clocks and unportable functions out of the engine. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runProgram } from './cli/processes.ts';

const BIOME = fileURLToPath(new URL('../node_modules/@biomejs/biome/bin/biome', import.meta.url));
const RULE = fileURLToPath(new URL('../biome/engineIsDeterministic.grit', import.meta.url));

/** What the rule says about a file with this text; empty if it is content. */
async function lint(text: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'partitionscope-lint-'));
  try {
    const rules = { enabled: true, rules: { preset: 'none' } };
    writeFileSync(join(folder, 'biome.json'), JSON.stringify({ root: true, plugins: [RULE], linter: rules }));
    writeFileSync(join(folder, 'planted.ts'), text);
    const command = [process.execPath, BIOME, 'lint', '--colors=off', `--config-path=${folder}`, folder];
    const { code, output } = await runProgram(command, { secondsMax: 30 });
    return code === 0 ? '' : output;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test.each([
  ['Math.random()', 'Chance comes from the seed'],
  ['Math.pow(2, 3)', 'round this function differently'],
  ['Math.sin(1)', 'round this function differently'],
  ['2 ** 3', 'round ** differently'],
  ['Date.now()', 'The engine has no clock'],
  ['new Date()', 'The engine has no clock'],
  ["'a'.localeCompare('b')", "depends on the machine's language"],
])('the lint rule finds %s', async (code, message) => {
  expect(await lint(`export const planted = ${code};\n`)).toContain(message);
});

test('the lint rule is content with what all browsers compute alike', async () => {
  expect(await lint('export const clean = Math.sqrt(2) + Math.imul(3, 4) + Math.floor(1.5) * 2;\n')).toBe('');
});
