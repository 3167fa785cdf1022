import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { SCENARIOS } from '../scenarios.ts';
import { type Golden, goldenOf } from './golden.testing.ts';

const PUBLIC = new URL('../../../public/', import.meta.url);

/** Recorded anew with `npm run unit -- golden --update`, on purpose only. */
test('D1, D4: every scenario has the recorded checksums after a minute, six minutes and an hour', async () => {
  const golden: Record<string, Golden> = {};
  for (const scenario of SCENARIOS)
    golden[scenario.id] = await goldenOf(scenario, (path) => readFile(new URL(path, PUBLIC), 'utf8'));
  await expect(`${JSON.stringify(golden, null, 2)}\n`).toMatchFileSnapshot('./golden.json');
});
