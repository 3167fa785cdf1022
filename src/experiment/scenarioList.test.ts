import { expect, test } from 'vitest';
import { SCENARIOS } from './scenarios.ts';

test('the list calls each scenario as its experiment does, and knows whose rows are served with the page', () => {
  for (const { title, rowsChecksum, experiment } of SCENARIOS) {
    expect(title).toBe(experiment.name);
    expect(rowsChecksum).toBe(experiment.items.kind === 'rows' ? experiment.items.checksum : null);
  }
});
