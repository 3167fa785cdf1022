/** The right column: it explains what is selected and offers what helps; takeaways and the model page. */
import { expect } from '@playwright/test';
import type { AppPage } from './app.page.ts';
import { test } from './test.ts';

/** Where in the picture a request hangs in the air that a partition refused, viewport pixels; null: nowhere. */
async function placeOfRefused(app: AppPage, partition: string): Promise<readonly [number, number] | null> {
  const disc = app.page.getByRole('button', { name: new RegExp(`^Partition ${partition},`) });
  return disc.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    // The hand says where one is.
    const isThere = (x: number, y: number): boolean => {
      const move = new PointerEvent('pointermove', { clientX: x, clientY: y, bubbles: true });
      document.elementFromPoint(x, y)?.dispatchEvent(move);
      return document.querySelector('[data-over-refused=yes]') !== null;
    };
    for (let y = Math.round(top) - 20; y < (top + bottom) / 2; y += 4) {
      for (let x = Math.round(left) - 10; x < right + 10; x += 4) {
        // At the edge of its reach a pointer misses it by a fraction of a pixel.
        if (isThere(x, y) && isThere(x + 3, y) && isThere(x, y + 3)) return [x, y];
      }
    }
    return null;
  });
}

test('untouched, it explains why the hottest partition throttles, and what fixes it', async ({ app }) => {
  await app.open();
  await test.step('untouched, it explains the hottest partition from the key to the limit, with sources', async () => {
    await expect(app.why.getByRole('heading', { name: 'Partition P6' })).toBeVisible();
    await expect(app.why).toContainText(/Your table still has 7.\d{3} RCU\/s to spare, but every item with/);
    await expect(app.why).toContainText(/a partition serves at most 3.000 RCU and 1.000 WCU a second/);
    await expect(app.why).toContainText('More provisioned capacity does not lift this limit.');
    await expect(app.why).toContainText('which would all be on one side of a cut');
    await expect(app.why.getByRole('listitem').filter({ hasText: 'Hash' })).toContainText('0xade4…');
    await expect(app.why.getByRole('link', { name: 'AWS: partition key design' })).toHaveAttribute(
      'href',
      /bp-partition-key-design/,
    );
  });
  await test.step('nothing is tried out before the list of what helps is in sight', async () => {
    await app.pause();
    await expect(app.why.getByText('Trying what would help')).not.toBeInViewport();
    await expect(app.fixes).toHaveCount(0);
    await app.play();
  });
  await test.step('it says what does not help: more capacity, and waiting', async () => {
    await app.showFixes();
    await expect(app.why).toContainText('Twice the provisioned capacity was tried, too: it does not help.');
    await expect(app.why).toContainText(/Waiting does not end it: after 15.min/);
    await expect(app.fixes.filter({ hasText: 'capacity' })).toHaveCount(0);
  });
  // Standing still, the trials do not have to share the simulation with a run that goes on.
  await app.pause();
  await test.step('another key fixes it as its button says, and the undo brings the throttling back', async () => {
    const fix = app.why.getByText('120 values instead of 2');
    await expect(fix).toContainText('nothing refused any more');
    await app.tryFix('Use breed as partition key');
    const undo = app.why.getByRole('button', { name: 'Undo: Use breed as partition key' });
    await expect(undo).toBeFocused();
    // What is measured is from before: nothing is concluded from that.
    await expect(app.why).toContainText('All that is measured is from before your change.');
    await expect(app.why).not.toContainText('Why is it throttling?');
    await expect(app.totals('Reads')).toHaveText(
      /Not measured since your change; 12.000 RCU\/s provisioned$/,
    );
    await app.why.getByRole('button', { name: 'Run a full second' }).click();
    await app.settled();
    await expect(app.why.getByRole('heading', { name: 'The table', exact: true })).toBeVisible();
    await expect(app.why).toContainText('All is well.');
    await expect(app.totals('Reads')).toContainText(/of .* RCU\/s served/);
    await expect(app.partitions.filter({ hasText: 'by the' })).toHaveCount(0);
    await undo.click();
    await expect(undo).toHaveCount(0);
    await expect(app.why).toBeFocused();
    for (let second = 0; second < 3; second += 1) await app.step();
    await expect(app.why.getByRole('heading', { name: 'Partition P6' })).toBeVisible();
  });
  await test.step('reads and writes have their own reason and their own numbers of the decision', async () => {
    await app.explain('writes');
    await expect(app.why.getByRole('link', { name: 'TableWriteKeyRangeThroughputExceeded' })).toBeVisible();
    await app.why.getByText('The numbers of the decision').click();
    await expect(app.why.getByRole('row', { name: /^the limit/ })).toContainText(/1.000 WCU a second/);
    await app.explain('reads');
    await expect(app.why.getByRole('row', { name: /^the limit/ })).toContainText(/3.000 RCU a second/);
  });
});

test('a key, an SSD and an empty partition are explained, and lead to the hottest partition', async ({
  app,
}) => {
  await app.open();
  await app.pause();
  await test.step('a key shows its hash, its partition and its items in sort-key order', async () => {
    await app.why.getByRole('region', { name: 'Hottest keys' }).getByRole('button', { name: /^dog/ }).click();
    await expect(app.why).toContainText('ade414d281e6ef6dd4a26f8b747d7ac2');
    await expect(app.why).toContainText('All its items live together in one partition');
    const items = app.why.getByRole('region', { name: 'Items' });
    await expect(items.getByRole('listitem').first()).toContainText('pet-0000001');
    // What would fix it comes in above, and a pointer aims at where the items were.
    await app.showFixes();
    await app.settled();
    await items.getByRole('button', { name: 'Items after' }).click();
    await expect(items.getByRole('listitem').first()).toContainText('pet-0000009');
    await items.getByRole('button', { name: 'Last items' }).click();
    await expect(items.getByRole('listitem').last()).toContainText('pet-5600000');
    await app.why.getByRole('button', { name: 'P6', exact: true }).click();
    await expect(app.why.getByRole('heading', { name: 'Partition P6' })).toBeVisible();
  });
  await test.step('an SSD shows its load and the partitions on it', async () => {
    await app.page.getByRole('button', { name: /^SSD 3, load/ }).press('Enter');
    await expect(app.why.getByRole('heading', { name: 'SSD 3' })).toBeVisible();
    await expect(app.why).toContainText(/of 9.000 load units\/s/);
    await app.why.getByRole('button', { name: 'P6', exact: true }).click();
    await expect(app.why.getByRole('heading', { name: 'Partition P6' })).toBeVisible();
  });
  await test.step('an empty partition says so, and the cross leads back to the hottest one', async () => {
    // The focus goes to the heading that has come in.
    await app.settled();
    await app.select('P1');
    await expect(app.why).toContainText(/no key hashes/);
    await app.why.getByRole('button', { name: 'Show the hottest partition' }).click();
    await expect(app.why.getByRole('heading', { name: 'Partition P6' })).toBeVisible();
  });
});

test('a key that is gone is said to be so, and what throttles is explained all the same', async ({ app }) => {
  await app.open();
  await app.pause();
  await app.pick('Partition key', 'breed');
  await app.step();
  await app.step();
  await app.why
    .getByRole('region', { name: 'Hottest keys' })
    .getByRole('button', { name: /^Labrador Retriever/ })
    .click();
  await expect(app.why.getByRole('heading', { name: '“Labrador Retriever”' })).toBeVisible();
  await app.undo('Partition key: breed');
  for (let second = 0; second < 3; second += 1) await app.step();
  await expect(app.why).toContainText('No item has animal = “Labrador Retriever” now.');
  await expect(app.why.getByRole('heading', { name: 'Partition P6' })).toBeVisible();
  await expect(app.why.getByRole('heading', { name: 'Why is it throttling?' })).toBeVisible();
  await app.showFixes();
  // What was selected is so still, should it come back.
  await app.page.getByRole('button', { name: 'Redo: Partition key: breed' }).click();
  await app.settled();
  await app.step();
  await expect(app.why.getByRole('heading', { name: '“Labrador Retriever”' })).toBeVisible();
});

test('a full collection rejects writes: every place says so, and what helps is offered', async ({
  app,
  page,
}) => {
  await app.open();
  await app.pause();
  await app.openDrawer('Items and index');
  await app.type('Items', '20000000');
  await app.flip('Local secondary index');
  await app.openDrawer('update a pet');
  await app.pick('Operation', 'PutItem');
  await app.type('Writes', '400');
  await app.type('Reads', '1000');
  for (let second = 0; second < 3; second += 1) await app.step();
  await test.step('picture, caption, table and charts', async () => {
    await expect(page.getByRole('button', { name: /^Partition P6,/ })).toHaveAccessibleName(/WCU rejected/);
    await expect(page.getByRole('main').locator('summary').first()).toContainText(
      'P6 rejects writes: a collection is full.',
    );
    await expect(app.totals('Writes')).toContainText(/Rejected .*: a collection is full/);
    await expect(app.partition('P6')).toContainText(/WCU .* rejected: a collection is full/);
    await expect(page.getByRole('region', { name: 'Writes of the table' })).toContainText(/rejected \/s/);
  });
  await test.step('the inspector turns to it and says why', async () => {
    await expect(app.why.getByRole('heading', { name: 'Partition P6' })).toBeVisible();
    await expect(app.why.getByRole('heading', { name: 'Why are writes rejected?' })).toBeVisible();
    await expect(app.why).toContainText('“dog” has reached 10 GB');
    await expect(app.why).toContainText('ItemCollectionSizeLimitExceededException');
    await expect(app.why).not.toContainText('All is well');
    await app.why.getByRole('button', { name: 'One refused write' }).click();
    await app.settled();
    await expect(app.why.getByRole('heading', { name: 'A refused write' })).toBeVisible();
    await expect(app.why).toContainText('or the table had no index');
    await app.why.getByRole('button', { name: 'P6 and what would fix it' }).click();
  });
  await test.step('what helps does', async () => {
    await app.showFixes();
    await app.tryFix('Drop the local secondary index');
    for (let second = 0; second < 3; second += 1) await app.step();
    await expect(app.why.getByRole('heading', { name: 'The table', exact: true })).toBeVisible();
    await expect(app.totals('Writes')).not.toContainText('Rejected');
  });
});

test('the event of a split is explained, and leads to what came of it', async ({ app }) => {
  await app.open();
  await app.choose('Split for heat');
  await app.setSpeed('600×');
  await expect.poll(() => app.seconds()).toBeGreaterThan(440);
  await app.pause();
  await test.step('an event shows its numbers and leads to its moment', async () => {
    await app.events.filter({ hasText: 'was split for heat' }).getByRole('button').first().click();
    await app.settled();
    await expect(app.why).toContainText('New partitions');
    await expect.poll(() => app.seconds()).toBe(420);
  });
  await test.step('a split leads to its children, which have refused nothing yet, and back to what they came from', async () => {
    const explain = app.why.getByRole('button', { name: /^Explain P/ });
    await expect(explain).toHaveText(['Explain P5', 'Explain P6']);
    await explain.first().click();
    await app.settled();
    await expect(app.why.getByRole('heading', { name: 'Partition P5' })).toBeVisible();
    await expect(app.why.getByRole('heading', { name: 'Is it throttling?' })).toBeVisible();
    await expect(app.why).not.toContainText('refused');
    await app.page.keyboard.press('ArrowLeft');
    await app.settled();
    await expect(app.why).toContainText(
      'P5 does not exist yet. It comes into being at 00:07:00, when P4 is split.',
    );
    await app.why.getByRole('button', { name: 'P4', exact: true }).click();
    await app.settled();
    await expect(app.why.getByRole('heading', { name: 'Why is it throttling?' })).toBeVisible();
    await app.step();
    await expect(app.why).toContainText('P4 was split into P5 and P6 at 00:07:00.');
    await app.why.getByRole('button', { name: 'P6', exact: true }).click();
    await app.settled();
    await expect(app.why.getByRole('heading', { name: 'Partition P6' })).toBeVisible();
  });
});

const MOMENTS: readonly (readonly [sentence: RegExp, seconds: number, heading: string, shown: RegExp])[] = [
  [/determines how data is distributed/, 10, 'Partition P1', /no key hashes into its range/],
  [/live together/, 10, '“Alma Adler”', /All its items live together in one partition/],
  [/at most 3.000 RCU/, 60, 'Partition P6', /a partition serves at most/],
  [/many values and even traffic/, 60, 'The table', /All is well/],
  [/our job/, 900, 'Partition P11', /a single item that no cut can divide/],
];

test('each takeaway shows the moment that proves it, standing still', async ({ app }) => {
  await app.open();
  for (const [sentence, seconds, heading, shown] of MOMENTS) {
    await app.takeAway(sentence);
    await expect(app.takeaway).toContainText(sentence);
    await expect(app.takeaway).toBeFocused();
    await expect.poll(() => app.seconds()).toBe(seconds);
    await expect(app.why.getByRole('heading', { name: heading, exact: true })).toBeVisible();
    await expect(app.why).toContainText(shown);
    await expect(app.page.getByRole('button', { name: 'Play' })).toBeVisible();
  }
  await app.takeaway.getByRole('button', { name: 'Back' }).click();
  await expect(app.takeaway).toContainText('Takeaway 4 of 5');
  await app.takeaway.getByRole('button', { name: 'Done' }).click();
  await expect(app.takeaway).toHaveCount(0);
});

test('the model page: opened by a mark or by itself, and on a narrow screen', async ({ app }) => {
  await app.open();
  await test.step('a mark in an explanation leads to its rule, and its text comes from the document', async () => {
    await app.why.getByRole('link', { name: 'fact C1' }).first().click();
    const rule = app.model.getByRole('region', { name: 'Hard limit of a partition' });
    await expect(rule).toBeInViewport();
    await expect(rule).toContainText('at most 3,000 read units and 1,000 write units');
    await app.model.getByRole('navigation').getByRole('link', { name: 'S3 Refused splits' }).click();
    await expect(app.model.getByRole('region', { name: 'Refused splits' })).toBeInViewport();
    await app.model.getByRole('button', { name: 'Close' }).click();
    await expect(app.model).toHaveCount(0);
  });
  await test.step('the model page: rules with marks and sources, filtered, with an address for each', async () => {
    const { page } = app;
    await page.getByRole('link', { name: 'Model', exact: true }).click();
    await expect(app.model.getByRole('heading', { name: /C1 Hard limit of a partition/ })).toBeVisible();
    await app.model.getByRole('radio', { name: /^observed/ }).check();
    await expect(app.model.getByRole('heading', { name: /C1 Hard limit/ })).toHaveCount(0);
    await expect(app.model.getByRole('heading', { name: /K1 Position of a key/ })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(app.model).toHaveCount(0);
    await expect.poll(() => new URL(page.url()).hash).toBe('');
  });
  await test.step('on a narrow screen nothing moves sideways', async () => {
    const { page } = app;
    await page.setViewportSize({ width: 320, height: 640 });
    await expect(app.why).toContainText('TableReadKeyRangeThroughputExceeded');
    await app.pause();
    await app.showFixes();
    await app.openMore();
    await page.getByRole('link', { name: 'Model', exact: true }).click();
    await expect(app.model).toBeVisible();
    const widths = await page.evaluate(() =>
      [...document.querySelectorAll('dialog[open] *, aside[aria-label="Why"] *')]
        .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
        .map((element) => element.className),
    );
    expect(widths).toEqual([]);
  });
});

test('an address that names a rule opens it at once', async ({ app }) => {
  await app.page.goto('./?testing=1#model/B4');
  await expect(app.model.getByRole('region', { name: 'Balancing', exact: true })).toBeInViewport();
});

test('a refused request is explained: in the picture a click on it, else a button leads there', async ({
  app,
}) => {
  const { page, why } = app;
  await app.open();
  await expect(why).toContainText('TableReadKeyRangeThroughputExceeded');
  let place: readonly [number, number] | null = null;
  while (place === null) {
    await expect.poll(() => placeOfRefused(app, 'P6')).not.toBeNull();
    // Standing still, what is in flight hangs in the air; but chance decides what is.
    await app.pause();
    place = await placeOfRefused(app, 'P6');
    if (place === null) await app.play();
  }
  await page.mouse.click(...place);
  await expect(why.getByRole('heading', { name: /^A refused (read|write)$/ })).toBeVisible();
  await expect(why).toContainText('of “dog”');

  await app.select('P6');
  await why.getByRole('button', { name: 'One refused write' }).click();
  await expect(why.getByRole('heading', { name: 'A refused write' })).toBeVisible();
  await expect(why.getByRole('table')).toContainText(/refused[\d\s.]+WCU/);
  await expect(why.getByRole('region', { name: 'It would have passed if' })).toContainText(
    /P6 had been asked for no more than [\d\s.]+ WCU\/s/,
  );
  await why.getByRole('button', { name: '“dog”', exact: true }).click();
  await expect(why.getByRole('heading', { name: '“dog”' })).toBeVisible();
});

test('whoever works by keyboard keeps the place, whatever leads away from where it was', async ({
  app,
  page,
}) => {
  await app.open();
  await expect(app.why.getByRole('heading', { name: 'Partition P6' })).toBeVisible();
  await expect.poll(() => app.seconds()).toBeGreaterThan(4);
  await app.pause();
  const inWhy = (name: string | RegExp) => app.why.getByRole('button', { name, exact: true });
  await test.step('in the inspector, to another subject and back', async () => {
    const ways = [
      { way: inWhy('One refused read'), to: 'A refused read' },
      { way: inWhy('P6 and what would fix it'), to: 'Partition P6' },
      { way: inWhy(/^dog/), to: '“dog”' },
      { way: inWhy('P6'), to: 'Partition P6' },
      { way: inWhy('Show the hottest partition'), to: 'Partition P6' },
    ];
    for (const { way, to } of ways) {
      await way.press('Enter');
      await app.settled();
      await expect(app.why.getByRole('heading', { name: to })).toBeVisible();
      await expect(app.why).toBeFocused();
      expect(await app.why.evaluate(({ scrollTop }) => scrollTop)).toBe(0);
      await page.keyboard.press('Tab');
      await expect(app.why.locator(':focus')).toHaveCount(1);
    }
  });
  await test.step('in the log, to the moment of an event and to the end again', async () => {
    const event = app.events.filter({ hasText: 'P6 throttles reads' }).getByRole('button');
    await event.press('Enter');
    await app.settled();
    await expect(app.clock).toHaveText('00:00:01');
    await expect(event).toBeFocused();
    const log = page.getByRole('region', { name: 'Events' });
    await log.getByRole('button', { name: 'To the end' }).press('Enter');
    await app.settled();
    await expect(log).toBeFocused();
  });
  await test.step('in a form that asks something before it goes on', async () => {
    await app.openDrawer('Add a key');
    await app.enter(app.field('New animal'), 'dog');
    await app.setup.getByRole('button', { name: 'Add key' }).press('Enter');
    const question = app.setup.getByRole('group', { name: /^“dog” exists already/ });
    for (const answer of ['Cancel', 'Add them']) {
      await expect(question).toBeFocused();
      await question.getByRole('button', { name: answer }).press('Enter');
      await app.settled();
      await expect(app.setup.getByRole('form', { name: 'New key' })).toBeFocused();
      if (answer === 'Cancel') await app.setup.getByRole('button', { name: 'Add key' }).press('Enter');
    }
  });
});

test('what was not measured as things are now is nowhere shown as measured', async ({ app, page }) => {
  await app.open();
  await expect(app.why.getByRole('heading', { name: 'Partition P6' })).toBeVisible();
  await expect.poll(() => app.seconds()).toBeGreaterThan(4);
  await app.pause();
  const head = page.getByRole('region', { name: /^Reads of/ });
  const storage = page.getByRole('region', { name: 'Storage' });
  /** All places that tell what was measured. */
  const places = [
    { part: head, told: /throttled \/s/ },
    { part: storage, told: /WCU/ },
    { part: app.totals('Reads'), told: /RCU\/s served/ },
    { part: app.why, told: /Asked for, reads\s*4.\d{3} RCU\/s, 1.\d{3} refused/ },
  ];
  const noneTold = async (why: RegExp): Promise<void> => {
    for (const { part, told } of places) {
      await expect(part).toContainText(why);
      await expect(part).not.toContainText(told);
    }
    await expect(app.partition('P6')).toHaveText(/–.*\/.*–.*\/.*–$/);
    await expect(page.getByRole('button', { name: /^Partition P6,/ })).toHaveAccessibleName(
      /, not measured,/,
    );
    await expect(app.why).not.toContainText(/throttling\?|is asked for no|All is well|Nothing is refused/);
  };
  await app.key('dog').click();
  await app.settled();
  for (const { part, told } of places) await expect(part).toContainText(told);
  await test.step('after a change while time stands still', async () => {
    await app.type('Weight', '5');
    await noneTold(/not measured/i);
    await app.step();
    await expect(app.totals('Reads')).toContainText('served');
    await expect(app.why).toContainText(/Asked for, reads\s*5.\d{3} RCU\/s, 2.\d{3} refused/);
    await expect(app.partition('P6')).toContainText(/RCU 2.\d{3}\/s by the hard limit/);
  });
  await test.step('at the very beginning', async () => {
    await page.getByRole('slider', { name: 'Moment of the run' }).press('Home');
    await app.settled();
    await expect(app.clock).toHaveText('00:00:00');
    await noneTold(/measured/);
    await expect(app.why).toContainText('Nothing is measured yet.');
    await expect(head).not.toContainText('burst left');
  });
});
