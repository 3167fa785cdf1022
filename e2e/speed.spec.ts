/** What must hold whatever the machine: no other host is asked, nothing moves at rest, and the result never depends on the pictures. */
import { expect } from '@playwright/test';
import { PAGE_PROBE } from '../src/cli/pageProbe.ts';
import { checksum } from '../src/engine/checksum.ts';
import { advance, createHistory } from '../src/engine/history.ts';
import { findScenario } from '../src/experiment/scenarios.ts';
import { test } from './test.ts';

test.beforeEach(({ page }) => page.addInitScript(PAGE_PROBE));

test('nothing is fetched from another host', async ({ app, baseURL }) => {
  await app.open();
  await expect.poll(() => app.seconds()).toBeGreaterThan(2);
  expect(app.requests.length).toBeGreaterThan(2);
  expect(app.requests.filter((url) => !url.startsWith(`${baseURL}`) && !url.startsWith('data:'))).toEqual([]);
});

for (const rest of ['paused', 'hidden'] as const) {
  test(`while it is ${rest} nothing is drawn and nothing computed`, async ({ app, page }) => {
    await app.open();
    await expect.poll(() => app.seconds()).toBeGreaterThan(2);
    if (rest === 'paused') await app.pause();
    else await page.evaluate('__probe.hide(true)');
    // What was under way comes to its end: texts are painted at last a few seconds later.
    await page.waitForTimeout(4000);
    const state = () =>
      page.evaluate(
        "__probe.ask({ kind: 'position' }).then(({ tick }) => ({ tick, pictures: __probe.pictures() }))",
      );
    const before = await state();
    await page.waitForTimeout(1500);
    expect(await state()).toEqual(before);
  });
}

test('hidden and shown again and again, it computes what the engine alone computes', async ({
  app,
  page,
}) => {
  await app.open();
  await app.setSpeed('60×');
  for (const hidden of [true, false, true, false]) {
    await page.evaluate(`__probe.hide(${hidden})`);
    await page.waitForTimeout(300);
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
