/** The two pictures: the key space strip and the storage. */
import { expect, type Locator } from '@playwright/test';
import type { AppPage } from './app.page.ts';
import { test } from './test.ts';

/** A key's bar on the strip. */
function bar(app: AppPage, key: string): Locator {
  return app.page.getByRole('slider', { name: `Key ${key}`, exact: true });
}

/** A partition's disc in the storage. */
function disc(app: AppPage, name: string): Locator {
  return app.page.getByRole('button', { name: new RegExp(`^Partition ${name},`) });
}

/** A key's part of the traffic, in percent, as its bar tells. */
async function shareOf(app: AppPage, key: string): Promise<number> {
  return Number(await bar(app, key).getAttribute('aria-valuenow'));
}

test('the pictures show keys and partitions, and a click or a key selects what is there', async ({ app }) => {
  await app.open();
  await test.step('the hottest keys are bars in their partitions, and partitions say how full they are', async () => {
    await expect(bar(app, 'dog')).toHaveAttribute(
      'aria-valuetext',
      /RCU\/s, .* WCU\/s, 70.% of the traffic, in P6/,
    );
    await expect(bar(app, 'cat')).toHaveAttribute('aria-valuetext', /in P2/);
    await expect(disc(app, 'P6')).toHaveAccessibleName(
      /dog, 3.000 of 3.000 RCU\/s, 1.000 of 1.000 WCU\/s, .*throttled/,
    );
    await expect(disc(app, 'P1')).toHaveAccessibleName(/no key hashes here/);
  });
  await test.step('reads and writes can be shown apart', async () => {
    const strip = app.page.locator('svg[data-lane="0"]');
    await expect(strip).toContainText('hard limit 1 000 WCU/s');
    await app.page.getByRole('radio', { name: 'reads', exact: true }).first().check();
    await expect(strip).not.toContainText('hard limit 1 000 WCU/s');
    await expect(strip).toContainText('hard limit 3 000 RCU/s');
  });
  await test.step('a click on the strip selects the partition there', async () => {
    const strip = await app.page.locator('svg[data-lane="0"]').boundingBox();
    if (strip === null) throw new Error('The strip is seen');
    await app.page.mouse.click(strip.x + strip.width / 16, strip.y + 10);
    await expect(disc(app, 'P1')).toHaveAttribute('aria-pressed', 'true');
  });
  await app.pause();
  await test.step('the arrow keys go over SSDs and partitions, Enter selects', async () => {
    const ssd = app.page.getByRole('button', { name: /^SSD 1,/ });
    await ssd.focus();
    await app.page.keyboard.press('Enter');
    await expect(ssd).toHaveAttribute('aria-pressed', 'true');
    await app.page.keyboard.press('End');
    await app.page.keyboard.press('Enter');
    await expect(disc(app, 'P8')).toHaveAttribute('aria-pressed', 'true');
    await app.page.keyboard.press('ArrowUp');
    await app.page.keyboard.press('Enter');
    await expect(disc(app, 'P8')).toHaveAttribute('aria-pressed', 'false');
  });
  await test.step('thousands of partitions are an overview that can be gone over with the keyboard', async () => {
    await app.openDrawer('Partitions and SSDs');
    await app.flip('Number by hand');
    await app.type('Number of partitions', '2048');
    const overview = app.page
      .locator('figure')
      .filter({ hasText: 'each cell a partition' })
      .getByRole('button');
    await overview.focus();
    const first = await overview.getAttribute('aria-label');
    await app.page.keyboard.press('ArrowRight');
    await expect(overview).not.toHaveAttribute('aria-label', first ?? '');
    await app.page.keyboard.press('Enter');
    await expect(app.why).toContainText(/Partition P\d+/);
  });
});

/** Where a key's bar is, and the middle of its width. */
async function placeOf(app: AppPage, key: string): Promise<{ x: number; y: number; height: number }> {
  const box = await bar(app, key).locator('rect').nth(1).boundingBox();
  if (box === null) throw new Error('The bar is seen');
  return { x: box.x + box.width / 2, y: box.y + 2, height: box.height };
}

/** Drags a key's bar to half its height. */
async function halve(app: AppPage, key: string): Promise<void> {
  const { x, y, height } = await placeOf(app, key);
  await app.page.mouse.move(x, y);
  await app.page.mouse.down();
  await app.page.mouse.move(x, y + height / 2, { steps: 5 });
  await app.page.mouse.up();
}

test('a bar is dragged and moved by arrow keys, as far as it can go', async ({ app }) => {
  await app.open();
  await app.pause();
  await test.step('dragging a bar down takes traffic from its key, as one change that can be undone', async () => {
    await halve(app, 'dog');
    await expect.poll(() => shareOf(app, 'dog')).toBeLessThan(50);
    await app.settled();
    const after = await shareOf(app, 'dog');
    expect(after).toBeGreaterThan(20);
    expect(await shareOf(app, 'cat')).toBeCloseTo(100 - after, 0);
    const undo = app.page.getByRole('button', { name: /^Undo/ });
    await undo.click();
    await expect.poll(() => shareOf(app, 'dog')).toBe(70);
    await expect(undo).toBeDisabled();
    await expect(undo).toBeFocused();
  });
  await test.step('let go under another partition key it is dropped: the bar was another key', async () => {
    const { x, y, height } = await placeOf(app, 'dog');
    await app.page.mouse.move(x, y);
    await app.page.mouse.down();
    await app.page.mouse.move(x, y + height / 2, { steps: 5 });
    // Let go at once: the strip still shows the bars of the key before.
    await app.setup.getByRole('combobox', { name: 'Partition key', exact: true }).selectOption('breed');
    await app.page.mouse.up();
    await app.settled();
    await app.undo('Partition key: breed');
    await expect(app.page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
    await expect.poll(() => shareOf(app, 'dog')).toBe(70);
  });
  await test.step('the arrow keys do the same and go along the key space', async () => {
    await bar(app, 'dog').focus();
    await app.page.keyboard.press('ArrowDown');
    await expect.poll(() => shareOf(app, 'dog')).toBeLessThan(69);
    await app.settled();
    await app.page.keyboard.press('ArrowLeft');
    await expect(bar(app, 'cat')).toBeFocused();
    await app.page.keyboard.press('Enter');
    await expect(app.why).toContainText('cat');
  });
  await test.step('a bar stops at the largest weight, and says so', async () => {
    for (const name of ['dog', 'cat']) {
      await app.key(name).click();
      await app.type('Weight', '1e9');
    }
    await bar(app, 'cat').focus();
    await app.page.keyboard.press('ArrowUp');
    await expect(app.notice('“cat” weighs')).toContainText('make the other keys lighter');
    await expect(app.field('Weight')).toHaveValue(/^1\s000\s000\s000$/);
  });
  await test.step('a bar that cannot go where it is dragged says why', async () => {
    await app.choose('One hot key');
    await app.pause();
    const name = 'teen-idol';
    const before = await shareOf(app, name);
    await halve(app, name);
    await expect(app.notice(`The traffic of “${name}” is`)).toContainText('Change that under Traffic.');
    expect(await shareOf(app, name)).toBeGreaterThan(before / 2);
  });
});

test('a finger drags a bar, and the page does not scroll under it', async ({ phone }) => {
  const { app } = phone;
  await app.open();
  await app.pause();
  const { x, y, height } = await placeOf(app, 'dog');
  await phone.drag(...[0, 1, 2, 3, 4, 5].map((part) => ({ x, y: y + (part * height) / 10 })));
  await expect.poll(() => shareOf(app, 'dog')).toBeLessThan(60);
  expect(await app.page.evaluate(() => scrollY)).toBe(0);
});

test('while it stands still no picture is drawn', async ({ app }) => {
  await app.page.addInitScript(() => {
    const ask = window.requestAnimationFrame.bind(window);
    const counter = { asked: 0, ask };
    window.requestAnimationFrame = (draw) => {
      counter.asked += 1;
      return ask(draw);
    };
    Object.assign(window, { counter });
  });
  await app.open();
  await app.pause();
  const asked = await app.page.evaluate(async () => {
    const { counter } = window as unknown as {
      counter: { asked: number; ask: typeof requestAnimationFrame };
    };
    const before = counter.asked;
    for (let picture = 0; picture < 30; picture += 1) await new Promise(counter.ask);
    return counter.asked - before;
  });
  expect(asked).toBe(0);
});
