/** What holds for every page: no other host, the policy, accessibility, no sideways scrolling. */
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { test } from './test.ts';

test('it asks no other host for anything', async ({ app, baseURL }) => {
  await app.open();
  await app.choose('US flights of 2008');
  await expect.poll(() => app.seconds()).toBeGreaterThan(1);
  const hosts = new Set(app.requests.map((address) => new URL(address).origin));
  expect([...hosts]).toEqual([new URL(baseURL ?? '').origin]);
});

test('the policy of the page is in force', async ({ app }) => {
  await app.open();
  const policy = await app.page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  const blocked = await app.page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "inline";';
    document.head.append(script);
    return document.title !== 'inline';
  });
  expect(blocked).toBe(true);
  // The policy reports the script that was tried.
  app.complaints.length = 0;
});

for (const colours of ['Light', 'Dark'] as const) {
  test(`axe finds nothing, ${colours.toLowerCase()}`, async ({ app }) => {
    await app.open();
    await app.setColours(colours);
    await app.select('P6');
    await expect(app.why).toContainText('TableReadKeyRangeThroughputExceeded');
    await app.pause();
    const { violations } = await new AxeBuilder({ page: app.page }).analyze();
    expect(violations.map(({ id, nodes }) => ({ id, targets: nodes.map(({ target }) => target) }))).toEqual(
      [],
    );
  });
}

for (const width of [320, 390, 768, 1440]) {
  test(`nothing scrolls sideways at ${width} pixels`, async ({ app }) => {
    await app.page.setViewportSize({ width, height: 800 });
    await app.open();
    await app.select('P6');
    await expect(app.why).toContainText('TableReadKeyRangeThroughputExceeded');
    const scrollWidth = await app.page.evaluate(() => document.documentElement.scrollWidth);
    expect(scrollWidth).toBeLessThanOrEqual(width);
  });
}
