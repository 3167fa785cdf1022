/** The story that the page exists for: untouched, it shows a hot partition and says why; another key heals it. */
import { expect, type Locator } from '@playwright/test';
import type { AppPage } from './app.page.ts';
import { test } from './test.ts';

/** Wall-clock time in which the untouched page must have said its point. */
const POINT_MS = 10_000;

/** A partition's disc in the storage. */
function disc({ page }: AppPage, name: string): Locator {
  return page.getByRole('button', { name: new RegExp(`^Partition ${name},`) });
}

function throttledDiscs({ page }: AppPage): Locator {
  return page.getByRole('button', { name: /^Partition .* throttled/ });
}

test('the picture comes alive untouched', async ({ app }) => {
  await app.page.goto('./?testing=1');
  await expect(disc(app, 'P6')).toHaveAccessibleName(/, [1-9].{0,4} of 3.000 RCU/);
});

test('untouched, it says within ten seconds who throttles, what AWS calls it and what to look at', async ({
  app,
}) => {
  const { page, why } = app;
  const began = performance.now();
  const inTime = () => ({ timeout: Math.max(1, POINT_MS - (performance.now() - began)) });
  await page.goto('./?testing=1');
  await expect(disc(app, 'P6')).toHaveAccessibleName(
    /dog, 3.000 of 3.000 RCU\/s, 1.000 of 1.000 WCU\/s, .*throttled/,
    inTime(),
  );
  await expect(throttledDiscs(app)).toHaveCount(1, inTime());
  await expect(why.getByRole('heading', { name: 'Partition P6' })).toBeInViewport(inTime());
  await expect(why.getByRole('heading', { name: 'Why is it throttling?' })).toBeInViewport(inTime());
  await expect(why.getByText('every item with animal = “dog” lives in this one partition')).toBeInViewport(
    inTime(),
  );
  await expect(why.getByRole('link', { name: 'TableReadKeyRangeThroughputExceeded' })).toBeVisible(inTime());
  await expect(
    page.getByText(/Look at P6, where all dogs live: it throttles while the table is at about 40.%/),
  ).toBeInViewport(inTime());
});

test('it is told why, takes breed as partition key, and the heat spreads and nothing throttles', async ({
  app,
}) => {
  const { page, why } = app;
  await app.open();
  await expect(throttledDiscs(app)).toHaveCount(1);
  await expect(why.getByText(/a partition serves at most 3.000 RCU and 1.000 WCU a second/)).toBeVisible();
  await expect(why.getByText('More provisioned capacity does not lift this limit.')).toBeVisible();

  await app.setup.getByRole('combobox', { name: 'Partition key', exact: true }).selectOption('breed');

  for (const name of ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8'])
    await expect(disc(app, name)).toHaveAccessibleName(
      /, [1-9].{0,4} of 3.000 RCU\/s, [1-9].{0,4} of 1.000 WCU\/s/,
    );
  await expect(throttledDiscs(app)).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Reads of the table' })).toContainText(/served/);
  await expect(page.getByRole('region', { name: 'Reads of the table' })).not.toContainText('throttled /s');
  await expect(why).toContainText('All is well.');
  // What was to be looked at is no longer true: the sentence says what came of the change.
  const caption = page.getByRole('main').locator('summary').first();
  await expect(caption).toContainText(
    /^Partition key: breed · Nothing is refused now\. P\d, the fullest partition/,
  );

  const changed = await app.seconds();
  await app.setSpeed('60×');
  await expect.poll(() => app.seconds()).toBeGreaterThan(changed + 120);
  await app.pause();
  await expect(throttledDiscs(app)).toHaveCount(0);
  await expect(app.partitions.filter({ hasText: 'by the' })).toHaveCount(0);
  await expect(app.events.filter({ hasText: 'throttles' }).first()).toContainText('00:00:01');

  await app.undo('Partition key: breed');
  await app.page.getByRole('radio', { name: 'your changes' }).check();
  await expect(app.events).toContainText([
    'Taken back: Partition key: breed.',
    'Changed: Partition key: breed.',
  ]);
  await app.play();
  await expect(caption).toContainText(/^Without “Partition key: breed” · P\d throttles\./);
  await app.pause();
  await app.type('Read capacity', '24000');
  await app.play();
  await expect(caption).toContainText(/^Read capacity: 24.000 RCU · P\d+ throttles\./);
});
