import { expect, test } from 'vitest';
import { takeEvents } from '../../engine/engine.ts';
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
  });
  expect(facts).toEqual([
    ['Asked for, in 100 ms', '424 RCU'],
    ['Let through', '45 RCU'],
    ['Limit', '3\u202f000 RCU/s, hard limit of the partition'],
    ['AWS’s reason', 'TableReadKeyRangeThroughputExceeded'],
  ]);
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
