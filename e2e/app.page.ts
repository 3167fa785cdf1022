/** The page as a user knows it: what can be done, and what can be read. */
import { type ConsoleMessage, expect, type Locator, type Page } from '@playwright/test';

export class AppPage {
  /** Everything that went wrong without being asked to: console errors and warnings, exceptions. */
  readonly complaints: string[] = [];
  /** Addresses of all requests. */
  readonly requests: string[] = [];
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    page.on('console', (message) => this.noteMessage(message));
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('request', (request) => this.requests.push(request.url()));
  }

  private noteMessage(message: ConsoleMessage): void {
    if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
  }

  /** Opens the page; it plays by itself. */
  async open(): Promise<void> {
    await this.page.goto('./?testing=1');
    await this.arrive();
  }

  /** Moves the pointer, as whoever comes to the page: what is far down is loaded then. */
  async arrive(): Promise<void> {
    await expect(async () => {
      await this.page.dispatchEvent('body', 'pointermove');
      await expect(this.partitions.first()).toBeVisible({ timeout: 1000 });
    }).toPass({ timeout: 30_000 });
  }

  /** Waits until everything that was asked for is done and shown; only while paused. */
  async settled(): Promise<void> {
    // In the page, which costs least; not by `waitForFunction`, which takes the promise itself for a yes.
    await this.page.evaluate(async () => {
      const deadline = performance.now() + 30_000;
      while (!(await window.__idle?.())) {
        if (performance.now() > deadline) throw new Error('Not everything is done and shown after 30 s');
        await new Promise(requestAnimationFrame);
      }
    });
  }

  async choose(scenario: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Scenario' }).selectOption({ label: scenario });
    await expect.poll(() => this.opened()).toBe(scenario);
  }

  async play(): Promise<void> {
    await this.page.getByRole('button', { name: 'Play' }).click();
  }

  async pause(): Promise<void> {
    await this.page.getByRole('button', { name: 'Pause' }).click();
    await this.settled();
  }

  /** Advances by one second of simulated time. */
  async step(): Promise<void> {
    await this.page.getByRole('button', { name: 'Step one second' }).click();
    await this.settled();
  }

  async reset(): Promise<void> {
    await this.page.getByRole('button', { name: 'Reset' }).click();
  }

  /** `name`: as on the control, such as `600×`. */
  async setSpeed(name: string): Promise<void> {
    await this.page.getByRole('radio', { name, exact: true }).check();
  }

  /** What lies under “More”: seldom needed things. */
  async openMore(): Promise<void> {
    const more = this.page.getByRole('button', { name: 'More', exact: true });
    if ((await more.getAttribute('aria-expanded')) === 'false') await more.click();
  }

  /** The scenario as it is shipped. */
  async startOver(): Promise<void> {
    await this.openMore();
    await this.page.getByRole('button', { name: 'Start over' }).click();
  }

  async setColours(name: 'Light' | 'Dark' | 'Projector'): Promise<void> {
    await this.openMore();
    await this.page.getByLabel('Colours').selectOption({ label: name });
  }

  get clock(): Locator {
    return this.page.getByRole('timer', { name: 'Simulated time' });
  }

  /** Simulated seconds on the clock. */
  async seconds(): Promise<number> {
    const [hours = 0, minutes = 0, seconds = 0] = (await this.clock.innerText()).split(':').map(Number);
    return 3600 * hours + 60 * minutes + seconds;
  }

  /** Rows of the table of partitions. */
  get partitions(): Locator {
    return this.page.getByRole('table').first().locator('tbody tr');
  }

  /** One partition's row, by its name, such as `P6`. */
  partition(name: string): Locator {
    return this.partitions.filter({ has: this.page.getByRole('button', { name, exact: true }) });
  }

  /** By key: while the first events come in above, the table moves away from under a pointer. */
  async select(name: string): Promise<void> {
    const button = this.partition(name).getByRole('button');
    await button.focus();
    await expect(button).toBeFocused();
    await this.page.keyboard.press('Enter');
    await expect(button).toHaveAttribute('aria-pressed', 'true');
  }

  /** What the sheet of partitions says of all of them. */
  totals(operations: 'Reads' | 'Writes'): Locator {
    return this.page.getByRole('listitem').filter({ hasText: new RegExp(`^${operations} .* provisioned`) });
  }

  /** The column of what can be changed. */
  get setup(): Locator {
    return this.page.getByRole('complementary', { name: 'What is set up' });
  }

  /** A part of that column, by its heading. */
  part(name: string): Locator {
    return this.setup.getByRole('region', { name, exact: true });
  }

  /** Opens what lies under a line of that column. */
  async openDrawer(name: string): Promise<void> {
    await this.setup.locator('summary').filter({ hasText: name }).click();
  }

  /** Types a text in the place of the one that is there; key by key, because scripts cannot do as people do. */
  async enter(input: Locator, text: string): Promise<void> {
    await input.focus();
    await input.press('ControlOrMeta+a');
    await input.press('Delete');
    await input.pressSequentially(text);
  }

  /** Types a number or a text into a field of that column and takes it. */
  async type(field: string, text: string): Promise<void> {
    await this.enter(this.field(field), text);
    await this.field(field).press('Enter');
    await this.settled();
  }

  /** Presses a key on a slider of that column. */
  async slide(field: string, key: string): Promise<void> {
    await this.setup.getByRole('slider', { name: `${field}, slider` }).press(key);
    await this.settled();
  }

  /** The value of a field of that column. */
  field(name: string): Locator {
    return this.setup.getByLabel(name, { exact: true }).and(this.page.locator('input'));
  }

  /** Chooses from a list of that column. */
  async pick(list: string, value: string): Promise<void> {
    await this.setup.getByRole('combobox', { name: list, exact: true }).selectOption(value);
    await this.settled();
  }

  /** Chooses one of a few side by side. */
  async check(choice: string): Promise<void> {
    await this.setup.getByRole('radio', { name: choice, exact: true }).first().check();
    await this.settled();
  }

  async flip(name: string): Promise<void> {
    await this.setup.getByRole('switch', { name }).click();
    await this.settled();
  }

  /** The lines of the list of keys that are made. */
  get keys(): Locator {
    return this.setup.getByRole('listbox', { name: 'Keys' }).getByRole('option');
  }

  key(name: string): Locator {
    return this.keys.filter({ hasText: name }).first();
  }

  /** Takes the last change back. `label`: what it was called. */
  async undo(label: string | RegExp): Promise<void> {
    const button = this.page.getByRole('group', { name: 'Changes' }).getByRole('button').first();
    await expect(button).toHaveAccessibleName(typeof label === 'string' ? `Undo: ${label}` : label);
    await button.click();
    await this.settled();
  }

  /** The column that says why. */
  get why(): Locator {
    return this.page.getByRole('complementary', { name: 'Why' });
  }

  /** Whether the inspector explains reads or writes. */
  async explain(operations: 'reads' | 'writes'): Promise<void> {
    await this.why.getByRole('radio', { name: operations }).check();
  }

  /** What would fix it, a button each. */
  get fixes(): Locator {
    return this.why.getByRole('button', { name: /^Try it: / });
  }

  /** Brings the list of them into sight: before that nothing is tried out. */
  async showFixes(): Promise<void> {
    await this.why.getByRole('heading', { name: 'What would fix it?' }).scrollIntoViewIfNeeded();
    await expect(this.fixes.first()).toBeVisible();
  }

  async tryFix(label: string): Promise<void> {
    await this.why.getByRole('button', { name: `Try it: ${label}` }).click();
    await this.settled();
  }

  /** Shows the moment of one of the five sentences, by a part of it. */
  async takeAway(sentence: RegExp): Promise<void> {
    await this.page.getByRole('button', { name: 'Takeaways' }).click();
    await this.page.getByRole('dialog').getByRole('button', { name: sentence }).click();
    await this.settled();
  }

  get takeaway(): Locator {
    return this.page.getByRole('region', { name: 'Takeaway' });
  }

  get model(): Locator {
    return this.page.getByRole('dialog', { name: 'The model' });
  }

  /** The dialog through which own data come in. */
  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Bring your keys' });
  }

  /** Brings a file in as far as the choice of its columns, or the sentence that says why not. */
  async bring(file: { readonly name: string; readonly text: string | Buffer } | string): Promise<void> {
    if (!(await this.dialog.isVisible())) {
      const button = this.page.getByRole('button', { name: 'Bring your keys' });
      // On a narrow screen it is behind "More".
      if (!(await button.isVisible())) await this.openMore();
      await button.click();
    }
    const given =
      typeof file === 'string'
        ? file
        : { name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.text) };
    await this.dialog.getByLabel('File', { exact: true }).setInputFiles(given);
  }

  /** Reads all of the file that was brought and runs it. */
  async readAll(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Read all rows and run' }).click();
  }

  /** What is open, as the list of scenarios names it. */
  async opened(): Promise<string> {
    return this.page
      .getByRole('combobox', { name: 'Scenario' })
      .evaluate((list: HTMLSelectElement) => list.selectedOptions[0]?.text ?? '');
  }

  /** A sentence above the page, by a part of it. */
  notice(text: string | RegExp): Locator {
    return this.page.getByRole('status').filter({ hasText: text });
  }

  get events(): Locator {
    return this.page.getByRole('region', { name: 'Events' }).getByRole('listitem');
  }

  get alert(): Locator {
    return this.page.getByRole('alert');
  }
}
