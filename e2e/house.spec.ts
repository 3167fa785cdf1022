/** What holds for every page: no other host, the policy. */
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
