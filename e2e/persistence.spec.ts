/** What a visit leaves for the next one, and what happens where nothing can be left. */
import { expect, type Locator, type Page } from '@playwright/test';
import { AppPage } from './app.page.ts';
import { test } from './test.ts';

const ROWS = 'user,requests\nann,120\nbob,8\ncid,1\n';

/** Loads the page again, as a user does. */
async function reload(app: AppPage): Promise<void> {
  await app.page.reload();
  await app.arrive();
}

/** Whether the table has burst capacity: a change that takes one click. */
function burst(app: AppPage): Locator {
  return app.setup.getByRole('switch', { name: 'Burst capacity (300 s)' });
}

/** Code that keeps the page's wish to go to a moment to itself, until it is let go. */
const HOLD_SEEKS = `
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (message, ...rest) {
    const send = () => postMessage.call(this, message, ...rest);
    if (message.kind === 'seek') globalThis.letGo = send;
    else send();
  };
`;

/** Goes to another page of the site, on which nobody writes to the database. */
async function leaveForNow(page: Page): Promise<void> {
  const body = '<link rel="icon" href="data:," />';
  await page.route('**/elsewhere', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto('./elsewhere');
}

/**
 * Puts a record into the page's database, in place of the one of that name; `undefined`: deletes that. What the page
 * left in a hurry, which is newer, is forgotten.
 */
async function plantRecord(page: Page, name: string, record: unknown): Promise<void> {
  await page.evaluate(
    ([key, value]) =>
      new Promise<void>((resolve, reject) => {
        localStorage.clear();
        const request = indexedDB.open('partitionscope');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const transaction = request.result.transaction('kept', 'readwrite');
          if (value === undefined) transaction.objectStore('kept').delete(key);
          else transaction.objectStore('kept').put(value, key);
          transaction.oncomplete = () => resolve();
        };
      }),
    [name, record] as const,
  );
}

/** The names of all records in the page's database. */
async function recordNames(page: Page): Promise<string[]> {
  return [...(await records(page)).keys()];
}

/** All records in the page's database, by name. */
async function records(page: Page): Promise<Map<string, unknown>> {
  const entries = await page.evaluate(
    () =>
      new Promise<[string, unknown][]>((resolve, reject) => {
        const request = indexedDB.open('partitionscope');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const store = request.result.transaction('kept').objectStore('kept');
          const [keys, values] = [store.getAllKeys(), store.getAll()];
          values.onsuccess = () =>
            resolve(keys.result.map((key, index) => [String(key), values.result[index]]));
        };
      }),
  );
  return new Map(entries);
}

test('a reload brings back settings, experiment, changes and the moment', async ({ app }) => {
  await app.open();
  await app.setColours('Dark');
  await app.choose('Pets by breed');
  await app.setSpeed('60×');
  await expect.poll(() => app.seconds()).toBeGreaterThan(10);
  await app.pause();
  await app.type('Reads', '4321');
  const before = await app.seconds();
  await reload(app);
  await app.settled();
  expect(await app.opened()).toBe('Pets by breed');
  await expect(app.field('Reads')).toHaveValue(/^4\s321$/);
  await expect(app.page.getByRole('radio', { name: '60×', exact: true })).toBeChecked();
  await app.openMore();
  await expect(app.page.getByLabel('Colours')).toHaveValue('dark');
  expect(await app.seconds()).toBe(before);
  await expect(app.page.getByRole('button', { name: 'Play' })).toBeVisible();
});

test('a page that nobody changed starts anew', async ({ app }) => {
  await app.open();
  await app.setSpeed('600×');
  await expect.poll(() => app.seconds()).toBeGreaterThan(100);
  await app.setSpeed('1×');
  await reload(app);
  expect(await app.seconds()).toBeLessThan(100);
  await expect(app.page.getByRole('button', { name: 'Pause' })).toBeVisible();
});

test('a change made on the way to the moment of the visit before is made there', async ({ app }) => {
  const { page } = app;
  await app.open();
  await app.pause();
  await app.type('Reads', '4321');
  for (let second = 0; second < 3; second += 1) await app.step();
  await app.type('Writes', '333');
  const moment = await app.clock.innerText();
  await page.addInitScript(HOLD_SEEKS);
  await reload(app);
  await page.waitForFunction('globalThis.letGo');
  // It stands at the beginning; what can be changed is what is in force where it goes to.
  await expect(app.field('Writes')).toHaveValue('333');
  await expect(app.notice('Computing the run again up to')).toBeVisible();
  await burst(app).click();
  await app.enter(app.field('Reads'), '2222');
  await app.field('Reads').press('Enter');
  await page.evaluate('letGo()');
  await app.settled();
  await expect(app.field('Reads')).toHaveValue(/^2\s222$/);
  await expect(app.field('Writes')).toHaveValue('333');
  await expect(app.clock).toHaveText(moment);
  await page.getByRole('radio', { name: 'your changes' }).check();
  await expect(app.events.filter({ hasText: 'Burst capacity: off' })).toHaveText(
    `${moment}Changed: Burst capacity: off.`,
  );
  await expect(app.events.filter({ hasText: 'Changed: Reads' })).toHaveCount(2);
  await app.undo(/^Undo: Reads/);
  await app.undo('Burst capacity: off');
});

test('all runs come back, and with each what can be undone in it', async ({ app }) => {
  const { page } = app;
  const runs = page.getByRole('group', { name: 'Runs' }).getByRole('radio');
  await app.open();
  await app.pause();
  const start = await app.seconds();
  await app.type('Reads', '4321');
  for (let second = 0; second < 5; second += 1) await app.step();
  const end = await app.seconds();
  await page.getByRole('slider', { name: 'Moment of the run' }).press('Home');
  await app.settled();
  await app.step();
  await burst(app).click();
  await expect(runs).toHaveCount(2);
  await app.settled();
  await reload(app);
  await app.settled();
  await test.step('the one that was shown is shown', async () => {
    await expect(runs).toHaveCount(2);
    await expect(runs.nth(1)).toBeChecked();
    expect(await app.seconds()).toBe(1);
    await expect(burst(app)).not.toBeChecked();
    await expect(app.field('Reads')).toHaveValue(/^6\s000$/);
    await app.undo('Burst capacity: off');
    await expect(burst(app)).toBeChecked();
  });
  await test.step('the other one is gone to at its end, where its change is undone', async () => {
    await runs.nth(0).check();
    await app.settled();
    expect(await app.seconds()).toBe(end);
    await expect(app.field('Reads')).toHaveValue(/^4\s321$/);
    await app.undo(/^Undo: Reads/);
    await expect(app.field('Reads')).toHaveValue(/^6\s000$/);
  });
  await test.step('also if the one shown is as shipped', async () => {
    await page.getByRole('slider', { name: 'Moment of the run' }).press('Home');
    await app.settled();
    await reload(app);
    await app.settled();
    await expect(runs).toHaveCount(2);
    expect(await app.seconds()).toBe(0);
    await page.getByRole('slider', { name: 'Moment of the run' }).press('End');
    await app.settled();
    expect(await app.seconds()).toBe(end);
    expect(start).toBeLessThan(end);
  });
});

test('own rows come back, too', async ({ app }) => {
  await app.open();
  await app.bring({ name: 'mine.csv', text: ROWS });
  await app.readAll();
  await expect(app.setup).toContainText('3 distinct keys');
  await app.pause();
  await reload(app);
  await expect(app.setup).toContainText('3 distinct keys');
  expect(await app.opened()).toBe('mine.csv');
});

test('start over is as shipped, can be taken back, and holds after a reload', async ({ app }) => {
  await app.open();
  await app.pause();
  await app.type('Reads', '4321');
  await app.openMore();
  await app.startOver();
  await expect(app.field('Reads')).toHaveValue(/^6\s000$/);
  await app
    .notice('“Pets by animal” with your change was put aside.')
    .getByRole('button', { name: 'Bring it back' })
    .click();
  await expect(app.field('Reads')).toHaveValue(/^4\s321$/);
  await app.openMore();
  await app.startOver();
  await expect(app.field('Reads')).toHaveValue(/^6\s000$/);
  await app.notice('put aside').getByRole('button', { name: 'Dismiss' }).click();
  await expect(app.notice('put aside')).toHaveCount(0);
  await app.pause();
  await reload(app);
  await expect(app.field('Reads')).toHaveValue(/^6\s000$/);
  expect(await recordNames(app.page)).toEqual([]);
});

test('another scenario loses nothing silently', async ({ app }) => {
  await app.open();
  await app.choose('Pets by breed');
  await app.choose('Pets by animal');
  await expect(app.notice('put aside')).toHaveCount(0);
  await app.pause();
  await app.type('Reads', '4321');
  await app.choose('Pets by breed');
  await app.notice('put aside').getByRole('button', { name: 'Bring it back' }).click();
  await expect(app.field('Reads')).toHaveValue(/^4\s321$/);
  expect(await app.opened()).toBe('Pets by animal');
});

test('where storage is blocked it says so once, and everything works', async ({ app }) => {
  await app.page.addInitScript(() => {
    const blocked = (): never => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { get: blocked });
    Object.defineProperty(window, 'indexedDB', { get: blocked });
  });
  await app.open();
  const notice = app.notice('cannot be kept in this browser');
  await expect(notice).toHaveCount(1);
  await expect(notice).toContainText(
    'Settings cannot be kept in this browser: it does not allow this page to',
  );
  await expect(notice).toContainText('Your experiment cannot be kept in this browser: it does not allow');
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await expect(notice).toHaveCount(0);
  await app.setColours('Dark');
  await app.pause();
  await app.type('Reads', '4321');
  await expect(app.field('Reads')).toHaveValue(/^4\s321$/);
  await expect(notice).toHaveCount(0);
});

test('where storage is full it says what could not be stored, and goes on', async ({ app }) => {
  await app.page.addInitScript(() => {
    const full = (): never => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
    IDBObjectStore.prototype.put = full;
    Storage.prototype.setItem = full;
  });
  await app.open();
  await app.pause();
  await app.type('Reads', '4321');
  await expect(
    app.notice('Your experiment could not be stored in this browser: its storage is full'),
  ).toBeVisible();
  await expect(app.field('Reads')).toHaveValue(/^4\s321$/);
  await app.step();
});

test('where only the rows are too large, they are asked for after a reload', async ({ app }) => {
  await app.page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
      if (value instanceof Blob) throw new DOMException('Too large.', 'QuotaExceededError');
      return put.call(this, value, key);
    };
  });
  await app.open();
  await app.bring({ name: 'mine.csv', text: ROWS });
  await app.readAll();
  await expect(app.notice('The rows of “mine.csv” could not be stored')).toBeVisible();
  await app.page.reload();
  await expect(app.alert).toContainText('The rows of this experiment are missing');
  await app.alert.getByRole('button', { name: 'Choose its file' }).click();
  await expect(app.dialog).toContainText('please choose that CSV file again');
  await app.bring({ name: 'mine.csv', text: ROWS });
  await expect(app.dialog).toHaveCount(0);
  await expect(app.alert).toHaveCount(0);
  await expect(app.setup).toContainText('3 distinct keys');
});

test('an experiment that cannot be read is kept aside and said', async ({ app }) => {
  await app.open();
  await app.choose('Pets by breed');
  await app.pause();
  await leaveForNow(app.page);
  const [name = ''] = await recordNames(app.page);
  await plantRecord(app.page, name, { id: 'x', scenario: null, opened: { version: 99 }, edits: [] });
  await app.open();
  await expect(app.notice('could not be opened: version is 99, from a newer PartitionScope')).toContainText(
    'It is kept aside there, and you start afresh.',
  );
  expect(await app.opened()).toBe('Pets by animal');
  expect(await recordNames(app.page)).toEqual(['aside 1']);
});

/** Takes bursts from the table and leaves the page, all in one task of the browser. */
async function changeAndReload(app: AppPage): Promise<void> {
  const loaded = app.page.waitForEvent('load');
  await burst(app).evaluate((button: HTMLElement) => {
    button.click();
    location.reload();
  });
  await loaded;
  await app.arrive();
}

test('a change made right before a reload is there after it', async ({ app }) => {
  await app.open();
  await app.pause();
  await app.type('Reads', '4321');
  await expect(burst(app)).toBeChecked();
  await changeAndReload(app);
  await expect(burst(app)).not.toBeChecked();
  await expect(app.field('Reads')).toHaveValue(/^4\s321$/);
  // While it plays the change is still on its way to the simulation.
  await app.play();
  await changeAndReload(app);
  await expect(burst(app)).toBeChecked();
  await app.pause();
  await reload(app);
  await expect(burst(app)).toBeChecked();
  // What was written down in a hurry is in the database now, in the one record of this tab.
  expect(await recordNames(app.page)).toHaveLength(1);
  expect(await app.page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

test('reloads before the page has come to itself lose nothing', async ({ app }) => {
  await app.open();
  await app.setSpeed('600×');
  await expect.poll(() => app.seconds()).toBeGreaterThan(200);
  await app.pause();
  await app.type('Reads', '4321');
  const before = await app.seconds();
  // At once after the load what was stored is still being read. Before it a browser may refuse to navigate.
  for (let reload = 0; reload < 4; reload += 1) await app.page.goto('./?testing=1');
  await expect(app.field('Reads')).toHaveValue(/^4\s321$/);
  await app.settled();
  expect(await app.seconds()).toBe(before);
  // Pages that were cut off while they were loading may have said so.
  app.complaints.length = 0;
});

test('starting over right before a reload holds after it', async ({ app }) => {
  await app.open();
  await app.pause();
  await app.type('Reads', '4321');
  await app.openMore();
  const loaded = app.page.waitForEvent('load');
  await app.page.getByRole('button', { name: 'Start over' }).evaluate((button: HTMLElement) => {
    button.click();
    location.reload();
  });
  await loaded;
  await expect(app.field('Reads')).toHaveValue(/^6\s000$/);
});

test('each of two open pages keeps its own experiment', async ({ app, context }) => {
  await app.open();
  const other = new AppPage(await context.newPage());
  await other.open();
  await other.pause();
  await app.page.bringToFront();
  await app.pause();
  await app.type('Reads', '1111');
  await other.page.bringToFront();
  await other.type('Reads', '2222');
  await app.page.bringToFront();
  await app.type('Writes', '333');
  await other.page.bringToFront();
  for (let times = 0; times < 2; times += 1) {
    await other.page.bringToFront();
    await reload(other);
    await expect(other.field('Reads')).toHaveValue(/^2\s222$/);
    await app.page.bringToFront();
    await reload(app);
    await expect(app.field('Reads')).toHaveValue(/^1\s111$/);
    await expect(app.field('Writes')).toHaveValue('333');
  }
  expect(other.complaints).toEqual([]);
});

test('a page that is opened beside another begins with its experiment and goes its own way', async ({
  app,
  context,
}) => {
  await app.open();
  await app.pause();
  await app.type('Writes', '444');
  const other = new AppPage(await context.newPage());
  await other.open();
  await expect(other.field('Writes')).toHaveValue('444');
  await other.type('Writes', '555');
  await reload(other);
  await expect(other.field('Writes')).toHaveValue('555');
  await app.page.bringToFront();
  await reload(app);
  await expect(app.field('Writes')).toHaveValue('444');
  expect(other.complaints).toEqual([]);
});

test('a page that is opened as a copy of another goes its own way', async ({ app }) => {
  await app.open();
  await app.pause();
  await app.type('Reads', '1111');
  // What a browser does when a tab is duplicated, too: the copy has the session's storage of the original.
  const opening = app.page.waitForEvent('popup');
  await app.page.evaluate(() => {
    window.open(location.href);
  });
  const copy = new AppPage(await opening);
  await copy.page.bringToFront();
  await copy.arrive();
  await expect(copy.field('Reads')).toHaveValue(/^1\s111$/);
  await copy.type('Reads', '2222');
  await app.page.bringToFront();
  await reload(app);
  await expect(app.field('Reads')).toHaveValue(/^1\s111$/);
  await copy.page.bringToFront();
  await reload(copy);
  await expect(copy.field('Reads')).toHaveValue(/^2\s222$/);
});

test('visit after visit there is one record, also if it is from before there was one for each tab', async ({
  app,
  context,
}) => {
  await app.open();
  await app.choose('Pets by breed');
  await app.pause();
  await leaveForNow(app.page);
  const [[name = '', record] = []] = await records(app.page);
  const { id, scenario, opened, shown } = record as Record<string, unknown>;
  const { edits } = shown as Record<string, unknown>;
  await plantRecord(app.page, name, undefined);
  await plantRecord(app.page, 'experiment', { id, scenario, opened, edits });
  await app.page.goto('about:blank');
  for (let visit = 0; visit < 2; visit += 1) {
    const later = new AppPage(await context.newPage());
    await later.open();
    expect(await later.opened()).toBe('Pets by breed');
    await leaveForNow(later.page);
    expect(await recordNames(later.page)).toEqual(['experiment']);
    await later.page.close();
  }
});
