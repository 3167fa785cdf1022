import { test } from 'vitest';
import { findScenario } from '../../experiment/scenarios.ts';
import { keyFigures, partitionFigures, tableFigures } from '../../engine/figures.ts';
import { run, refusedBy, worldAfter, explained } from './situations.testing.ts';
test('look', () => {
  const w = (id: string, s: number) => worldAfter(findScenario(id)!.experiment, s);
  const a = w('pets-by-animal', 10);
  console.log(partitionFigures(a, 0).map(p => [p.id, p.keys]), ['dog','cat'].map(k => { const f = keyFigures(a,0,k); return f.ok && f.value.partitions; }));
  const m = w('movies-by-actor', 10); const f = keyFigures(m, 0, 'Alma Adler'); console.log(f.ok && [f.value.partitions, f.value.items]);
  const b = w('pets-by-breed', 60); console.log(tableFigures(b,0).keys, refusedBy(b), partitionFigures(b,0).map(p=>p.served.map(Math.round)));
  const c = w('one-hot-key', 0);
  for (let s = 0; s <= 3000; s += 60) { const k = keyFigures(c,0,'teen-idol'); if (k.ok) { const p = partitionFigures(c,0).find(p => p.id === k.value.partitions[0])!; console.log(s, c.lanes[0]!.partitions.count, p.id, p.keys, refusedBy(c).map(Math.round), explained(c,p.id,0).split.state, JSON.stringify(explained(c,p.id,0).split)); } run(c, 60); }
});
