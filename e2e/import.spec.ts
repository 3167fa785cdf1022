/** Own data: files good and bad, dropped, pasted and chosen; the running experiment is untouched until one is in. */
import { open } from 'node:fs/promises';
import { expect } from '@playwright/test';
import type { AppPage } from './app.page.ts';
import { test } from './test.ts';

const FLIGHTS = 'public/data/us-flights-2008.csv';
const SMALL = 'user,requests\nann,120\nbob,8\ncid,1\n';

/** A file of so many rows, about 20 bytes each; half of the users come twice. */
function manyRows(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => `user-${row % Math.ceil(rows / 2)},${row % 97}\n`);
  return `user,requests\n${lines.join('')}`;
}

/** Away with the dialog and the file in it. */
async function closeDialog(app: AppPage): Promise<void> {
  await app.dialog.getByRole('button', { name: 'Close' }).click();
  await expect(app.dialog).toHaveCount(0);
}

test('the flights are read and run, and the dialog fits a narrow screen', async ({ app }) => {
  await app.open();
  await test.step('the flights: looked at, columns guessed, read, run; a joined key spreads them', async () => {
    await app.bring(FLIGHTS);
    await expect(app.dialog).toContainText('3 columns, separated by comma · 5 366 rows');
    await expect(app.dialog).toContainText('“origin” is the first column with different texts');
    await expect(app.dialog.getByRole('row').nth(1)).toContainText('ABE');
    await expect(app.dialog.getByLabel('Partition key')).toHaveValue('origin');
    await expect(app.dialog.getByLabel('Weight of a row')).toHaveValue('count');
    await app.enter(app.dialog.getByLabel('Writes'), '18000');
    await app.readAll();
    await expect(app.dialog).toHaveCount(0);
    expect(await app.opened()).toBe('us-flights-2008.csv');
    await expect(app.setup).toContainText('303 distinct keys');
    await expect(app.key('ATL')).toBeVisible();
    await expect(app.partitions.filter({ hasText: 'by the' }).first()).toBeVisible();

    await app.bring(FLIGHTS);
    await app.dialog.getByLabel('joined with').selectOption('destination');
    await expect(app.dialog.getByRole('columnheader', { name: /partition key 2/ })).toContainText(
      'destination',
    );
    await app.readAll();
    await expect(app.setup).toContainText('5 366 distinct keys');
    await expect(app.key('#')).toBeVisible();
  });
  await test.step('at 320 pixels nothing of the dialog scrolls sideways', async () => {
    await app.page.setViewportSize({ width: 320, height: 640 });
    await app.bring(FLIGHTS);
    await expect(app.dialog.getByRole('table')).toBeVisible();
    const overflow = await app.dialog.evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

type Broken = readonly [what: string, text: string | Buffer, sentence: string | RegExp];

const BROKEN_ROWS: readonly Broken[] = [
  [
    'a ragged row',
    'user,requests\nann,1\nbob\n',
    'Line 3 has 1 field and the header 2: there is none for column "requests".',
  ],
  ['an unterminated quote', 'user,requests\nann,1\n"bob,2\n', /Line 3: column "user" opens a quote/],
  ['an empty file', '', 'The file is empty; its first line must name the columns.'],
  ['a header only', 'user,requests\n', 'The file has no rows below its header.'],
  ['two columns of one name', 'user,user\nann,1\n', 'Line 1: columns 1 and 2 are both called "user"'],
];

const BROKEN_TEXT: readonly Broken[] = [
  [
    'what is not UTF-8',
    Buffer.from([0x75, 0x0a, 0x61, 0x0a, 0xff, 0x0a]),
    '(line 3, character 1, in column "u": byte FF; in Latin-1 (Windows-1252) it is "ÿ"). Save it as UTF-8',
  ],
  [
    'UTF-16 as Excel writes it',
    Buffer.from('\uFEFFuser\trequests\nann\t1\n', 'utf16le'),
    'The file is UTF-16 text (line 1, character 1, in column 1: byte FF). Save it as UTF-8',
  ],
  [
    'a picture',
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00]),
    'The file is a PNG picture, not CSV text',
  ],
];

for (const [group, files] of [
  ['a file of broken rows', BROKEN_ROWS],
  ['a file that is no text', BROKEN_TEXT],
] as const)
  test(`${group} is told, and another file can be chosen`, async ({ app }) => {
    await app.open();
    for (const [what, text, sentence] of files)
      await test.step(what, async () => {
        const good = `instead of ${what}.csv`;
        await app.bring({ name: 'broken.csv', text });
        await expect(app.dialog.getByRole('alert')).toContainText('broken.csv');
        await expect(app.dialog.getByRole('alert')).toContainText(sentence);
        await expect(app.dialog.getByRole('button', { name: 'Choose another file' })).toBeVisible();
        await app.bring({ name: good, text: SMALL });
        await app.readAll();
        await expect(app.dialog).toHaveCount(0);
        expect(await app.opened()).toBe(good);
      });
  });

test('what is special about a file is told: one row, keys or weights that are no numbers, too many bytes', async ({
  app,
}, info) => {
  await app.open();
  await test.step('a file of one row is one row', async () => {
    await app.bring({ name: 'one.csv', text: 'user\nann\n' });
    await expect(app.dialog).toContainText('1 column · 1 row');
    await expect(app.dialog).toContainText('The only row');
    await closeDialog(app);
  });
  await test.step('a key that is no number where numbers were chosen is told', async () => {
    await app.bring({ name: 'keys.csv', text: SMALL });
    await app.dialog.getByRole('radio', { name: 'number' }).check();
    await app.readAll();
    await expect(app.dialog.getByRole('alert')).toContainText('Line 2: column "user" is "ann"');
    await closeDialog(app);
  });
  await test.step('a file that is too large is not read', async () => {
    const path = info.outputPath('huge.csv');
    const file = await open(path, 'w');
    await file.truncate(101 * 1024 * 1024);
    await file.close();
    await app.bring(path);
    await expect(app.dialog.getByRole('alert')).toContainText(
      /huge\.csv has 101.MB; rows are read from files of up to 100.MB/,
    );
    await closeDialog(app);
  });
  await test.step('a bad number far down is told with line and column, and what runs is untouched', async () => {
    await app.bring({ name: 'late.csv', text: `${manyRows(20_000)}zoe,many\n` });
    await expect(app.dialog.getByLabel('Weight of a row')).toHaveValue('requests');
    await app.readAll();
    await expect(app.dialog.getByRole('alert')).toContainText(
      'Line 20002: column "requests" is "many"; a weight must be a number',
    );
    const before = await app.seconds();
    await expect.poll(() => app.seconds()).toBeGreaterThan(before);
    await closeDialog(app);
    expect(await app.opened()).toBe('Pets by animal');
    await expect(app.partition('P6')).toContainText('by the hard limit of the partition');
  });
});

test('a reading can be cancelled; nothing has changed', async ({ app }) => {
  await app.open();
  await app.bring({ name: 'many.csv', text: manyRows(600_000) });
  await app.readAll();
  await app.dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(app.dialog.getByRole('button', { name: 'Read all rows and run' })).toBeVisible();
  await app.page.keyboard.press('Escape');
  await expect(app.dialog).toHaveCount(0);
  expect(await app.opened()).toBe('Pets by animal');
  const before = await app.seconds();
  await expect.poll(() => app.seconds()).toBeGreaterThan(before);
});

test('a reading that stands still is told, and the file can be read again', async ({ app }) => {
  await app.open();
  await app.bring({ name: 'mine.csv', text: SMALL });
  await expect(app.dialog.getByRole('button', { name: 'Read all rows and run' })).toBeVisible();
  const reader = '**/readerWorker*';
  await app.page.route(reader, (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await app.readAll();
  await expect(app.dialog.getByRole('alert')).toContainText('Nothing has been read for 10 s.');
  await app.page.unroute(reader);
  await app.dialog.getByRole('button', { name: 'Cancel' }).click();
  await app.readAll();
  await expect(app.dialog).toHaveCount(0);
  await expect(app.setup).toContainText('3 distinct keys');
});

test('what was wrong is put right in the dialog: a weight, a drop, what was pasted', async ({ app }) => {
  await app.open();
  await test.step('one bad weight leaves its column chosen, and is told before and after reading', async () => {
    await app.bring({ name: 'comma.csv', text: 'sep=;\nuser;requests\nann;3\nbob;1,5\ncid;7\n' });
    await expect(app.dialog.getByLabel('Weight of a row')).toHaveValue('requests');
    await expect(app.dialog).toContainText('Column "requests" cannot weigh the rows as it is');
    await app.readAll();
    await expect(app.dialog.getByRole('alert')).toContainText(
      'Line 4: column "requests" is "1,5"; a weight must be written with a decimal point',
    );
    await app.dialog.getByLabel('Weight of a row').selectOption('all alike');
    await app.readAll();
    await expect(app.dialog).toHaveCount(0);
    await expect(app.setup).toContainText('3 distinct keys');
  });
  await test.step('rows can be dropped anywhere, or pasted, and corrected where they were pasted', async () => {
    const drop = async (...names: readonly string[]): Promise<void> => {
      const dataTransfer = await app.page.evaluateHandle(
        ([all, text]) => {
          const data = new DataTransfer();
          for (const name of all) data.items.add(new File([text], name));
          return data;
        },
        [names, SMALL] as const,
      );
      await app.page.dispatchEvent('main', 'dragover', { dataTransfer });
      await expect(app.page.getByText('Drop it: one file, rows as CSV or an experiment')).toBeVisible();
      await app.page.dispatchEvent('main', 'drop', { dataTransfer });
    };
    await drop('one.csv', 'two.csv');
    await expect(app.dialog.getByRole('alert')).toContainText('(one.csv, two.csv) and none was read');
    await drop('dropped.csv');
    await expect(app.dialog.getByRole('button', { name: 'Read all rows and run' })).toBeVisible();
    await expect(app.dialog).toContainText('dropped.csv');
    await app.dialog.getByRole('button', { name: 'Choose another file' }).click();

    const text = app.dialog.getByLabel('Or paste rows');
    await app.enter(text, `${SMALL}dan\n`);
    await app.dialog.getByRole('button', { name: 'Use the pasted text' }).click();
    await expect(app.dialog.getByRole('alert')).toContainText('Line 5 has 1 field');
    await expect(text).toHaveValue(`${SMALL}dan\n`);
    await app.enter(text, `${SMALL}dan,2\n`);
    await app.dialog.getByRole('button', { name: 'Use the pasted text' }).click();
    await app.readAll();
    await expect(app.dialog).toHaveCount(0);
    await expect(app.setup).toContainText('4 distinct keys');
  });
});

test('300,000 rows: the page stays responsive, the run goes on, and the list shows all keys', async ({
  app,
}) => {
  await app.open();
  await app.bring({ name: 'many.csv', text: manyRows(300_000) });
  await expect(app.dialog).toContainText('rows and more');
  // Watched from inside: the reading may be over before a test can look twice.
  const watched = app.page.evaluate(
    () =>
      new Promise<{ pictures: number; said: string[]; clocks: number }>((resolve) => {
        let pictures = 0;
        const said = new Set<string>();
        const clocks = new Set<string>();
        const tick = (): void => {
          pictures += 1;
          const bar = document.querySelector('dialog progress');
          if (bar !== null) {
            said.add(`${bar.getAttribute('aria-label')}: ${bar.nextElementSibling?.textContent}`);
            clocks.add(document.querySelector('[role=timer]')?.textContent ?? '');
          }
          if (document.querySelector('dialog') === null)
            resolve({ pictures, said: [...said], clocks: clocks.size });
          else requestAnimationFrame(tick);
        };
        requestAnimationFrame(tick);
      }),
  );
  await app.readAll();
  const { pictures, said, clocks } = await watched;
  expect(said).toContainEqual(expect.stringMatching(/^Bytes read: .* of 4\.\d.MB · [\d\s]+ rows$/));
  expect(clocks, 'moments seen while it reads').toBeGreaterThan(1);
  // A page that reads by itself would show one or two.
  expect(pictures, 'pictures shown while it reads').toBeGreaterThan(10);
  await expect(app.setup).toContainText('150 000 distinct keys', { timeout: 30_000 });
  await expect.poll(() => app.seconds()).toBeGreaterThan(1);
});

test('a saved experiment opens with its changes at their times; if it had rows, their file is asked for', async ({
  app,
  browserName,
}) => {
  await app.page.addInitScript(() => {
    const create = URL.createObjectURL;
    URL.createObjectURL = (file) => {
      if (file instanceof Blob) void file.text().then((text) => Object.assign(window, { __saved: text }));
      return create(file);
    };
  });
  await app.open();
  await app.bring({ name: 'mine.csv', text: SMALL });
  await app.readAll();
  await expect(app.setup).toContainText('3 distinct keys');
  await expect.poll(() => app.seconds()).toBeGreaterThan(3);
  await app.pause();
  await app.type('Writes', '1234');
  // Only of Chromium does the driver hear of downloads.
  const download = browserName === 'chromium' ? app.page.waitForEvent('download') : null;
  await app.openMore();
  await app.page.getByRole('button', { name: 'Save experiment' }).click();
  expect((await download)?.suggestedFilename() ?? 'mine.json').toBe('mine.json');
  const saved = await app.page.waitForFunction(() => Reflect.get(window, '__saved') as string | undefined);
  const text = (await saved.jsonValue()) ?? '';

  await app.openMore();

  await app.startOver();
  await app.bring({ name: 'mine.json', text });
  await expect(app.dialog).toContainText('“mine.csv” was made with 3 rows with the column “user”');
  await app.bring({ name: 'other.csv', text: 'user,requests\nann,1\n' });
  await expect(app.dialog.getByRole('alert')).toContainText('other.csv holds other rows');
  await app.bring({ name: 'mine.csv', text: SMALL });
  await expect(app.dialog).toHaveCount(0);
  await expect(app.setup).toContainText('3 distinct keys');
  await app.pause();
  const replay = app.notice(/what was changed during the run is changed again at 00:00:\d\d\./);
  await replay.getByRole('button', { name: 'Go to after the last change' }).click();
  await app.settled();
  await expect(app.field('Writes')).toHaveValue(/^1\s234$/);
  await expect(replay).toHaveCount(0);
  // As if it had been changed here.
  await expect(
    app.events.filter({ hasText: /^00:00:\d\dChanged: Traffic: .* 1\s234 writes\/s/ }),
  ).toHaveCount(1);
  await app.undo(/^Undo: Traffic/);
  await expect(app.field('Writes')).not.toHaveValue(/^1\s234$/);
});
