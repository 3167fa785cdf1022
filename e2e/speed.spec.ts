/** What must hold whatever the machine: nothing moves at rest, and the result never depends on the pictures. */
import { expect } from '@playwright/test';
import { PAGE_PROBE } from '../src/cli/pageProbe.ts';
import { checksum } from '../src/engine/checksum.ts';
import { advance, createHistory } from '../src/engine/history.ts';
import { findScenario } from '../src/experiment/scenarios.ts';
import { test } from './test.ts';

test.beforeEach(({ page }) => page.addInitScript(PAGE_PROBE));

for (const rest of ['paused', 'hidden'] as const) {
  test(`while it is ${rest} nothing is drawn and nothing computed`, async ({ app, page }) => {
    await app.open();
    await expect.poll(() => app.seconds()).toBeGreaterThan(2);
    if (rest === 'paused') await app.pause();
    else await page.evaluate('__probe.hide(true)');
    // What was under way comes to its end; then tick and number of pictures are the same at two looks, far apart.
    let before = '';
    const isAtRest = async (): Promise<boolean> => {
      const now = await page.evaluate<string>(
        "__probe.ask({ kind: 'position' }).then(({ tick }) => tick + ' ' + __probe.pictures())",
      );
      const same = now === before;
      before = now;
      return same;
    };
    await expect.poll(isAtRest, { intervals: [1500], timeout: 20_000 }).toBe(true);
  });
}

test('hidden and shown again and again, it computes what the engine alone computes', async ({
  app,
  page,
}) => {
  await app.open();
  await app.setSpeed('60×');
  for (let time = 0; time < 2; time += 1) {
    await page.evaluate('__probe.hide(true)');
    await page.evaluate("__probe.ask({ kind: 'position' })");
    const before = await app.seconds();
    await page.evaluate('__probe.hide(false)');
    await expect.poll(() => app.seconds()).toBeGreaterThan(before);
  }
  await expect.poll(() => app.seconds()).toBeGreaterThan(60);
  await app.pause();
  const shown = await page.evaluate<{ tick: number; checksum: string }>("__probe.ask({ kind: 'checksum' })");
  const scenario = findScenario('pets-by-animal');
  if (scenario === undefined) throw new Error('The first scenario is gone');
  const history = createHistory(scenario.experiment, scenario.experiment.edits, []);
  if (!history.ok) throw new Error(history.problem);
  advance(history.value, shown.tick);
  expect(shown.checksum).toBe(checksum(history.value.world));
});
