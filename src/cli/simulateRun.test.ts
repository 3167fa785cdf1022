import { expect, test } from 'vitest';
import type { RowData } from '../engine/types.ts';
import { defaultOperation, defaultTable } from '../experiment/defaults.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { findScenario } from '../experiment/scenarios.ts';
import { csvText } from './reportCsv.ts';
import { jsonText } from './reportJson.ts';
import { tableText, widthOf } from './reportTable.ts';
import { type Report, type RunChoice, runExperiment, throttledOf } from './simulateRun.ts';

const CHOICE: RunChoice = { seconds: 60, warmup: 0, every: null, checksum: false };

function scenario(id: string): Experiment {
  const found = findScenario(id);
  if (found === undefined) throw new Error(id);
  return found.experiment;
}

function run(experiment: Experiment, choice: Partial<RunChoice> = {}): Report {
  const report = runExperiment({ name: 'test', experiment, rows: null }, { ...CHOICE, ...choice }, () => {});
  if (!report.ok) throw new Error(report.problem);
  return report.value;
}

test('M2: over the whole run, offered = served + throttled, for the table and every partition', () => {
  const [lane] = run(scenario('hard-limit')).lanes;
  expect(lane?.totals).toMatchObject({ second: 60, seconds: 60, offered: [expect.closeTo(246_000, 3), 0] });
  expect(lane?.totals.served[0]).toBeCloseTo(216_000, 3);
  expect(throttledOf(lane?.totals.throttled ?? [[], []], 0)).toBeCloseTo(30_000, 3);
  for (const { offered, served, throttled } of lane?.partitions ?? []) {
    expect(served[0] + throttledOf(throttled, 0)).toBeCloseTo(offered[0], 6);
  }
});

test('the warm-up is neither reported nor judged', () => {
  const spike: Experiment = {
    ...scenario('hard-limit'),
    edits: [{ tick: 100, edit: { kind: 'setTraffic', traffic: { arrivals: 'smooth', operations: [] } } }],
  };
  expect(run(spike).throttled).toBe(true);
  const late = run(spike, { warmup: 11 });
  expect(late.throttled).toBe(false);
  expect(late.lanes[0]?.totals).toMatchObject({ seconds: 49, offered: [0, 0] });
  expect(late.lanes[0]?.partitions.every(({ offered }) => offered[0] === 0)).toBe(true);
});

test('a time series covers the run after the warm-up, the last stretch perhaps shorter', () => {
  const [lane] = run(scenario('hard-limit'), { warmup: 10, every: 20 }).lanes;
  expect(lane?.samples.map(({ second, seconds }) => [second, seconds])).toEqual([
    [30, 20],
    [50, 20],
    [60, 10],
  ]);
});

test('a partition that came into being later is averaged over its own time', () => {
  const [lane] = run(scenario('split-for-heat'), { seconds: 600 }).lanes;
  const young = lane?.partitions.filter(({ sinceSecond }) => sinceSecond > 0) ?? [];
  expect(young.map(({ sinceSecond }) => sinceSecond)).toEqual([420, 420]);
  for (const { served } of young) expect(served[1]).toBeCloseTo(750, 0);
});

test('a table that is laid out anew starts its accounts anew', () => {
  const rebuilt: Experiment = {
    ...scenario('pets-by-animal'),
    edits: [{ tick: 300, edit: { kind: 'configureTable', lane: 0, change: { partitionKey: ['breed'] } } }],
  };
  const [lane] = run(rebuilt).lanes;
  expect(lane?.partitions.map(({ sinceSecond }) => sinceSecond)).toEqual(new Array(8).fill(30));
  const offered = lane?.partitions.reduce((sum, partition) => sum + partition.offered[0], 0) ?? 0;
  expect(offered / 6000).toBeCloseTo(1, 1);
});

test('an edit that cannot be applied ends the run with a sentence', () => {
  const experiment: Experiment = {
    ...scenario('pets-by-animal'),
    edits: [{ tick: 5, edit: { kind: 'deleteKey', match: { breed: 'Wolf' } } }],
  };
  const report = runExperiment({ name: 'wolf.json', experiment, rows: null }, CHOICE, () => {});
  expect(report).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/^wolf\.json: edits\[0\] cannot be applied: .*Wolf/),
  });
});

test('D4: the same experiment has the same checksum, another seed another one', () => {
  const pets = scenario('pets-by-animal');
  const first = run(pets, { checksum: true }).checksum;
  expect(first).toMatch(/^[0-9a-f]{8}$/);
  expect(run(pets, { checksum: true }).checksum).toBe(first);
  expect(run({ ...pets, seed: 2 }, { checksum: true }).checksum).not.toBe(first);
});

test('what is probably not meant is noted', () => {
  const experiment: Experiment = {
    ...scenario('hard-limit'),
    edits: [
      { tick: 0, edit: { kind: 'renameKey', match: { film: 'Casablanca' }, values: { film: 'Rick' } } },
    ],
  };
  expect(run(experiment).notes).toEqual([
    'The operation "read the premiere" asks for keys that do not exist: film = "Casablanca".',
  ]);
});

// ---- as text ---------------------------------------------------------------------------------------------

const WIDE: Experiment = {
  ...scenario('pets-by-breed'),
  tables: [
    defaultTable({
      partitionKey: ['animal'],
      sortKey: 'pet_id',
      readCapacity: 12_000,
      writeCapacity: 4000,
      partitions: 5000,
    }),
    defaultTable({ partitionKey: ['breed'], readCapacity: 12_000, writeCapacity: 4000, partitions: 8 }),
  ],
};

test('the table fits 120 columns, shows the worst and says how many are left out', () => {
  const text = tableText(run(WIDE, { every: 30, checksum: true }), 3);
  for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(120);
  expect(text).toContain(
    'Table 1 by partition key animal, sort key pet_id: 12,000 RCU, 4,000 WCU, adaptive;',
  );
  expect(text).toContain('Table 2 by partition key breed: ');
  expect(text).toContain('4,997 more partitions left out; none of them throttles.');
  expect(text).toMatch(/\n {1,4}\d+ \S+ +1 +\d+ .* dog 100 %\n/);
  expect(text).toMatch(/\n {6}"dog" alone asks for [\d,]+ read units\/s/);
  expect(text).toContain('Requests were throttled; look at "dog" first.');
  expect(text).toMatch(/\nChecksum [0-9a-f]{8} at tick 600\n$/);
});

test('all partitions are shown in key order where they fit', () => {
  const text = tableText(run(scenario('hard-limit')), 24);
  expect([...text.matchAll(/^ {1,4}(\d+) [0-9a-f]{5}-/gm)].map(([, id]) => id)).toEqual(['1', '2', '3', '4']);
  expect(text).not.toContain('left out');
});

test('JSON holds the same, under the names of AWS', () => {
  const document = JSON.parse(jsonText(run(scenario('hard-limit'), { every: 30 })));
  expect(document).toMatchObject({
    version: 1,
    source: 'test',
    name: 'The hard limit',
    seconds: 60,
    warmupSeconds: 0,
    throttled: true,
    notes: [],
  });
  expect(document).not.toHaveProperty('checksum');
  const [table] = document.tables;
  expect(table.configuration).toMatchObject({ partitionKey: ['film'], readCapacity: 11_000 });
  expect(table.totals.throttled).toEqual({ TableReadKeyRangeThroughputExceeded: 30_000 });
  expect(table.totals.throttledBy).toEqual({ hardLimit: { read: 30_000, write: 0 } });
  expect(table.samples).toHaveLength(2);
  expect(table.partitions[1]).toMatchObject({
    id: 2,
    range: { start: { hash: '4000000000000', sort: 0 }, end: { hash: '8000000000000', sort: 0 } },
    share: { read: 3000 },
    served: { read: 3000, write: 0 },
    throttled: { TableReadKeyRangeThroughputExceeded: 500 },
    hottestKeys: [{ name: 'Casablanca', share: 1 }],
    explanation: expect.stringContaining('"Casablanca" alone asks for 3,500 read units/s'),
  });
});

test('CSV has a row for each partition, or for each stretch of time', () => {
  const report = run(scenario('hard-limit'), { every: 30 });
  const partitions = csvText(report, false).trimEnd().split('\n');
  expect(partitions).toHaveLength(5);
  expect(partitions[0]).toMatch(/^table,partition,range,ssd,keys,bytes,since_second,read_share,/);
  expect(partitions[2]).toMatch(/^1,2,40000-80000,2,1,4000,0,3000,3500,3000,/);
  const series = csvText(report, true).trimEnd().split('\n');
  expect(series).toHaveLength(3);
  expect(series[1]).toMatch(/^1,30,4,4100,3600,0,0,500,0,0,0,/);
});

test('CSV quotes what has to be quoted', () => {
  const throttling = csvText(run(scenario('hard-limit')), false).split('\n')[2];
  expect(throttling).toContain(',"""Casablanca"" alone asks for 3,500 read units/s');
});

test('M4: as much as the sentence says would pass does pass, and no more', () => {
  const reads = (requestsPerSecond: number): Experiment => {
    const experiment = scenario('four-partitions-forty-rcu');
    const [operation] = experiment.traffic.operations;
    if (operation === undefined) throw new Error('The scenario has an operation');
    const tables = experiment.tables.map((table) => ({ ...table, readCapacity: 12_000 }));
    const traffic = { arrivals: 'smooth', operations: [{ ...operation, requestsPerSecond }] } as const;
    return { ...experiment, tables, traffic };
  };
  expect(tableText(run(reads(3001)), 24)).toContain('pass with at most 3,000 of the 3,001 units/s');
  expect(run(reads(3001)).throttled).toBe(true);
  expect(run(reads(3000)).throttled).toBe(false);
});

test('where the capacity refuses, capacity is what to raise', () => {
  const pets = scenario('pets-by-breed');
  const tables = pets.tables.map((table) => ({ ...table, readCapacity: 3000 }));
  const text = tableText(run({ ...pets, tables }), 24);
  const advice =
    /; raise the read capacity first: ([\d,]+) read units\/s asked for in the busiest second, 3,000\sprovisioned\.\n$/;
  expect(text).toMatch(advice);
  expect(Number(advice.exec(text)?.[1]?.replaceAll(',', ''))).toBeGreaterThan(3000);
  expect(tableText(run(scenario('pets-by-animal')), 24)).toMatch(/; look at "dog" first\.\n$/);
});

test('SSDs are numbered from 1 in JSON, where they move too', () => {
  const report = run(scenario('ssd-rebalancing'), { seconds: 300 });
  const moves =
    report.lanes[0]?.events.flatMap(({ detail }) => (detail.kind === 'moveDone' ? [detail] : [])) ?? [];
  expect(moves.length).toBeGreaterThan(0);
  const { events } = JSON.parse(jsonText(report)).tables[0];
  const shown = events.filter(({ kind }: { kind: string }) => kind === 'moveDone');
  expect(shown).toMatchObject(moves.map(({ from, to }) => ({ from: from + 1, to: to + 1 })));
});

test('the table fits the terminal, from 80 columns on', () => {
  expect(widthOf({})).toBe(120);
  expect(widthOf({ isTTY: true, columns: 93 })).toBe(93);
  expect(widthOf({ isTTY: true, columns: 40 })).toBe(80);
  const report = run(scenario('pets-by-animal'), { every: 20 });
  for (const width of [80, 93, 100, 111, 120, 200]) {
    const text = tableText({ ...report, title: 'x'.repeat(300) }, 24, width);
    for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(width);
    expect(text).toContain('dog 100 %');
    expect(text).toMatch(/^ *part +hash range .*use throttled .*use throttled/m);
  }
});

test('keys with control characters do not steer the terminal, and keep their characters in CSV', () => {
  const bell = 'a\u001b[2Jb';
  const report = run({
    ...scenario('four-partitions-forty-rcu'),
    items: {
      kind: 'generated',
      itemBytes: 100,
      groups: [
        {
          sets: 1,
          items: 1,
          spread: { kind: 'even' },
          attributes: { user: { kind: 'constant', value: bell } },
        },
      ],
    },
    traffic: {
      arrivals: 'smooth',
      operations: [defaultOperation({ name: 'reads', kind: 'GetItem', requestsPerSecond: 4000 })],
    },
  });
  const text = tableText(report, 24);
  expect(text).not.toContain('\u001b');
  expect(text).toContain('a\\u001b[2Jb');
  expect(csvText(report, false)).toContain(`,"${bell}",`);
});

test('T3: a hot key that matches none of the rows is noted', () => {
  const experiment = scenario('us-flights');
  const rows: RowData = {
    checksum: '0123456789abcdef',
    count: 2,
    columns: ['origin', 'destination'].map((name) => ({ name, values: ['ATL'], codes: Int32Array.of(0, 0) })),
    bytes: Float64Array.of(10, 10),
    weights: Float64Array.of(1, 1),
  };
  const operation = defaultOperation({
    name: 'reads',
    kind: 'GetItem',
    requestsPerSecond: 5,
    keys: { kind: 'hotKey', match: { origin: 'Nowhere' }, share: 0.5 },
  });
  const report = runExperiment(
    {
      name: 'test',
      experiment: {
        ...experiment,
        items: {
          kind: 'rows',
          checksum: rows.checksum,
          count: 2,
          columns: ['origin', 'destination'],
          weightColumn: null,
          itemBytes: null,
        },
        traffic: { arrivals: 'smooth', operations: [operation] },
        tables: [defaultTable({ partitionKey: ['origin'], readCapacity: 10, writeCapacity: 10 })],
        edits: [],
      },
      rows,
    },
    CHOICE,
    () => {},
  );
  if (!report.ok) throw new Error(report.problem);
  expect(report.value.notes).toEqual([
    '2 rows share 1 key and the table has no sort key: DynamoDB would keep one item for each key.',
    'The hot key of the operation "reads" matches no item: origin = "Nowhere". All its requests go to the other keys.',
  ]);
  expect(JSON.parse(jsonText(report.value)).rows).toEqual({ checksum: '0123456789abcdef', count: 2 });
});

test('K1: a key of the wrong type is blamed on the table that says so', () => {
  const pets = scenario('pets-by-breed');
  const [table] = pets.tables;
  if (table === undefined) throw new Error('The scenario has a table');
  const experiment = { ...pets, tables: [table, { ...table, partitionKeyType: 'N' as const }] };
  const report = runExperiment({ name: 'pets.json', experiment, rows: null }, CHOICE, () => {});
  expect(report).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/^pets\.json: tables\[1\]\.partitionKeyType is "N": ./),
  });
});
