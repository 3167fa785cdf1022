/** The first page: a partition throttles untouched, and the page says why. */
import { expect } from '@playwright/test';
import { test } from './test.ts';

test('it loads, plays at once and complains about nothing', async ({ app }) => {
  await app.open();
  await expect(app.page).toHaveTitle(/PartitionScope/);
  await expect.poll(() => app.seconds()).toBeGreaterThan(2);
});

test('untouched, a partition throttles, one is empty, and both are found by keyboard alone', async ({
  app,
}) => {
  await app.open();
  await test.step('untouched, P6 throttles reads and writes within seconds and the page says why', async () => {
    const p6 = app.partition('P6');
    await expect(p6).toContainText(/RCU .* by the hard limit of the partition/);
    await expect(p6).toContainText(/WCU .* by the hard limit of the partition/);
    await expect(app.events.filter({ hasText: 'TableReadKeyRangeThroughputExceeded' })).toContainText('P6');
    await expect(app.events.filter({ hasText: 'TableWriteKeyRangeThroughputExceeded' })).toContainText('P6');
    await app.select('P6');
    await expect(app.why).toContainText('TableReadKeyRangeThroughputExceeded');
    await expect(app.why).toContainText('dog');
    await expect(app.why).toContainText(/More provisioned capacity (will not help|does not lift)/);
  });
  await test.step('a partition without a key says so', async () => {
    await app.select('P1');
    await expect(app.partition('P1').getByRole('button')).toHaveAttribute('aria-pressed', 'true');
    await expect(app.why).toContainText(/no key hashes/i);
  });
  await test.step('the page is worked by keyboard alone', async () => {
    const { page } = app;
    await page.getByRole('combobox', { name: 'Scenario' }).focus();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Pause' })).toBeFocused();
    await page.keyboard.press('Space');
    await app.settled();
    const before = await app.seconds();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await app.settled();
    expect(await app.seconds()).toBe(before + 1);
    await app.partition('P6').getByRole('button').focus();
    await page.keyboard.press('Enter');
    await expect(app.why).toContainText('P6');
  });
});

test('with breed as partition key nothing throttles', async ({ app }) => {
  await app.open();
  await app.choose('Pets by breed');
  await app.setSpeed('600×');
  await expect.poll(() => app.seconds()).toBeGreaterThan(300);
  await app.pause();
  await expect(app.partitions).toHaveCount(8);
  await expect(app.partitions.filter({ hasText: 'by the' })).toHaveCount(0);
  await expect(app.events.filter({ hasText: 'throttles' })).toHaveCount(0);
});

test('every scenario runs', async ({ app }) => {
  await app.open();
  const names = await app.page.getByRole('combobox', { name: 'Scenario' }).locator('option').allInnerTexts();
  expect(names.length).toBeGreaterThanOrEqual(10);
  await app.setSpeed('60×');
  for (const name of names) {
    await app.choose(name);
    await expect.poll(() => app.seconds(), name).toBeGreaterThan(5);
    await expect(app.alert, name).toHaveCount(0);
  }
});

test('time stands still, goes on by steps, and begins anew', async ({ app }) => {
  await app.open();
  await test.step('it stands still when paused, and a step goes to the next second', async () => {
    await app.pause();
    const before = await app.seconds();
    await app.step();
    expect(await app.seconds()).toBe(before + 1);
    await app.step();
    await app.step();
    expect(await app.seconds()).toBe(before + 3);
    await app.play();
    await expect.poll(() => app.seconds()).toBeGreaterThan(before + 5);
  });
  await test.step('reset goes back to the beginning', async () => {
    await app.setSpeed('3 600×');
    await expect.poll(() => app.seconds()).toBeGreaterThan(60);
    await app.pause();
    await app.reset();
    await app.settled();
    expect(await app.seconds()).toBe(0);
    await expect(app.events).toHaveCount(0);
  });
  await test.step('two pauses at the same moment show the same numbers', async () => {
    await app.reset();
    await app.settled();
    const run = async (): Promise<string> => {
      for (let second = 0; second < 5; second += 1) await app.step();
      return app.page.getByRole('table').innerText();
    };
    const first = await run();
    await app.reset();
    await app.settled();
    expect(await run()).toBe(first);
  });
  await test.step('reset keeps what is set, as if it had been so from the start, and it can be undone', async () => {
    await app.type('Read capacity', '9 000');
    await app.reset();
    await app.settled();
    expect(await app.seconds()).toBe(0);
    await expect(app.field('Read capacity')).toHaveValue('9\u202f000');
    await app.undo('Read capacity: 9\u202f000 RCU');
    await expect(app.field('Read capacity')).toHaveValue('12\u202f000');
  });
});
