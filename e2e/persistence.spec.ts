/** What a visit leaves for the next one, and what happens where nothing can be left. */
import { expect, type Page } from '@playwright/test';
import { AppPage } from './app.page.ts';
import { test } from './test.ts';

const ROWS = 'user,requests\nann,120\nbob,8\ncid,1\n';

/** Loads the page again, as a user does. */
async function reload(app: AppPage): Promise<void> {
  await app.page.reload();
  await expect(app.partitions.first()).toBeVisible();
}

/** Puts a record into the page's database in place of the one that is there. */
async function plantRecord(page: Page, record: unknown): Promise<void> {
  await page.evaluate(
    (value) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('partitionscope');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const transaction = request.result.transaction('kept', 'readwrite');
          transaction.objectStore('kept').put(value, 'experiment');
          transaction.oncomplete = () => resolve();
        };
      }),
    record,
  );
}

function recordNames(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const request = indexedDB.open('partitionscope');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const keys = request.result.transaction('kept').objectStore('kept').getAllKeys();
          keys.onsuccess = () => resolve(keys.result.map(String));
        };
      }),
  );
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
  await plantRecord(app.page, { id: 'x', scenario: null, opened: { version: 99 }, edits: [] });
  await reload(app);
  await expect(app.notice('could not be opened: version is 99, from a newer PartitionScope')).toContainText(
    'It is kept aside there, and you start afresh.',
  );
  expect(await app.opened()).toBe('Pets by animal');
  expect(await recordNames(app.page)).toEqual(['aside 1']);
});

test('of two open pages the last one to change something is found', async ({ app, context }) => {
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
  await reload(other);
  await expect(other.field('Reads')).toHaveValue(/^1\s111$/);
  await expect(other.field('Writes')).toHaveValue('333');
  expect(other.complaints).toEqual([]);
});
