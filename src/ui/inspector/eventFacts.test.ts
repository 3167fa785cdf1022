import { expect, test } from 'vitest';
import { takeEvents } from '../../engine/engine.ts';
import { ssdRebalancing } from '../../experiment/scenarios/ssdRebalancing.ts';
import { SCENARIOS } from '../../experiment/scenarios.ts';
import { eventFacts } from './eventFacts.ts';
import { worldAfter } from './situations.testing.ts';

test('M3: throttling that begins is told by the numbers of its tick', () => {
  const facts = eventFacts({
    kind: 'throttlingBegan',
    partition: 6,
    dimension: 0,
    cause: 'hardLimit',
    reason: 'TableReadKeyRangeThroughputExceeded',
    offered: 4240,
    served: 450,
    limit: 3000,
    ssd: null,
  });
  expect(facts).toEqual([
    ['Asked for, in 100 ms', '424 RCU'],
    ['Let through', '45 RCU'],
    ['Limit', '3\u202f000 RCU/s, hard limit of the partition, counted over the latest second'],
    ['AWS’s reason', 'TableReadKeyRangeThroughputExceeded'],
  ]);
});

test('B6: what an SSD refuses is told in what the SSD bears, not in what its partitions do', () => {
  const began = takeEvents(worldAfter(ssdRebalancing, 2)).find(
    ({ detail }) => detail.kind === 'throttlingBegan',
  );
  const facts = Object.fromEntries(began === undefined ? [] : eventFacts(began.detail));
  expect(facts['Asked of SSD 1']).toMatch(
    /^9.\d{3} load units\/s \(a read unit is one load unit, a write unit three\)$/,
  );
  expect(facts['Limit']).toMatch(/^9.000 load units\/s, load of the SSD$/);
});

test('M3: every event that happens has facts, each with a name of its own and no empty value', () => {
  const kinds = new Set<string>();
  for (const { experiment, rowsFile } of SCENARIOS) {
    if (rowsFile !== null) continue;
    for (const { detail } of takeEvents(worldAfter(experiment, 900))) {
      kinds.add(detail.kind);
      const facts = eventFacts(detail);
      expect(new Set(facts.map(([name]) => name)).size, detail.kind).toBe(facts.length);
      expect(
        facts.every(([, value]) => value !== '' && !value.includes('NaN')),
        detail.kind,
      ).toBe(true);
    }
  }
  for (const kind of ['throttlingBegan', 'splitAnnounced', 'splitDone', 'splitRefused', 'moveDone'])
    expect(kinds).toContain(kind);
});
