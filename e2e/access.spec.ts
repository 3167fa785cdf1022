/** Usable by everybody, everywhere: themes, the user's own colours, widths, the keyboard alone, assistive technology. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator } from '@playwright/test';
import type { AppPage } from './app.page.ts';
import { test } from './test.ts';

/**
 * Axe on what stands still. `part`: what of the page is looked at. The page has no frames to gather results from, and
 * nobody reads what passed: together that is four fifths of the time.
 */
async function expectNoViolations(app: AppPage, view: string, part = 'body'): Promise<void> {
  const { violations } = await new AxeBuilder({ page: app.page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .include(part)
    .analyze();
  const found = violations.map(({ id, nodes }) => ({ id, targets: nodes.map(({ target }) => target) }));
  expect.soft(found, view).toEqual([]);
}

const WHY = 'aside[aria-label="Why"]';

function dialog(app: AppPage): Locator {
  return app.page.getByRole('dialog');
}

/** Seconds into the run at which P6 has been throttled for long. */
async function stopWhileThrottled(app: AppPage): Promise<void> {
  await expect(app.why).toContainText('TableReadKeyRangeThroughputExceeded');
  await app.pause();
}

/** How many style rules ask for this. Firefox cannot be told to pretend; there the rules themselves are looked at. */
async function rulesFor({ page }: AppPage, medium: string): Promise<number> {
  return page.evaluate(
    (text) =>
      [...document.styleSheets]
        .flatMap((sheet) => [...sheet.cssRules])
        .filter(({ cssText }) => cssText.includes(text)).length,
    medium,
  );
}

/** Opens everything of the left column there is, one thing refused included. */
async function openAll(app: AppPage): Promise<void> {
  for (const summary of await app.setup.locator('summary').all()) await summary.click();
  await app.key('dog').click();
  await expect(app.setup.getByRole('group', { name: 'Key dog' })).toBeVisible();
  await app.type('Observed before a split', '60');
  await app.type('Reads', 'many');
}

for (const colours of ['Light', 'Dark', 'Projector'] as const) {
  test(`axe finds nothing on the page, ${colours.toLowerCase()}`, async ({ app }) => {
    // Axe looks at thousands of places, five times.
    test.slow();
    const { page } = app;
    await app.open();
    await app.setColours(colours);
    await stopWhileThrottled(app);
    await app.openMore();
    await openAll(app);
    await expect(app.why.getByRole('heading', { name: /dog/ }).first()).toBeVisible();
    await expectNoViolations(app, 'all of the page, More and all drawers open, a key');
    await app.select('P6');
    await expect(app.why.getByRole('heading', { name: 'Partition P6' })).toBeVisible();
    await expectNoViolations(app, 'a partition right after a change', WHY);
    await app.why.getByRole('button', { name: 'Run a full second' }).click();
    await app.showFixes();
    await app.settled();
    await expectNoViolations(app, 'a partition', WHY);
    await page.getByRole('button', { name: /^SSD 3/ }).press('Enter');
    await expect(app.why.getByRole('heading', { name: 'SSD 3' })).toBeVisible();
    await app.settled();
    await expectNoViolations(app, 'an SSD', WHY);
    await app.events.first().getByRole('button').first().click();
    await app.settled();
    await expectNoViolations(app, 'an event', WHY);
  });

  test(`axe finds nothing in any dialog, ${colours.toLowerCase()}`, async ({ app }) => {
    test.slow();
    const { page } = app;
    await app.open();
    await app.setColours(colours);
    await app.pause();
    await page.getByRole('button', { name: 'Takeaways' }).click();
    await expect(dialog(app)).toBeVisible();
    await expectNoViolations(app, 'takeaways', 'dialog');
    await page.keyboard.press('Escape');
    await app.openMore();
    await page.getByRole('button', { name: 'Bring your keys' }).click();
    await expect(app.dialog).toBeVisible();
    await expectNoViolations(app, 'own data', 'dialog');
    await app.bring({ name: 'broken.csv', text: 'user\n' });
    await expect(app.dialog.getByRole('alert')).toBeVisible();
    await expectNoViolations(app, 'a broken file', 'dialog');
    await app.bring('public/data/us-flights-2008.csv');
    await expect(app.dialog.getByRole('table')).toBeVisible();
    await expectNoViolations(app, 'the columns of a file', 'dialog');
    await page.keyboard.press('Escape');
    await app.openMore();
    await page.getByRole('link', { name: 'Keys', exact: true }).click();
    await expect(dialog(app)).toBeVisible();
    await expectNoViolations(app, 'keys', 'dialog');
    await page.keyboard.press('Escape');
    await expect(dialog(app)).toHaveCount(0);
    await app.openMore();
    await page.getByRole('link', { name: 'Model', exact: true }).click();
    await expect(app.model).toBeVisible();
    await expectNoViolations(app, 'model', 'dialog');
  });
}

test('the projector is black on white, its labels are 24 pixels at 1080 lines, and it is remembered', async ({
  app,
}) => {
  const { page } = app;
  await page.setViewportSize({ width: 1920, height: 1080 });
  await app.open();
  await app.setColours('Projector');
  await app.pause();
  const labels = page.locator('main svg text').filter({ hasText: /^(P6|SSD 3|hard limit)/ });
  await expect(labels.first()).toBeVisible();
  const heights = await labels.evaluateAll((texts) =>
    texts.map((text) => Number.parseFloat(getComputedStyle(text).fontSize) * (text.currentCSSZoom ?? 1)),
  );
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(24);
  await expect(page.locator('html')).toHaveCSS('color', 'rgb(0, 0, 0)');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'projector');
});

test('under the projector’s large text a pointer still hits what it points at', async ({ app }) => {
  const { page } = app;
  await page.setViewportSize({ width: 1920, height: 1080 });
  await app.open();
  await app.setColours('Projector');
  await app.pause();
  const strip = page.locator('svg', { has: page.getByText('Key space: hash ranges', { exact: false }) });
  const box = await strip.boundingBox();
  expect(box).not.toBeNull();
  // Eight equal ranges; beside the bar of P6.
  await strip.click({ position: { x: (box?.width ?? 0) * (5.1 / 8), y: (box?.height ?? 0) * 0.9 } });
  await expect(app.why.getByRole('heading', { name: 'Partition P6' })).toBeVisible();
});

test('in the user’s own colours what is throttled and what is chosen still tell themselves apart', async ({
  app,
  browserName,
}) => {
  const { page } = app;
  await app.open();
  if (browserName === 'chromium') await page.emulateMedia({ forcedColors: 'active' });
  expect(await rulesFor(app, 'forced-colors: active')).toBeGreaterThan(5);
  await stopWhileThrottled(app);
  await app.select('P6');
  const disc = page.getByRole('button', { name: /^Partition P6|^P6/ }).and(page.locator('svg *'));
  await expect(disc).toHaveAttribute('aria-pressed', 'true');
  const ring = disc.locator('[data-part="ring"]').nth(1);
  await expect(ring).toHaveCSS('display', 'inline');
  await expect(ring).not.toHaveCSS('stroke-dasharray', 'none');
  if (browserName !== 'chromium') return;
  const speeds = page.getByRole('group', { name: 'Speed' }).locator('label');
  const backs = await speeds.evaluateAll((labels) =>
    labels.map((label) => getComputedStyle(label).backgroundColor),
  );
  expect(new Set(backs).size).toBe(2);
  await expectNoViolations(app, 'forced colours');
});

test('who wants no motion sees no flying requests', async ({ app, browserName }) => {
  const { page } = app;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await app.open();
  if (browserName !== 'chromium') return expect(await rulesFor(app, 'prefers-reduced-motion')).toBe(1);
  await expect(app.why).toContainText('TableReadKeyRangeThroughputExceeded');
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  const flying = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLCanvasElement>('canvas')]
      .filter((canvas) => getComputedStyle(canvas).willChange === 'transform')
      .some((canvas) => {
        const { width, height } = canvas;
        if (width * height === 0) return false;
        return canvas
          .getContext('2d')
          ?.getImageData(0, 0, width, height)
          .data.some((value) => value > 0);
      }),
  );
  expect(flying).toBe(false);
});

test('on paper there is the picture and the reason, and no controls', async ({ app, browserName }) => {
  const { page } = app;
  await app.open();
  if (browserName !== 'chromium') return expect(await rulesFor(app, 'media print')).toBeGreaterThan(2);
  await stopWhileThrottled(app);
  await page.emulateMedia({ media: 'print' });
  await expect(app.setup).toBeHidden();
  await expect(page.getByRole('button', { name: 'Play' })).toBeHidden();
  await expect(app.why).toContainText('Why is it throttling?');
  await expect(page.getByRole('region', { name: 'Key space' })).toBeVisible();
});

test('nothing moves sideways at any width, large text or not', async ({ app }) => {
  test.slow();
  const { page } = app;
  await app.open();
  await stopWhileThrottled(app);
  await openAll(app);
  await app.select('P6');
  for (const colours of ['Light', 'Projector'] as const) {
    await app.setColours(colours);
    for (const width of [320, 390, 640, 768, 1024, 1440, 2560, 3840]) {
      await page.setViewportSize({ width, height: 900 });
      // Pictures are laid out again once the page knows its new width.
      const beyond = (): Promise<number> =>
        page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await expect.poll(beyond, `${colours}, ${width}`).toBeLessThanOrEqual(0);
      const inside = await app.setup.evaluate((element) => element.scrollWidth - element.clientWidth);
      expect(inside, `${colours}, ${width}, left column`).toBeLessThanOrEqual(0);
    }
  }
});

test('on a phone: picture, why, how it came, what can be changed; and room for a finger', async ({
  browser,
  browserName,
  baseURL,
}) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    ...(browserName === 'chromium' ? { isMobile: true } : {}),
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const page = await context.newPage();
  await page.goto('./?testing=1');
  const parts = [
    page.getByRole('region', { name: 'Key space' }),
    page.getByRole('region', { name: 'Storage' }),
    page.getByRole('complementary', { name: 'Why' }),
    page.getByRole('region', { name: /^Reads/ }).first(),
    page.getByRole('complementary', { name: 'What is set up' }),
  ];
  const tops: number[] = [];
  for (const part of parts) {
    await expect(part).toBeVisible();
    tops.push(await part.evaluate((element) => element.getBoundingClientRect().top));
  }
  expect(tops).toEqual(tops.toSorted((one, other) => one - other));
  if (browserName === 'chromium') {
    const small = await page
      .getByRole('banner')
      .getByRole('button')
      .evaluateAll((buttons) =>
        buttons
          .map((button) => button.getBoundingClientRect())
          .filter(({ width, height }) => width > 0 && (width < 44 || height < 44)),
      );
    expect(small).toEqual([]);
  }
  await context.close();
});

test('on a phone what is chosen in the picture leads to why', async ({ app }) => {
  const { page } = app;
  await page.setViewportSize({ width: 390, height: 844 });
  await app.open();
  const way = page.getByRole('link', { name: /^About/ });
  await expect(way).toHaveCount(0);
  await page
    .getByRole('button', { name: /^Partition P6/ })
    .first()
    .click();
  await expect(way).toHaveText(/^About P6/);
  await expect(way).toBeInViewport({ ratio: 1 });
  await way.click();
  await expect(app.why.getByRole('heading', { name: 'Partition P6' })).toBeInViewport();
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(way).toBeHidden();
});

test('in a frame of 640 × 400 caption, strip, storage and play are seen at once', async ({ app }) => {
  const { page } = app;
  await page.setViewportSize({ width: 640, height: 400 });
  await app.open();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeInViewport({ ratio: 1 });
  await expect(page.locator('main svg').first()).toBeInViewport({ ratio: 1 });
  await expect(page.getByText('Look at P6, where all dogs live')).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('button', { name: /^SSD 3/ })).toBeInViewport({ ratio: 1 });
});

for (const { name, width, height, panels } of [
  { name: 'a phone', width: 390, height: 844, panels: ['Set up', 'Why'] },
  { name: 'a frame', width: 640, height: 400, panels: ['Set up', 'Why'] },
  { name: 'a tablet', width: 1024, height: 768, panels: ['Set up'] },
]) {
  test(`on ${name} what can be changed is one press away, and the picture stays in sight`, async ({
    app,
  }) => {
    const { page } = app;
    await page.setViewportSize({ width, height });
    await app.open();
    const strip = page.locator('main svg').first();
    for (const panel of panels) {
      const button = page.getByRole('button', { name: panel, exact: true });
      const column = panel === 'Why' ? app.why : app.setup;
      await button.click();
      await expect(button).toHaveAttribute('aria-expanded', 'true');
      await expect(column).toBeFocused();
      await expect(column.getByRole('heading').first()).toBeInViewport();
      await expect(strip).toBeInViewport();
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(beyond).toBeLessThanOrEqual(0);
      await page.keyboard.press('Escape');
      await expect(button).toBeFocused();
      await expect(button).toHaveAttribute('aria-expanded', 'false');
    }
    await page.getByRole('button', { name: 'Set up', exact: true }).press('Enter');
    await page.keyboard.press('Tab');
    await expect(app.setup.getByRole('combobox', { name: 'Partition key', exact: true })).toBeFocused();
    await app.setup.getByRole('combobox', { name: 'Partition key', exact: true }).selectOption('breed');
    await expect(app.setup).toContainText('120 distinct keys');
  });
}

test('keys play, step, go along the events, set the speed and show themselves', async ({ app }) => {
  const { page } = app;
  const { keyboard } = page;
  await app.open();
  await expect.poll(() => app.seconds()).toBeGreaterThan(3);
  await keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible();
  await app.settled();
  await keyboard.press('ArrowRight');
  await app.settled();
  const there = await app.seconds();
  await keyboard.press('ArrowLeft');
  await expect.poll(() => app.seconds()).toBe(there - 1);
  await keyboard.press('ArrowRight');
  await expect.poll(() => app.seconds()).toBe(there);
  await keyboard.press('Home');
  await expect.poll(() => app.seconds()).toBe(0);
  await keyboard.press('End');
  await expect.poll(() => app.seconds()).toBe(there);
  await keyboard.press('p');
  await expect.poll(() => app.seconds()).toBeLessThan(there);
  await keyboard.press('4');
  await expect(page.getByRole('radio', { name: '600×', exact: true })).toBeChecked();
  // What has the focus takes only the keys that move it.
  await app.setup.getByRole('switch', { name: 'Split for heat' }).focus();
  await keyboard.press('?');
  await expect(dialog(app).getByRole('heading', { name: 'Keys' })).toBeVisible();
  await dialog(app).getByRole('checkbox').uncheck();
  await keyboard.press('Escape');
  await expect(dialog(app)).toHaveCount(0);
  await keyboard.press('2');
  await expect(page.getByRole('radio', { name: '600×', exact: true })).toBeChecked();
});

test('a slider, a list and a text keep their keys', async ({ app }) => {
  const { page } = app;
  await app.open();
  await app.pause();
  const before = await app.seconds();
  await app.slide('Reads', 'ArrowRight');
  await page.getByRole('combobox', { name: 'Scenario' }).focus();
  await app.setup.getByRole('searchbox').first().pressSequentially('n 5');
  await app.settled();
  expect(await app.seconds()).toBe(before);
  await expect(page.getByRole('radio', { name: '10×', exact: true })).toBeChecked();
  // A text that was taken has nothing more to undo, and a choice that was made does nothing on Space.
  await app.type('Reads', '4321');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(app.field('Reads')).not.toHaveValue(/^4\s321$/);
  await page.getByRole('radio', { name: '60×', exact: true }).check();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
});

test('from the first look to “no longer throttled” by keyboard alone', async ({ app }) => {
  const { page } = app;
  const { keyboard } = page;
  await app.open();
  await expect(app.why).toContainText('TableReadKeyRangeThroughputExceeded');
  await keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'To the picture' })).toBeFocused();
  const partitionKey = app.setup.getByRole('combobox', { name: 'Partition key', exact: true });
  await tabTo(app, partitionKey);
  await keyboard.type('breed');
  await expect(partitionKey).toHaveValue('breed');
  await expect(app.setup).toContainText('120 distinct keys');
  await expect(partitionKey).toBeFocused();
  await keyboard.press('Tab');
  await keyboard.press('Escape');
  await page.getByRole('main').focus();
  await keyboard.press('5');
  await expect.poll(() => app.seconds()).toBeGreaterThan(600);
  await keyboard.press('Space');
  await app.settled();
  await expect(app.partitions.filter({ hasText: 'by the hard limit' })).toHaveCount(0);
  await expect(page.getByRole('region', { name: /^Reads/ }).first()).not.toContainText('throttled /s');
});

/** Presses Tab until this has the focus; everything on the way must show that it has it. */
async function tabTo(app: AppPage, goal: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await app.page.keyboard.press('Tab');
    if (await goal.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('The Tab key does not lead there.');
}

test('what assistive technology is told of the page', async ({ app }) => {
  const { page } = app;
  await app.open();
  await stopWhileThrottled(app);
  await app.showFixes();
  await expect(page.locator('body')).toMatchAriaSnapshot(`
    - link "To the picture"
    - banner:
      - heading "PartitionScope" [level=1]
      - combobox "Scenario"
      - group "Time":
        - button "Play"
        - button "Step one second"
        - button "Previous event"
        - button "Next event"
        - button "Reset"
      - timer "Simulated time": /00:00:\\d\\d/
      - group "Speed":
        - radio "10×" [checked]
      - group "Changes":
        - button "Undo" [disabled]
        - button "Redo" [disabled]
      - navigation "Ways on":
        - button "Bring your keys"
        - button "Takeaways"
        - link "Model"
      - button "More"
    - complementary "What is set up":
      - region "Table":
        - heading "Table" [level=2]
        - group "Partition key":
          - combobox "Partition key"
        - combobox "Sort key"
        - meter "Cardinality"
      - region "Keys":
        - heading "Keys" [level=2]
        - searchbox "Search keys"
        - listbox "Keys":
          - option /dog over the limit/
          - option /cat/
      - region "Traffic":
        - heading "Traffic" [level=2]
        - textbox "Reads"
        - slider "Reads, slider"
        - textbox "Writes"
        - slider "Writes, slider"
      - region "Capacity":
        - heading "Capacity" [level=2]
        - textbox "Read capacity"
        - textbox "Write capacity"
        - switch "Split for heat" [checked]
    - main:
      - region "Key space":
        - heading "Key space" [level=2]
        - group "Show in the key space":
          - radio "both" [checked]
        - 'img /Key space: hash ranges/':
          - slider "Key cat"
          - slider "Key dog"
      - region "Storage":
        - heading "Storage" [level=2]
        - 'img /Storage: SSDs/':
          - button /^SSD 3, load .* units.s/
          - button /^Partition P1, no key hashes here/
          - button /^Partition P6, dog, .* WCU throttled/
      - region "Reads of the table":
        - slider "Reads over time"
      - region "Writes of the table":
        - slider "Writes over time"
      - region "Timeline":
        - slider "Moment of the run"
      - region "Events":
        - list:
          - listitem:
            - button /P6 throttles writes/
          - listitem:
            - button /P6 throttles reads/
      - region "Partitions":
        - table "Partitions in the order of their hash ranges"
    - complementary "Why":
      - heading "Partition P6" [level=2]
      - region "Why is it throttling?":
        - heading "Why is it throttling?" [level=3]
        - paragraph:
          - link "fact C1"
      - region "What would fix it?":
        - heading "What would fix it?" [level=3]
        - 'button "Try it: Use breed as partition key"'
      - region "Hottest keys"
      - region "In detail"
  `);
});

test('what assistive technology is told of each dialog', async ({ app }) => {
  const { page } = app;
  await app.open();
  await page.getByRole('button', { name: 'Takeaways' }).click();
  await expect(dialog(app)).toMatchAriaSnapshot(`
    - dialog "Five sentences to take away":
      - heading "Five sentences to take away" [level=2]
      - list:
        - listitem:
          - button /^1 The partition key determines/
        - listitem:
          - button /^2 All items/
        - listitem:
          - button /^3 One partition/
        - listitem:
          - button /^4 Partition keys/
        - listitem:
          - button /^5 AWS balances/
      - button "Close"
  `);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Bring your keys' }).click();
  await expect(dialog(app)).toMatchAriaSnapshot(`
    - dialog "Bring your keys":
      - heading "Bring your keys" [level=2]
      - button "Close"
      - button "Choose a file"
      - textbox "Or paste rows"
      - button "Use the pasted text" [disabled]
      - paragraph:
        - button "Try the flights"
  `);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(dialog(app)).toMatchAriaSnapshot(`
    - dialog "Keys":
      - heading "Keys" [level=2]
      - term: Space
      - definition: Play or pause
      - checkbox /Single keys/ [checked]
      - button "Close"
  `);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Model', exact: true }).click();
  await expect(app.model).toMatchAriaSnapshot(`
    - dialog "The model":
      - banner:
        - heading "The model" [level=2]
        - group "Which rules":
          - radio /^all/ [checked]
          - radio /^fact/
          - radio /^observed/
          - radio /^assumption/
        - button "Close"
      - navigation "Sections of the model":
        - list:
          - listitem:
            - link "U1 Read units"
  `);
});

test('what assistive technology is told of whatever is selected', async ({ app }) => {
  const { page, why } = app;
  await app.open();
  await stopWhileThrottled(app);
  await app.select('P6');
  await why.getByRole('button', { name: 'One refused read' }).click();
  await app.settled();
  await expect(why).toMatchAriaSnapshot(`
    - complementary "Why":
      - heading "A refused read" [level=2]
      - paragraph: /^at P6, 00/
      - button "Show the hottest partition"
      - region "Why is it throttling?":
        - heading "Why is it throttling?" [level=3]
        - group "Reads or writes":
          - radio /reads/ [checked]
          - radio /writes/
        - paragraph:
          - link "TableReadKeyRangeThroughputExceeded"
      - region "It would have passed if":
        - heading /It would have passed if/ [level=3]
        - paragraph: /P6 had been asked for no more than/
      - button /P6 and what would fix it/
      - button "“dog”"
  `);
  await why.getByRole('button', { name: '“dog”', exact: true }).click();
  await app.settled();
  await expect(why).toMatchAriaSnapshot(`
    - complementary "Why":
      - heading "“dog”" [level=2]
      - region "Where it lives":
        - term: Hash
        - button "P6"
      - region "Why is P6 throttling?"
      - region "Items":
        - heading "Its items" [level=3]
      - region "Account"
  `);
  await page.getByRole('button', { name: /^SSD 3/ }).press('Enter');
  await app.settled();
  await expect(why).toMatchAriaSnapshot(`
    - complementary "Why":
      - heading "SSD 3" [level=2]
      - term: Load
      - definition: /of 9.000 load units.s/
      - term: Fill
      - region "Partitions on it":
        - button "P6"
  `);
  await app.events.last().getByRole('button').click();
  await app.settled();
  await expect(why).toMatchAriaSnapshot(`
    - complementary "Why":
      - heading "At 00:00:01" [level=2]
      - paragraph: /P6 throttles/
      - term: Asked for, in 100 ms
      - button "Go to this moment" [disabled]
      - button "Explain P6"
  `);
  await app.select('P1');
  await app.settled();
  await expect(why).toMatchAriaSnapshot(`
    - complementary "Why":
      - heading "Partition P1" [level=2]
      - region "Is it throttling?":
        - paragraph: /P1 is empty/
  `);
});
