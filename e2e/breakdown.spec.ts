/** When the worker does not start, dies or talks nonsense: a message, and the experiment goes on. */
import { expect, type Page } from '@playwright/test';
import { test } from './test.ts';

const WORKER = '**/engineWorker*';

/** Lets the worker run, with some code of ours behind it, once. */
async function plant(page: Page, code: string): Promise<void> {
  await page.route(
    WORKER,
    async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${await response.text()}\n${code}` });
    },
    { times: 1 },
  );
}

/** Code for the worker that does something when the page asks for a step. */
function atStep(action: string): string {
  return `self.addEventListener("message", ({ data }) => { if (data.kind === "step") ${action}; });`;
}

test('without a worker it runs on the page and says so', async ({ app }) => {
  await app.page.route(WORKER, (route) => route.abort());
  await app.open();
  await expect(app.page.getByRole('status').filter({ hasText: 'runs on the page itself' })).toBeVisible();
  await expect(app.partition('P6')).toContainText('by the hard limit of the partition');
  await app.pause();
  const before = await app.seconds();
  await app.step();
  expect(await app.seconds()).toBe(before + 1);
  // The browser reports the file that the test withheld.
  app.complaints.length = 0;
});

test('a worker that talks nonsense is stopped, one that dies is told; a new one goes on from there', async ({
  app,
}) => {
  await plant(app.page, atStep('self.postMessage({ kind: "frame", lanes: "nonsense" })'));
  await app.open();
  await test.step('a worker that talks nonsense is stopped', async () => {
    await app.page.getByRole('button', { name: 'Step one second' }).click();
    await expect(app.alert).toContainText('makes no sense');
    // The worker that is started in its place dies in its turn.
    await plant(app.page, atStep('throw new Error("planted")'));
    await app.page.getByRole('button', { name: 'Restart the simulation' }).click();
    await expect(app.alert).toHaveCount(0);
    await app.play();
    await expect(app.partition('P6')).toContainText('by the hard limit of the partition');
  });
  await test.step('a worker that dies is told, and a new one goes on from there', async () => {
    await expect.poll(() => app.seconds()).toBeGreaterThan(3);
    await app.page.getByRole('button', { name: 'Step one second' }).click();
    await expect(app.alert).toContainText('The simulation has stopped');
    await expect(app.alert).toContainText('planted');
    // What would be changed now would be lost.
    await expect(app.setup).toHaveAttribute('inert');
    const before = await app.seconds();
    await app.page.getByRole('button', { name: 'Restart the simulation' }).click();
    await expect(app.alert).toHaveCount(0);
    await app.settled();
    expect(await app.seconds()).toBe(before);
    await expect(app.setup).not.toHaveAttribute('inert');
    await app.step();
    expect(await app.seconds()).toBe(before + 1);
  });
});

test('a worker of another build is not spoken to', async ({ app }) => {
  await plant(app.page, 'self.postMessage({ kind: "ready", version: 999 });');
  await app.page.goto('./?testing=1');
  await expect(app.alert).toContainText('reload the page');
});

/** In real time: that is what it is about. */
test('a worker that falls silent is told, and a new one goes on from there', async ({ app }) => {
  await plant(app.page, atStep('self.close()'));
  await app.open();
  await app.setSpeed('60×');
  await expect.poll(() => app.seconds()).toBeGreaterThan(3);
  await app.page.getByRole('button', { name: 'Step one second' }).click();
  const notice = app.notice('The simulation has not answered for 10 s. It may be busy or have stopped.');
  await expect(notice).toContainText('Your experiment is kept.', { timeout: 20_000 });
  const before = await app.seconds();
  await notice.getByRole('button', { name: 'Restart the simulation' }).click();
  await expect(notice).toHaveCount(0);
  await app.settled();
  expect(await app.seconds()).toBe(before);
  await app.step();
  expect(await app.seconds()).toBe(before + 1);
});

test('a worker that hangs is ended, and the change on its way is not lost', async ({ app }) => {
  await plant(app.page, atStep('for (;;);'));
  await app.open();
  await app.pause();
  await app.page.getByRole('button', { name: 'Step one second' }).click();
  await app.setup.getByRole('switch', { name: 'Burst capacity (300 s)' }).click();
  const notice = app.notice('The simulation has not answered for 10 s.');
  await expect(notice).toBeVisible({ timeout: 20_000 });
  await notice.getByRole('button', { name: 'Restart the simulation' }).click();
  await expect(notice).toHaveCount(0);
  await app
    .notice('“Burst capacity: off” had not arrived')
    .getByRole('button', { name: 'Make it again' })
    .click();
  await app.settled();
  await app.undo('Burst capacity: off');
});

test('while the worker is slow to start the page says so, shows no numbers and takes no changes', async ({
  app,
}) => {
  await app.page.route(WORKER, (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
  await app.page.goto('./?testing=1');
  await expect(app.notice('The simulation is starting …')).toBeVisible();
  const reads = app.page.getByRole('region', { name: 'Reads of the table' });
  await expect(reads).toContainText('…');
  await expect(reads).not.toContainText(/\d|burst/);
  await expect(app.setup).toHaveAttribute('inert');
});
