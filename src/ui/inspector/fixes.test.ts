import fc from 'fast-check';
import { expect, test } from 'vitest';
import { configurations, randomRows } from '../../engine/arbitraries.testing.ts';
import { advance, createHistory, edit, type History } from '../../engine/history.ts';
import type { RowData, TableConfiguration, WorldConfiguration } from '../../engine/types.ts';
import { parseExperiment } from '../../experiment/experiment.ts';
import { collectionCutBySortKey } from '../../experiment/scenarios/collectionCutBySortKey.ts';
import { hardLimit } from '../../experiment/scenarios/hardLimit.ts';
import { oneHotKey } from '../../experiment/scenarios/oneHotKey.ts';
import { petsByAnimal } from '../../experiment/scenarios/petsByAnimal.ts';
import { rowsOfFile } from '../../experiment/scenarios/played.testing.ts';
import { splitForHeat } from '../../experiment/scenarios/splitForHeat.ts';
import { ssdRebalancing } from '../../experiment/scenarios/ssdRebalancing.ts';
import { usFlights } from '../../experiment/scenarios/usFlights.ts';
import { SCENARIOS } from '../../experiment/scenarios.ts';
import { type Fix, fixesFor, roundUp } from './fixes.ts';
import {
  apply,
  hottestPartition,
  judgementOf,
  refusedBy,
  run,
  situationOf,
  worldAfter,
} from './situations.testing.ts';
import type { JudgedFix } from './trials.ts';

const SOON = 20;

async function offeredFor(configuration: WorldConfiguration, seconds = 10, rows: RowData | null = null) {
  const judgement = await judgementOf(worldAfter(configuration, seconds, rows));
  if (judgement === null) throw new Error('nothing is refused');
  return judgement;
}

function labels(fixes: readonly Fix[]): string[] {
  return fixes.map(({ label }) => label);
}

function withTable(
  configuration: WorldConfiguration,
  change: Partial<TableConfiguration>,
): WorldConfiguration {
  const [table, ...others] = configuration.tables;
  if (table === undefined) throw new Error('no table');
  return { ...configuration, tables: [{ ...table, ...change }, ...others] };
}

/** Another way to the same end than the trial's: the edits in the history of a run. */
function historyAt(configuration: WorldConfiguration, seconds: number, rows: readonly RowData[]): History {
  const history = createHistory(configuration, [], rows);
  if (!history.ok) throw new Error(history.problem);
  advance(history.value, seconds * 10);
  return history.value;
}

/** Whether a run with the fix fares as its button says. */
function expectAsPromised(history: History, fix: JudgedFix): void {
  for (const each of fix.edits) {
    const done = edit(history, each);
    if (!done.ok) throw new Error(`${fix.label}: ${done.problem}`);
  }
  advance(history, (fix.seconds + 1) * 10);
  const refused = refusedBy(history.world);
  if (fix.verdict === 'ends') expect(refused, fix.label).toEqual([0, 0]);
}

test('dogs: the breed as partition key comes first and ends it; more capacity is said to be in vain', async () => {
  const { fixes, remarks } = await offeredFor(petsByAnimal);
  const [first] = fixes;
  expect(first).toMatchObject({
    label: 'Use breed as partition key',
    note: '120 values instead of 2',
    verdict: 'ends',
    effect: 'nothing refused any more',
  });
  expect(labels(fixes)).toContain('Spread the requests over all sort keys');
  expect(labels(fixes)).not.toContain('Provision twice as much');
  expect(remarks[0]).toContain('Twice the provisioned capacity');
  expect(remarks[1]).toMatch(/^Waiting does not end it: after 15.min/);
});

test('capacity is offered for what only the burst lets pass', () => {
  const world = worldAfter(petsByAnimal, 10);
  const situation = situationOf(world, 6);
  const [reads, writes] = situation.explanations;
  const passing = { ...reads, refusals: [], smallestChanges: [] };
  const provision = (offered: number): string[] => {
    const tableUse = { offered, served: offered, provisioned: 100 };
    const explanations = [{ ...passing, tableUse }, writes] as const;
    return labels(fixesFor({ ...situation, explanations }).filter(({ id }) => id === 'provision'));
  };
  expect(provision(90)).toEqual([]);
  expect(provision(1500)).toEqual([expect.stringMatching(/^Provision 1.700 RCU/)]);
});

test('a change that ends only the reads says what is still refused', async () => {
  const { fixes } = await offeredFor(petsByAnimal);
  const eventual = fixes.find(({ id }) => id === 'eventual');
  expect(eventual?.verdict).toBe('lessens');
  expect(eventual?.effect).toMatch(/^helps in part: after 15.min, \d+ WCU\/s still refused$/);
});

test('S3: a single item is not offered another key, a split or more capacity, only fewer requests', async () => {
  const { fixes } = await offeredFor(hardLimit);
  expect(labels(fixes)).toEqual(['Ask “Casablanca” 15\u202f% less', 'Read eventually consistent']);
});

test('fewer requests for one key leave those of the others as they were', () => {
  const world = worldAfter(oneHotKey, 10);
  const partition = hottestPartition(world);
  if (partition === null) throw new Error('nothing is refused');
  const less = fixesFor(situationOf(world, partition)).find(({ id }) => id === 'lessTraffic');
  const neighbour = (): number | undefined => {
    const { keyWeights, keys } = world.lanes[0] as (typeof world.lanes)[0];
    const key = keys.names.indexOf('user-00001');
    return (keyWeights[0]?.[key] ?? 0) * (world.operations[0]?.operation.requestsPerSecond ?? 0);
  };
  const before = neighbour();
  apply(world, less?.edits ?? []);
  expect(neighbour()).toBeCloseTo(before ?? Number.NaN, 9);
  run(world, SOON);
  expect(refusedBy(world)).toEqual([0, 0]);
});

test('S2: where a split ends it by itself, it is said when', async () => {
  expect((await offeredFor(splitForHeat)).remarks).toEqual([
    'Left alone, it ends by itself at about 00:07:00.',
  ]);
});

test('S2: what a split ends by itself is not to be mended by anything that does no better', async () => {
  for (const seconds of [10, 200, 400]) {
    const { fixes, remarks } = await offeredFor(collectionCutBySortKey, seconds);
    expect(labels(fixes)).not.toContain('Provision twice as much');
    expect(fixes.map(({ verdict }) => verdict)).toEqual(['ends']);
    expect(remarks[0]).toBe('Twice the provisioned capacity was tried, too: it does no better than waiting.');
  }
});

test('S4: an index or the switch that keeps a collection whole is offered to go, if that helps', async () => {
  const random = { ...petsByAnimal.traffic.operations[0], sortKey: 'random' as const };
  const writes = { ...petsByAnimal.traffic.operations[1], sortKey: 'random' as const };
  const spread = { ...petsByAnimal, traffic: { ...petsByAnimal.traffic, operations: [random, writes] } };
  const withIndex = await offeredFor(withTable(spread, { localSecondaryIndex: true }));
  expect(labels(withIndex.fixes)).toContain('Drop the local secondary index');
  const whole = await offeredFor(withTable(spread, { keepCollectionsWhole: true }));
  expect(labels(whole.fixes)).toContain('Allow cuts inside one key');
  // The newest items are still the hot ones: without the index the split would be refused for that.
  const sequential = await offeredFor(withTable(petsByAnimal, { localSecondaryIndex: true }));
  expect(labels(sequential.fixes)).not.toContain('Drop the local secondary index');
});

test('C3: a table that has too little is offered enough', async () => {
  const small = withTable(petsByAnimal, {
    partitionKey: ['breed'],
    partitions: 8,
    readCapacity: 3000,
    writeCapacity: 1000,
  });
  const fix = (await offeredFor(small)).fixes.find(({ id }) => id === 'provision');
  expect(fix).toMatchObject({ verdict: 'ends' });
  expect(fix?.label).toMatch(/^Provision 6.[5-9]00 RCU · 2.[0-3]00 WCU$/);
});

test('C2: before 2017 a partition that has used up its share is offered to borrow', async () => {
  const fixed = withTable(petsByAnimal, {
    partitionKey: ['breed'],
    regime: 'fixed',
    readCapacity: 6600,
    writeCapacity: 2200,
  });
  expect(labels((await offeredFor(fixed)).fixes)).toContain('Let partitions borrow');
});

test('B4, B6: an overloaded SSD is offered balancing if that is off, and a faster one as the assumption it is', async () => {
  const { fixes } = await offeredFor(withTable(ssdRebalancing, { balanceSsds: false }));
  const balance = fixes.find(({ id }) => id === 'balanceSsds');
  expect(balance?.effect).toMatch(/^nothing refused after/);
  expect(fixes.find(({ id }) => id === 'fasterSsd')?.note).toContain('assumption');
});

test('real data: the destination is joined to the airport', async () => {
  const rows = rowsOfFile('data/us-flights-2008.csv', 'count');
  const { fixes } = await offeredFor(usFlights, 10, rows);
  expect(fixes[0]?.label).toBe('Use origin#destination as partition key');
  expect(fixes[0]?.note).toMatch(/^5.366 values instead of/);
});

test('C3: fewer requests for one key are not said to end what comes back once the burst is used up', async () => {
  const world = worldAfter(petsByAnimal, 60);
  apply(world, [{ kind: 'configureTable', lane: 0, change: { readCapacity: 3000 } }]);
  run(world, 3);
  const less = (await judgementOf(world))?.fixes.find(({ id }) => id === 'lessTraffic');
  expect(less?.verdict).not.toBe('ends');
});

test('S5: for a full collection the index is offered to go, and a key of which less hangs together', async () => {
  const full = withTable(petsByAnimal, { localSecondaryIndex: true });
  const [, update] = petsByAnimal.traffic.operations;
  const operations = [{ ...update, kind: 'PutItem' as const, requestsPerSecond: 500 }];
  const traffic = { ...petsByAnimal.traffic, operations };
  const configuration = { ...full, items: { ...petsByAnimal.items, itemBytes: 3000 }, traffic };
  const { fixes } = await offeredFor(configuration);
  for (const label of ['Drop the local secondary index', 'Use breed as partition key'])
    expect(fixes.find((fix) => fix.label === label)).toMatchObject({ verdict: 'ends' });
});

test('every button of every scenario does what it says, and stays within what a document may hold', async () => {
  let buttons = 0;
  for (const { experiment, rowsFile } of SCENARIOS) {
    const rows = rowsFile === null ? [] : [rowsOfFile(rowsFile, 'count')];
    for (const seconds of [10, 500]) {
      const judgement = await judgementOf(worldAfter(experiment, seconds, rows[0] ?? null));
      for (const fix of judgement?.fixes ?? []) {
        buttons += 1;
        expectAsPromised(historyAt(experiment, seconds, rows), fix);
        const edits = [...experiment.edits, ...fix.edits.map((each) => ({ tick: seconds * 10, edit: each }))];
        expect(parseExperiment({ ...experiment, edits })).toMatchObject({ ok: true });
      }
    }
  }
  expect(buttons).toBeGreaterThan(15);
});

/** Dozens of experiments run for a quarter of an hour many times over, half a minute where nothing else is at work. */
const ANY_MS = 180_000;

test(
  'every button of any experiment does what it says',
  async () => {
    let ended = 0;
    await fc.assert(
      fc.asyncProperty(configurations(), async (configuration) => {
        const rows = randomRows();
        const own = rows.find(
          ({ checksum }) => configuration.items.kind === 'rows' && checksum === configuration.items.checksum,
        );
        const judgement = await judgementOf(worldAfter(configuration, SOON, own ?? null));
        for (const fix of judgement?.fixes ?? []) {
          if (fix.verdict === 'ends') ended += 1;
          expectAsPromised(historyAt(configuration, SOON, rows), fix);
        }
      }),
      { numRuns: 100, seed: 20 },
    );
    expect(ended).toBeGreaterThan(10);
  },
  ANY_MS,
);

test('figures are rounded up to two digits', () => {
  expect([7, 44.5, 99, 101, 6540, 9_801].map(roundUp)).toEqual([7, 45, 99, 110, 6600, 9900]);
});
