/** Time travel: going back and on, courses of a run, reading charts, and the log of events. */
import { expect, type Locator, type Page } from '@playwright/test';
import { timelineLength } from '../src/draw/timeline/timelineLayout.ts';
import type { AppPage } from './app.page.ts';
import { test } from './test.ts';

const timeline = (page: Page): Locator => page.getByRole('slider', { name: 'Moment of the run' });
const reads = (page: Page): Locator => page.getByRole('slider', { name: 'Reads over time' });
const burst = (page: Page): Locator => page.getByRole('switch', { name: /^Burst capacity/ });
const course = (page: Page, name: RegExp): Locator => page.getByRole('radio', { name });

/**
 * A run that stands still, less than a minute old. Paused from inside: at this speed minutes may pass until a test on a
 * slow machine has looked at the clock and pressed the button.
 */
async function runOn(app: AppPage, scenario = 'Pets by animal'): Promise<void> {
  await app.open();
  if (scenario !== (await app.opened())) await app.choose(scenario);
  await app.setSpeed('60×');
  await app.page.waitForFunction(() => {
    const clock = document.querySelector('[role=timer]')?.textContent ?? '';
    if (clock < '00:00:35') return false;
    document.querySelector<HTMLElement>('button[aria-label=Pause]')?.click();
    return true;
  });
  await app.settled();
}

async function press(app: AppPage, target: Locator, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await target.press(key);
  await app.settled();
}

test('time is gone through: to a moment, by dragging, and into another course', async ({ app, page }) => {
  await runOn(app);
  await test.step('the page shows exactly the moment gone to, and play goes on from there', async () => {
    await press(app, timeline(page), 'Home', ...Array<string>(10).fill('ArrowRight'));
    await expect(app.clock).toHaveText('00:00:10');
    const partitions = await app.partitions.allInnerTexts();
    await press(app, timeline(page), 'End');
    expect(await app.seconds()).toBeGreaterThanOrEqual(30);
    await press(app, timeline(page), 'Home');
    await expect(app.clock).toHaveText('00:00:00');
    await press(app, timeline(page), ...Array<string>(10).fill('ArrowRight'));
    expect(await app.partitions.allInnerTexts()).toEqual(partitions);
    await expect(timeline(page)).toHaveAttribute('aria-valuetext', /^00:00:10 of 00:\d\d:\d\d, throttled$/);
    await app.setSpeed('1×');
    await app.play();
    await expect.poll(() => app.seconds()).toBeGreaterThan(10);
    await app.pause();
    expect(await app.seconds()).toBeLessThan(30);
  });
  await press(app, timeline(page), 'End');
  await test.step('the log of the past leads back to the end', async () => {
    const log = page.getByRole('region', { name: 'Events' });
    const events = await app.events.count();
    await app.events.last().getByRole('button').click();
    await app.settled();
    await expect(app.clock).toHaveText('00:00:01');
    await log.getByRole('button', { name: 'To the end' }).click();
    await app.settled();
    await expect(log.getByText('What came after')).toHaveCount(0);
    expect(await app.events.count()).toBe(events);
  });
  await test.step('dragging goes through time, and time passes again when the hand lets go', async () => {
    await app.setSpeed('1×');
    await app.play();
    await timeline(page).scrollIntoViewIfNeeded();
    const box = await timeline(page).boundingBox();
    if (box === null) throw new Error('The timeline has no place');
    const end = Number(await timeline(page).getAttribute('aria-valuemax'));
    const length = timelineLength(end);
    const at = (seconds: number): number => box.x + (box.width * seconds * 10) / length;
    const middle = box.y + box.height / 2;
    await page.mouse.move(at(25), middle);
    await page.mouse.down();
    await page.mouse.move(at(15), middle, { steps: 8 });
    await page.mouse.move(at(5), middle, { steps: 8 });
    await expect(app.clock).toHaveText('00:00:05');
    await expect(timeline(page)).toHaveAttribute('aria-valuetext', /^00:00:05 of/);
    await page.mouse.up();
    await expect.poll(() => app.seconds()).toBeGreaterThan(5);
    await app.pause();
    expect(await app.seconds()).toBeLessThan(25);
  });
  await test.step('a change in the past begins another course; both can be gone over to, each with its own undo', async () => {
    await press(app, timeline(page), 'Home', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await expect(page.getByText('This is the past')).toBeVisible();
    await expect(page.getByText('What came after 00:00:03 is listed again')).toBeVisible();
    await burst(page).click();
    await app.settled();
    await expect(course(page, /^Run 2 \(from 00:00:03\)$/)).toBeChecked();
    await expect(app.clock).toHaveText('00:00:03');
    await expect(page.getByText('This is the past')).toHaveCount(0);
    await expect(burst(page)).not.toBeChecked();

    await course(page, /^Run 1$/).check();
    await app.settled();
    expect(await app.seconds()).toBeGreaterThanOrEqual(20);
    await expect(burst(page)).toBeChecked();
    await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();

    await course(page, /^Run 2/).check();
    await app.settled();
    await expect(app.clock).toHaveText('00:00:03');
    await expect(burst(page)).not.toBeChecked();
    await page.getByRole('button', { name: /^Undo: / }).click();
    await expect(burst(page)).toBeChecked();
    await page.keyboard.press('Control+Shift+Z');
    await expect(burst(page)).not.toBeChecked();
    await page.keyboard.press('Control+Z');
    await expect(burst(page)).toBeChecked();
  });
});

test('a change belongs to the moment gone to just before it, however fast a hand is', async ({
  app,
  page,
}) => {
  await runOn(app);
  const gone = await timeline(page).evaluate((bar) => {
    const box = bar.getBoundingClientRect();
    const click = (part: number): void => {
      const place = { clientX: box.left + box.width * part, clientY: box.top + 5 };
      const event = { ...place, bubbles: true, pointerId: 1, isPrimary: true };
      bar.dispatchEvent(new PointerEvent('pointerdown', event));
    };
    // Nothing can be captured for a pointer that does not exist; what is tested comes after it.
    bar.setPointerCapture = () => {};
    for (const part of [0.9, 0.02, 0.8, 0.05, 0.1]) click(part);
    const keys = document.querySelector<HTMLSelectElement>('select[aria-label="Partition key"]');
    if (keys === null) return false;
    keys.value = 'breed';
    return keys.dispatchEvent(new Event('change', { bubbles: true }));
  });
  expect(gone).toBe(true);
  await app.settled();
  const partitionKey = app.setup.getByRole('combobox', { name: 'Partition key', exact: true });
  await expect(partitionKey).toHaveValue('breed');
  await expect(course(page, /^Run 2 /)).toBeChecked();
  const there = await app.seconds();
  await page.reload();
  await expect(partitionKey).toHaveValue('breed');
  await app.settled();
  expect(await app.seconds()).toBe(there);
});

test('charts are read out, events lead to their moments', async ({ app, page }) => {
  await runOn(app);
  await test.step('a chart reads out its values under the pointer, and a click goes there', async () => {
    const readout = page.getByRole('region', { name: /^Reads/ }).getByText('asked for');
    await expect(readout).toHaveCount(0);
    await reads(page).hover({ position: { x: 30, y: 40 } });
    await expect(readout).toBeVisible();
    const words = (await reads(page).getAttribute('aria-valuetext')) ?? '';
    await reads(page).click({ position: { x: 30, y: 40 } });
    await app.settled();
    const [, second = ''] = /^00:00:(\d\d)/.exec(words) ?? [];
    expect(await app.seconds()).toBe(Number(second));
  });
  await test.step('a chart reads out its values by keyboard and goes to the moment', async () => {
    await press(app, reads(page), 'Home', 'ArrowRight', 'ArrowRight');
    await expect(reads(page)).toHaveAttribute(
      'aria-valuetext',
      /^00:00:03: asked for [\d\u202f]+ RCU\/s, served [\d\u202f]+ RCU\/s, throttled [\d\u202f]+ RCU\/s, provisioned 12\u202f000 RCU\/s, burst left/,
    );
    await press(app, reads(page), 'Enter');
    await expect(app.clock).toHaveText('00:00:03');
  });
  await test.step('an event leads to its moment and its subject', async () => {
    const throttles = app.events.filter({ hasText: 'P6 throttles reads' });
    await throttles.getByRole('button').click();
    await app.settled();
    await expect(app.clock).toHaveText('00:00:01');
    await expect(throttles.getByRole('button')).toHaveAttribute('aria-current', 'true');
    await expect(page.getByRole('region', { name: 'Reads of P6' })).toBeVisible();
  });
  await press(app, timeline(page), 'End');
  await test.step('charts are about the partition selected, or in minutes as CloudWatch shows them, or tables', async () => {
    await app.select('P6');
    await app.settled();
    const p6 = page.getByRole('region', { name: 'Reads of P6' });
    await expect(p6).toContainText('3\u202f000 served');
    await expect(p6.getByRole('slider')).toHaveAttribute('aria-valuetext', /share [\d\u202f]+ RCU\/s/);
    await page.getByRole('radio', { name: 'table', exact: true }).check();
    await expect(page.getByRole('region', { name: 'Reads of the table' })).toBeVisible();
    await page.getByRole('radio', { name: 'CloudWatch minute' }).check();
    await app.settled();
    await press(app, reads(page), 'Home');
    await expect(reads(page)).toHaveAttribute(
      'aria-valuetext',
      /^00:00:00–00:0\d:\d\d: .*in its worst second/,
    );
    await page.getByRole('button', { name: 'Numbers' }).click();
    const table = page.getByRole('table', { name: /^Reads of the table, RCU\/s, means/ });
    await expect(table.getByRole('row').nth(1)).toContainText('12\u202f000');
  });
});

test('one event leads to the next, also to one of another kind than is listed', async ({ app, page }) => {
  await runOn(app, 'Balancing SSDs');
  await app.events
    .filter({ hasText: /P\d+ throttles/ })
    .first()
    .getByRole('button')
    .click();
  await app.settled();
  const throttled = await app.clock.innerText();
  await page.getByRole('radio', { name: 'moves', exact: true }).check();
  await expect(app.events).toHaveCount(0);
  await page.getByRole('button', { name: 'Next event' }).click();
  await app.settled();
  await expect(app.clock).toHaveText('00:00:30');
  await expect(app.events.first()).toContainText('00:00:30');
  await expect(app.events.first()).toContainText('moves from SSD');
  await page.getByRole('button', { name: 'Previous event' }).click();
  await app.settled();
  await expect(app.clock).toHaveText(throttled);
});

test('where no event comes within an hour it is said, until the run goes on', async ({ app, page }) => {
  await app.open();
  await app.choose('Pets by breed');
  await app.pause();
  const nothing = page
    .getByRole('status')
    .filter({ hasText: 'Nothing happened in an hour of simulated time.' });
  // What happens at the beginning, such as partitions that find their SSDs, comes first.
  await expect(async () => {
    await page.getByRole('button', { name: 'Next event' }).click();
    await app.settled();
    await expect(nothing).toBeVisible({ timeout: 1000 });
  }).toPass();
  expect(await app.seconds()).toBeGreaterThanOrEqual(3600);
  await app.step();
  await expect(nothing).toHaveCount(0);
});

test('throttling is read aloud while it plays, and not after a jump', async ({ app, page }) => {
  const spoken = page.locator('[aria-live=polite]').filter({ hasText: 'throttles' });
  await app.open();
  await expect(spoken).toContainText('P6 throttles reads');
  await app.pause();
  const before = await spoken.innerText();
  await press(app, timeline(page), 'Home', 'End');
  expect(await spoken.innerText()).toBe(before);
});
