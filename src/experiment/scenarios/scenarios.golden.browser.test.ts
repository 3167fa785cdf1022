import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bridge, connect } from '../../bridge/connect.ts';
import { startWorker } from '../../bridge/startWorker.ts';
import { onlyBranch } from '../../protocol/onlyBranch.ts';
import { SCENARIOS, type Scenario } from '../scenarios.ts';
import golden from './golden.json';
import { GOLDEN_TICKS, type Golden, goldenOf } from './golden.testing.ts';

const recorded: Readonly<Record<string, Golden>> = golden;

/** What lies under `public/` is served from the root. */
function addressOf(path: string): string {
  return new URL(`/${path}`, location.href).href;
}

async function readPublic(path: string): Promise<string> {
  const response = await fetch(addressOf(path));
  return response.text();
}

test.each(SCENARIOS)('D1, D4: on this page $id has the recorded checksums', async (scenario) => {
  expect(await goldenOf(scenario, readPublic)).toEqual(recorded[scenario.id]);
});

let bridge: Bridge;
const broken: unknown[] = [];

beforeAll(() => {
  bridge = connect({
    startWorker,
    startLocal: () => Promise.reject(new Error('This test is about the worker')),
    schedule: (task, delayMs) => {
      const timer = setTimeout(task, delayMs);
      return () => clearTimeout(timer);
    },
    onNews: () => {},
    onConnected: (whyLocal) => {
      if (whyLocal !== null) broken.push(whyLocal);
    },
    onSilent: () => {},
    onBroken: (breakdown) => broken.push(breakdown),
  });
});

afterAll(() => bridge.close());

test.each(SCENARIOS)('D1, D4: in a Web Worker $id has the recorded checksums', async (scenario) => {
  load(scenario);
  const found: Record<string, string> = {};
  for (const tick of GOLDEN_TICKS) {
    bridge.send({ kind: 'seek', tick });
    await expect.poll(positionOf, { timeout: 30_000, interval: 20 }).toBe(tick);
    const answer = await bridge.ask<'checksum'>({ kind: 'checksum' });
    found[tick] = answer.ok ? answer.value.checksum : answer.problem;
  }
  expect(found).toEqual(recorded[scenario.id]);
  expect(broken).toEqual([]);
});

function load({ experiment, rowsFile }: Scenario): void {
  const { edits, seed, items, traffic, tables } = experiment;
  bridge.send({
    kind: 'load',
    run: 1,
    configuration: { seed, items, traffic, tables },
    branches: [onlyBranch(edits)],
    branch: 1,
    data: rowsFile === null ? null : { kind: 'address', address: addressOf(rowsFile) },
  });
}

async function positionOf(): Promise<number | string> {
  const position = await bridge.ask<'position'>({ kind: 'position' });
  return position.ok ? position.value.tick : position.problem;
}
