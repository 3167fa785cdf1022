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

test('an untouched page fetches the scripts and styles that its size limit counts, and no others', async ({
  app,
}) => {
  await app.page.setViewportSize({ width: 1440, height: 900 });
  await app.page.goto('./?testing=1');
  await expect(app.page.getByRole('button', { name: /^Try it: / }).first()).toBeVisible();
  const fetched = app.requests.flatMap((address) => {
    const [, name = '', kind = ''] = /\/assets\/([^/]+)-[^/]{8}\.(js|css)$/.exec(address) ?? [];
    return name === '' || name === 'engineWorker' ? [] : [`${name}.${kind}`];
  });
  expect([...new Set(fetched)].sort()).toEqual([
    'below.css',
    'below.js',
    'page.css',
    'page.js',
    'rolldown-runtime.js',
  ]);
});

test('until its scripts run the page says that it starts, and later what to do', async ({ app }) => {
  const { page } = app;
  await page.route('**/assets/page-*.js', (route) => route.abort());
  await page.goto('./');
  await expect(page.getByText('Starting the simulation')).toBeVisible();
  const advice = page.getByText('It has not started. Reload the page');
  await expect(advice).toBeHidden();
  // Style alone waits: the test does not.
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish();
  });
  await expect(advice).toBeVisible();
  // The browser reports the file that the test withheld.
  app.complaints.length = 0;
});

test('what cannot be loaded below the pictures leaves the pictures', async ({ app }) => {
  const { page } = app;
  await page.route('**/assets/below-*.js', (route) => route.abort());
  await page.goto('./?testing=1');
  await expect(app.alert.filter({ hasText: 'What is below the pictures could not be shown' })).toBeVisible();
  await expect(page.getByRole('slider', { name: 'Key dog' }).first()).toBeVisible();
  await expect(app.why).toContainText('TableReadKeyRangeThroughputExceeded');
  // The browser reports the file that the test withheld, and React what it showed instead.
  app.complaints.length = 0;
});

test('without scripts it says that it needs them', async ({ browser, browserName, baseURL, request }) => {
  // Firefox cannot be told to run none: there it is in what is served.
  if (browserName !== 'chromium')
    return expect(await (await request.get('./')).text()).toMatch(/<noscript><p>.*needs JavaScript/);
  const context = await browser.newContext({
    javaScriptEnabled: false,
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const page = await context.newPage();
  await page.goto('./');
  await expect(page.locator('noscript p')).toBeVisible();
  await expect(page.getByText('Starting the simulation')).toBeHidden();
  await context.close();
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

test('a scenario that cannot be loaded is told by name, and the open one goes on', async ({ app }) => {
  await app.page.route('**/scenarios-*.js', (route) => route.abort());
  await app.open();
  await app.page.getByRole('combobox', { name: 'Scenario' }).selectOption({ label: 'One hot key' });
  await expect(app.notice('“One hot key” could not be loaded')).toBeVisible();
  expect(await app.opened()).toBe('Pets by animal');
  const before = await app.seconds();
  await expect.poll(() => app.seconds()).toBeGreaterThan(before);
  // The browser reports the file that the test withheld.
  app.complaints.length = 0;
});
