/** The left column: every control changes what it says, and every change can be taken back. */
import { expect, type Locator } from '@playwright/test';
import type { AppPage } from './app.page.ts';
import { test } from './test.ts';

const NARROW = '\u202f';

/** `12 000` as the page writes it. */
function shown(text: string): string {
  return text.replaceAll(' ', NARROW);
}

/** The page, standing still, with traffic that is the same each second. */
async function start(app: AppPage): Promise<void> {
  await app.open();
  await app.pause();
  await app.openDrawer('More about the traffic');
  await app.check('smooth');
}

/** The same starting point once more, without loading the page. */
async function startAgain(app: AppPage): Promise<void> {
  await app.startOver();
  await app.pause();
  await app.reset();
  await app.settled();
  await app.check('smooth');
}

/** The sum of a table of the reads or writes of the last second. */
function total(app: AppPage, name: 'Reads' | 'Writes'): Locator {
  return app.page.getByRole('listitem').filter({ hasText: new RegExp(`^${name} `) });
}

test.describe('the table', () => {
  test('its keys are others, joined and left out again; of two tables each has its own', async ({ app }) => {
    await start(app);
    await test.step('another partition key spreads the heat, and taking it back gathers it again', async () => {
      const table = app.part('Table');
      await expect(table).toContainText(`2 distinct keys · low`);
      await expect(table).toContainText(
        shown('One key gets 70 % of the traffic; an equal part for each of the 8 partitions is 13 %.'),
      );
      await app.pick('Partition key', 'breed');
      await app.step();
      await expect(table).toContainText('120 distinct keys · high and even');
      await app.undo('Partition key: breed');
      await app.step();
      await expect(table).toContainText('2 distinct keys · low');
    });
    await test.step('attributes are joined, and one is left out again', async () => {
      await app.pick('Join another attribute to the partition key', 'breed');
      await expect(app.part('Table')).toContainText('animal#breed');
      await expect(app.keys.first()).toContainText('dog#Labrador Retriever');
      await app.pick('Partition key', '');
      await expect(app.setup.getByRole('combobox', { name: 'Partition key', exact: true })).toHaveValue(
        'breed',
      );
      await app.undo('Partition key: breed');
      await app.undo('Partition key: animal#breed');
      await expect(app.keys).toHaveCount(2);
    });
    await test.step('an attribute that differs item by item can only be the sort key', async () => {
      const key = app.setup.getByRole('combobox', { name: 'Partition key', exact: true });
      await expect(key.locator('option[value="pet_id"]')).toBeDisabled();
      const sort = app.setup.getByRole('combobox', { name: 'Sort key', exact: true }).first();
      await expect(sort).toHaveValue('pet_id');
      await sort.selectOption('none');
      await app.settled();
      await app.undo('Sort key: none');
      await expect(sort).toHaveValue('pet_id');
    });
    await test.step('of two tables each can be changed', async () => {
      await app.open();
      await app.choose('US flights of 2008');
      await expect.poll(() => app.seconds()).toBeGreaterThan(1);
      await app.pause();
      await expect(app.part('Table')).toContainText('303 distinct keys');
      await app.check('B: origin#destination');
      await expect(app.part('Table')).toContainText(`${shown('5 366')} distinct keys`);
      await app.type('Read capacity', '700');
      await app.check('A: origin');
      await expect(app.field('Read capacity')).toHaveValue('100');
    });
  });

  test('its switches and items are others, and what it cannot be is told', async ({ app }) => {
    await start(app);
    await app.openDrawer('Items and index');
    await test.step('the switches that keep a partition key together', async () => {
      for (const name of ['Local secondary index', 'Same key, same partition']) {
        const control = app.setup.getByRole('switch', { name });
        await app.flip(name);
        await expect(control).toBeChecked();
        await app.undo(`${name}: on`);
        await expect(control).not.toBeChecked();
      }
    });
    await test.step('what the simulation refuses is told where it was asked for, and nothing changes', async () => {
      await app.pick('Type of the partition key', 'N');
      await expect(app.part('Table').getByRole('alert')).toContainText('Nothing has been changed.');
      await expect(app.setup.getByRole('combobox', { name: 'Type of the partition key' })).toHaveValue('S');
      await expect(app.part('Table')).toContainText('2 distinct keys');
    });
    await test.step('items have another size and number', async () => {
      await app.key('dog').click();
      const dog = app.setup.getByRole('group', { name: 'Key dog' });
      await expect(dog).toContainText(shown('5 600 000 items · 5.2 GB'));
      await app.type('Item size', '2 000');
      await expect(dog).toContainText(shown('10 GB'));
      // Twice the size is twice the write units, and still one read unit.
      await expect(dog).toContainText(shown('4 200 RCU/s · 2 660 WCU/s'));
      await app.type('Items', '8000');
      await expect(dog).toContainText(shown('5 600 items'));
      await app.undo(`Items: ${shown('8 000')}`);
      await app.undo(`Item size: ${shown('2 000')} bytes`);
      await expect(dog).toContainText(shown('5 600 000 items · 5.2 GB'));
      await app.slide('Items', 'Home');
      await expect(dog).toContainText('0 items');
    });
  });
});

test.describe('the keys', () => {
  test('they are gone over in either order, by keyboard, however many there are', async ({ app }) => {
    await start(app);
    await test.step('the order is by traffic or by hash', async () => {
      await expect(app.keys).toHaveText([/^dog/, /^cat/]);
      await app.check('by hash');
      await expect(app.keys).toHaveText([/^cat/, /^dog/]);
      await app.check('by traffic');
      await expect(app.keys).toHaveText([/^dog/, /^cat/]);
    });
    await test.step('by keyboard alone', async () => {
      const list = app.setup.getByRole('listbox', { name: 'Keys' });
      await list.focus();
      await list.press('ArrowDown');
      await expect(app.key('dog')).toHaveAttribute('aria-selected', 'true');
      await list.press('End');
      await expect(app.key('cat')).toHaveAttribute('aria-selected', 'true');
      await list.press('F2');
      await expect(app.setup.getByRole('textbox', { name: 'animal', exact: true })).toBeFocused();
      await list.press('Delete');
      await app.settled();
      await expect(app.keys).toHaveText([/^dog/]);
      await list.focus();
      await list.press('Home');
      await expect(app.key('dog')).toHaveAttribute('aria-selected', 'true');
      await list.press('Delete');
      await app.settled();
      await expect(app.part('Keys').getByRole('alert')).toContainText('The last key stays');
      await expect(app.setup.getByRole('group', { name: 'Key dog' })).toBeVisible();
    });
    await test.step('of many keys only those that are seen are made, and all can be reached', async () => {
      await app.open();
      await app.choose('One hot key');
      await expect(app.keys.first()).toContainText('teen-idol');
      await app.pause();
      expect(await app.keys.count()).toBeLessThan(20);
      const list = app.setup.getByRole('listbox', { name: 'Keys' });
      await list.focus();
      await list.press('End');
      await expect(app.keys.last()).toHaveAttribute('aria-posinset', '10001');
      await expect(app.keys.last()).toHaveAttribute('aria-selected', 'true');
      await list.press('Home');
      // What a row holds must be known before it can be deleted.
      await expect(app.keys.first()).toContainText('teen-idol');
      await expect(app.keys.first()).toHaveAttribute('aria-selected', 'true');
      await list.press('Delete');
      const missing = app.part('Traffic').getByText(/No item has user = “teen-idol”/);
      await expect(missing).toHaveCount(2);
      await app.undo(/Delete teen-idol/);
      await expect(missing).toHaveCount(0);
    });
  });

  test('they are changed, and what cannot be changed is told', async ({ app }) => {
    await start(app);
    await app.openDrawer('Add a key');
    await test.step('a key is found, added, renamed, weighed and deleted', async () => {
      await app.enter(app.field('New animal'), 'parrot');
      await app.setup.getByRole('button', { name: 'Add key' }).click();
      await app.settled();
      await expect(app.keys).toHaveCount(3);

      await app.enter(app.field('Search keys'), 'PARR');
      await expect(app.keys).toHaveText([/^parrot/]);
      await app.key('parrot').click();
      // Sent as such: driven from outside, Firefox takes two clicks for two.
      await app.key('parrot').dispatchEvent('dblclick');
      const name = app.setup.getByRole('textbox', { name: 'animal', exact: true });
      await expect(name).toBeFocused();
      await app.enter(name, 'lizard');
      await name.press('Enter');
      await app.settled();
      await app.enter(app.field('Search keys'), '');
      await expect(app.key('lizard')).toBeVisible();
      await expect(app.key('parrot')).toHaveCount(0);

      await app.type('Weight', '0');
      await expect(app.key('lizard')).toContainText(shown('0 %'));
      await app.setup.getByRole('button', { name: 'Delete key' }).press('Enter');
      await app.settled();
      await expect(app.keys).toHaveCount(2);
      await expect(app.setup.getByRole('listbox', { name: 'Keys' })).toBeFocused();

      await app.undo('Delete lizard');
      await expect(app.key('lizard')).toContainText(shown('0 %'));
      await app.undo(/Undo: Weight of lizard/);
      await expect(app.key('lizard')).not.toContainText(/^lizard0\s%/);
    });
    await test.step('a key cannot be called nothing', async () => {
      await app.key('dog').click();
      await app.type('animal', '');
      await expect(app.part('Keys').getByRole('alert')).toContainText('animal is empty');
      await expect(app.key('dog')).toBeVisible();
    });
    await startAgain(app);
    await test.step('a key that is there already is not enlarged, and not joined, without a question', async () => {
      await app.enter(app.field('New animal'), 'cat');
      await app.type('Items of the new key', '1000');
      const question = app.part('Keys').getByRole('alert');
      await expect(question).toHaveText('“cat” exists already: 2 400 000 items. Adding gives it 1 000 more.');
      await app.setup.getByRole('button', { name: 'Cancel' }).click();
      await expect(question).toHaveCount(0);
      await expect(app.field('New animal')).toHaveValue('cat');
      await app.setup.getByRole('button', { name: 'Add key' }).click();
      await app.setup.getByRole('button', { name: 'Add them' }).click();
      await app.settled();
      await app.key('cat').click();
      const editor = app.setup.getByRole('group', { name: /^Key / });
      await expect(editor).toContainText('2 401 000 items');
      await app.undo(/^Undo: Add 1\s000 items to cat$/);
      await expect(editor).toContainText('2 400 000 items');

      await app.type('animal', 'dog');
      await expect(question).toHaveText(
        '“dog” exists already: 5 600 000 items. Renaming makes one key of both, with 8 000 000 items.',
      );
      await app.setup.getByRole('button', { name: 'Make them one' }).click();
      await app.settled();
      await expect(app.keys).toHaveText([/^dog/]);
      await expect(editor).toContainText('8 000 000 items');
      await app.undo('Rename cat to dog');
      await expect(app.keys).toHaveCount(2);
    });
    await test.step('nothing is added with a number that cannot be taken, and the button stays where it is', async () => {
      const items = app.field('Items of the new key');
      const button = app.setup.getByRole('button', { name: 'Add key' });
      await app.enter(app.field('New animal'), 'bird');
      await app.enter(items, 'abc');
      await button.click();
      await app.settled();
      await expect(items).toBeFocused();
      await expect(app.part('Keys').getByRole('alert')).toContainText('abc');
      await button.click();
      await app.settled();
      await expect(app.keys).toHaveCount(2);
      await app.enter(items, '500');
      await button.click();
      await app.settled();
      await expect(app.key('bird')).toBeVisible();
      await app.undo('Add bird');
    });
    await test.step('a question about a name ends with it', async () => {
      await app.enter(app.field('New animal'), 'cat');
      await app.setup.getByRole('button', { name: 'Add key' }).click();
      await expect(app.part('Keys').getByRole('alert')).toContainText('“cat” exists already');
      await app.field('New animal').press('x');
      await expect(app.part('Keys').getByRole('alert')).toHaveCount(0);
    });
    await test.step('what is refused keeps what was typed and selected', async () => {
      const long = 'x'.repeat(2049);
      await paste(app.field('New animal'), long);
      await app.setup.getByRole('button', { name: 'Add key' }).click();
      await expect(app.part('Keys').getByRole('alert')).toContainText('A key has at most 2048 bytes');
      await expect(app.field('New animal')).toHaveValue(long);
      await app.key('dog').click();
      const name = app.setup.getByRole('textbox', { name: 'animal', exact: true });
      await paste(name, long);
      await name.press('Enter');
      await app.settled();
      await expect(app.part('Keys').getByRole('alert')).toContainText('Nothing has been changed.');
      await expect(app.setup.getByRole('group', { name: 'Key dog' })).toBeVisible();
    });
  });
});

test.describe('the traffic', () => {
  test('there is more and less of it, and more kinds', async ({ app }) => {
    await start(app);
    await test.step('a drag takes effect on its way and is one step to take back', async () => {
      const slider = app.setup.getByRole('slider', { name: 'Reads, slider' });
      await slider.scrollIntoViewIfNeeded();
      const box = await slider.boundingBox();
      if (box === null) throw new Error('The slider is not there');
      const { mouse } = app.page;
      await mouse.move(box.x + box.width * 0.64, box.y + box.height / 2);
      await mouse.down();
      for (const part of [0.6, 0.5, 0.4, 0.3, 0.2])
        await mouse.move(box.x + box.width * part, box.y + box.height / 2);
      await expect(app.field('Reads')).not.toHaveValue(shown('6 000'));
      await expect
        .poll(() => app.setup.getByRole('region', { name: 'Traffic' }).innerText())
        .not.toContain(shown('6 000'));
      await mouse.up();
      await app.settled();
      await app.undo(/^Undo: Reads: \d+\/s$/);
      await expect(app.field('Reads')).toHaveValue(shown('6 000'));
    });
    await test.step('reads and writes are typed and slid', async () => {
      await app.type('Reads', '1 000');
      await app.type('Writes', '10');
      // The first whole second after the change.
      await app.step();
      await app.step();
      await expect(total(app, 'Reads')).toContainText(`${shown('1 000')} of ${shown('1 000')} RCU/s`);
      await expect(total(app, 'Writes')).toContainText('10 of 10 WCU/s');
      await app.slide('Reads', 'Home');
      await expect(app.field('Reads')).toHaveValue('0');
      await app.slide('Writes', 'ArrowRight');
      await expect(app.field('Writes')).toHaveValue('11');
      await app.undo('Writes: 11/s');
      await app.undo('Reads: 0/s');
      await expect(app.field('Reads')).toHaveValue(shown('1 000'));
    });
    await startAgain(app);
    await test.step('operations are added', async () => {
      await app.setup.getByRole('button', { name: 'Add a read' }).click();
      await app.settled();
      await expect(app.field('Reads')).toHaveValue(shown('6 100'));
      await app.setup.getByRole('button', { name: 'Add a write' }).click();
      await app.settled();
      await expect(app.field('Writes')).toHaveValue(shown('2 000'));
    });
  });

  test('an operation is another, and asks for other keys', async ({ app }) => {
    await start(app);
    await app.openDrawer('look up a pet');
    await test.step('everything about an operation', async () => {
      const cost = app.part('Traffic');
      await expect(cost).toContainText('1 request = 1 RCU');
      await app.check('eventual');
      await expect(cost).toContainText('1 request = 0.5 RCU');
      await app.type('Size of an item', '9000');
      await expect(cost).toContainText('1 request = 1.5 RCU');
      await app.pick('Operation', 'TransactGetItems');
      await app.type('Items per request', '4');
      await expect(cost).toContainText('1 request = 24 RCU');
      await app.type('Requests', '50');
      await expect(cost).toContainText(`${shown('1 200')} RCU/s`);
      await app.type('Name', 'look up several');
      await expect(app.setup.locator('summary').filter({ hasText: 'look up several' })).toBeVisible();
      await app.setup.getByRole('button', { name: 'Remove this operation' }).click();
      await app.settled();
      await expect(app.field('Reads')).toHaveValue('0');
      await app.undo('Remove look up several');
      await expect(app.field('Reads')).toHaveValue('50');
    });
    await startAgain(app);
    await test.step('which keys and which sort keys are asked for', async () => {
      await app.type('Writes', '0');
      await app.pick('Which keys', 'hotKey');
      await expect(app.field('Hot animal')).toHaveValue('dog');
      await app.type('Hot animal', 'cat');
      await app.type('Its share', '90');
      await expect(app.key('cat')).toContainText(shown('90 %'));
      await app.pick('Which keys', 'newest');
      await app.type('Its share', '100');
      await app.type('A new one every', '3600');
      await expect(app.key('dog')).toContainText(shown('100 %'));
      await app.pick('Which keys', 'zipf');
      await app.type('Exponent', '0');
      await expect(app.key('dog')).toContainText(shown('63 %'));
      await app.pick('Which keys', 'uniform');
      await expect(app.key('dog')).toContainText(shown('63 %'));
      await app.pick('Which keys', 'items');
      await expect(app.key('dog')).toContainText(shown('70 %'));
      const sort = app.part('Traffic').getByRole('combobox', { name: 'Sort key' });
      await sort.selectOption('random');
      await app.settled();
      await app.undo('Change look up a pet');
      await expect(sort).toHaveValue('latest');
    });
  });

  test('a pattern over time, with its numbers', async ({ app }) => {
    await start(app);
    await app.type('Reads', '1000');
    // To the end of a second, wherever in one it was paused.
    await app.step();
    const second = await app.seconds();
    await app.check('step');
    await app.type('At second', String(second + 1));
    await app.type('Times', '3');
    await app.step();
    await expect(total(app, 'Reads')).toContainText(/1.000 RCU/);
    await app.step();
    await expect(total(app, 'Reads')).toContainText(/3.000 RCU/);
    for (const kind of ['spike', 'ramp', 'daily', 'steady']) {
      await app.check(kind);
      await app.undo(`Pattern: ${kind}`);
    }
    await app.check('ramp');
    await app.type('To second', '1');
    await expect(app.part('Traffic').getByRole('alert')).toContainText(
      'To second is “1”; it must be a number from',
    );
  });
});

test.describe('the capacity', () => {
  test('it is what can be provisioned, today and before 2017', async ({ app }) => {
    await start(app);
    await test.step('what is provisioned is typed and slid; too little throttles the table', async () => {
      await app.type('Write capacity', '100');
      await app.flip('Burst capacity (300 s)');
      await app.step();
      await app.step();
      await expect(total(app, 'Writes')).toContainText('capacity of the table');
      await app.slide('Read capacity', 'Home');
      await expect(app.field('Read capacity')).toHaveValue('1');
      await app.undo('Read capacity: 1 RCU');
      await app.undo('Burst capacity: off');
      await app.undo('Write capacity: 100 WCU');
      await expect(app.field('Write capacity')).toHaveValue(shown('4 000'));
    });
    await test.step('what cannot be provisioned is said, and the old value stays in force', async () => {
      const field = app.field('Read capacity');
      for (const text of ['0', '1.5', 'much', '10000001', '']) {
        await app.type('Read capacity', text);
        await expect(app.part('Capacity').getByRole('alert')).toHaveText(
          `Read capacity is ${text === '' ? 'empty' : `“${text}”`}; it must be a whole number from 1 to ${shown('10 000 000')} RCU.`,
        );
        await expect(field).toHaveAttribute('aria-invalid', 'true');
      }
      await field.press('Escape');
      await expect(field).toHaveValue(shown('12 000'));
      await expect(app.part('Capacity').getByRole('alert')).toHaveCount(0);
      await app.type('Read capacity', '9000');
      await app.type('Read capacity', 'much');
      await app.undo(`Read capacity: ${shown('9 000')} RCU`);
      await expect(field).toHaveValue(shown('12 000'));
      await expect(app.part('Capacity').getByRole('alert')).toHaveCount(0);
    });
    await test.step('before 2017 every partition has its fixed share', async () => {
      await app.check('fixed, pre-2017');
      await app.flip('Burst capacity (300 s)');
      await app.step();
      await app.step();
      await expect(total(app, 'Reads')).toContainText('capacity share of the partition');
      await expect(app.part('Capacity')).toContainText('Without effect before 2017.');
      await app.undo('Burst capacity: off');
      await app.undo('Capacity as before 2017');
      await expect(app.setup.getByRole('radio', { name: 'adaptive', exact: true })).toBeChecked();
    });
  });

  test('its switches, partitions and assumptions are others and set back', async ({ app }) => {
    await start(app);
    await app.openDrawer('Partitions and SSDs');
    await test.step('each switch', async () => {
      for (const [name, now] of [
        ['Burst capacity', 'off'],
        ['Split for heat', 'off'],
        ['Balance across SSDs', 'off'],
        ['SSD limits', 'on'],
      ] as const) {
        await app.flip(name);
        await app.undo(`${name}: ${now}`);
      }
    });
    await test.step('partitions by hand', async () => {
      await app.flip('Number by hand');
      await expect(app.field('Number of partitions')).toHaveValue('8');
      await app.type('Number of partitions', '3');
      await expect(app.partitions).toHaveCount(3);
      // Too many for a name at each: who throttles has one.
      await app.type('Number of partitions', '100');
      await app.type('Reads', '9000');
      await app.why.getByRole('button', { name: 'Run a full second' }).click();
      await app.settled();
      const storage = app.page.getByRole('region', { name: 'Storage' });
      await expect(storage.getByText(/^P\d+$/).filter({ visible: true })).toHaveText(['P68']);
      await app.flip('Number by hand');
      await expect(app.partitions).toHaveCount(8);
    });
    await test.step('an assumption is changed, marked and set back', async () => {
      await app.openDrawer('Assumptions');
      await expect(app.part('Capacity')).toContainText('S2 · assumption · default 300 s');
      await app.type('Observed before a split', '60');
      await app.type('Split when served, of a hard limit', '50');
      await app.setup.getByRole('button', { name: 'Reset Observed before a split' }).click();
      await app.settled();
      await expect(app.field('Observed before a split')).toHaveValue('300');
      await expect(app.field('Split when served, of a hard limit')).toHaveValue('50');
      await app.flip('SSDs at the start, by hand');
      await app.type('SSDs at the start', '9');
      await app.check('starts full');
      await app.setup.getByRole('button', { name: 'Reset all assumptions' }).click();
      await app.settled();
      await expect(app.field('Split when served, of a hard limit')).toHaveValue('90');
      await expect(app.field('SSDs at the start')).toHaveCount(0);
      await expect(app.setup.getByRole('radio', { name: 'starts empty' })).toBeChecked();
    });
  });
});

/** Puts a long text in the place of the one that is there, as pasting does. */
async function paste(field: Locator, text: string): Promise<void> {
  await field.focus();
  await field.evaluate((element: HTMLInputElement, inserted) => {
    element.select();
    document.execCommand('insertText', false, inserted);
  }, text);
  await expect(field).toHaveValue(text);
}

test('a finger on a slider scrolls up and down, and sets the value sideways or by a touch', async ({
  phone,
}) => {
  const { app } = phone;
  await app.open();
  await app.pause();
  const slider = app.setup.getByRole('slider', { name: 'Read capacity, slider' });
  const place = async (part: number) => {
    await slider.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await slider.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    return { x: x + part * width, y: y + height / 2 };
  };
  const value = app.field('Read capacity');
  await test.step('up: the page scrolls, nothing changes', async () => {
    const before = await value.inputValue();
    const { x, y } = await place(0.2);
    const scrolled = await app.page.evaluate(() => scrollY);
    await phone.drag(...[0, 10, 30, 60, 90].map((up) => ({ x, y: y - up })));
    await expect.poll(() => app.page.evaluate(() => scrollY)).not.toBe(scrolled);
    await app.settled();
    await expect(value).toHaveValue(before);
  });
  await test.step('sideways: the value follows', async () => {
    const before = await value.inputValue();
    const { x, y } = await place(0.7);
    await phone.drag(...[0, 10, 30, 60].map((right) => ({ x: x - right, y })));
    await expect(value).not.toHaveValue(before);
  });
  await test.step('a touch: the value is set where it is', async () => {
    const before = await value.inputValue();
    await phone.drag(await place(0.3));
    await expect(value).not.toHaveValue(before);
  });
});
