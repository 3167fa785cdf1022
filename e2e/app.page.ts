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
    await expect(this.partitions.first()).toBeVisible();
  }

  /** Waits until everything that was asked for is done and shown; only while paused. */
  async settled(): Promise<void> {
    await expect.poll(() => this.page.evaluate(() => window.__idle?.())).toBe(true);
  }

  async choose(scenario: string): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Scenario' }).selectOption({ label: scenario });
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

  async setColours(name: 'Light' | 'Dark'): Promise<void> {
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

  async select(name: string): Promise<void> {
    await this.partition(name).getByRole('button').click();
  }

  /** The column that says why. */
  get why(): Locator {
    return this.page.getByRole('complementary', { name: 'Why' });
  }

  get events(): Locator {
    return this.page.getByRole('region', { name: 'Events' }).getByRole('listitem');
  }

  get alert(): Locator {
    return this.page.getByRole('alert');
  }
}
