/**
 * Pictures of whole views, to be compared with recorded ones: standing still, at the same moment of the same run, in
 * a font that comes with the tests. Letters and lines look different in every browser and system, so a
 * picture counts for the system and the version of Chromium in its name only. `npm run e2e -- pictures
 * --update-snapshots` records anew.
 */
import { existsSync, readFileSync } from 'node:fs';
import { expect, type Page, type TestInfo } from '@playwright/test';
import type { AppPage } from './app.page.ts';
import { test } from './test.ts';

const FONT_FOLDER = new URL('../node_modules/@fontsource/open-sans/files/', import.meta.url);
const WEIGHTS = [400, 600, 700];
/** Simulated seconds into the run: partitions have begun to move. */
const SECONDS = 40;

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** Sets the page in the tests' own font. It comes from the page's own address, as its policy demands. */
async function setFont(page: Page): Promise<void> {
  const faces = WEIGHTS.map(
    (weight) => `@font-face { font-family: Tests; font-weight: ${weight}; src: url('./${weight}.woff2'); }`,
  );
  const style = `${faces.join('\n')} :root { --font: Tests; --font-mono: Tests; }`;
  await page.route('**/tests-font/*.css', (route) => route.fulfill({ contentType: 'text/css', body: style }));
  await page.route('**/tests-font/*.woff2', (route) => {
    const weight = /(\d+)\.woff2$/.exec(route.request().url())?.[1] ?? '';
    const body = readFileSync(new URL(`open-sans-latin-${weight}-normal.woff2`, FONT_FOLDER));
    return route.fulfill({ contentType: 'font/woff2', body });
  });
  await page.addStyleTag({ url: './tests-font/font.css' });
  const loaded = await page.evaluate(async (weights) => {
    const faces = await Promise.all(weights.map((weight) => document.fonts.load(`${weight} 14px Tests`)));
    return faces.flat().length;
  }, WEIGHTS);
  expect(loaded, 'weights of the font that loaded').toBe(WEIGHTS.length);
}

/** The first experiment, standing still at `SECONDS`, untouched otherwise. */
async function stopAtMoment(app: AppPage): Promise<void> {
  const { page } = app;
  await app.open();
  await setFont(page);
  await app.pause();
  await app.reset();
  await app.settled();
  // Steps add up: none need be waited for.
  for (let second = 0; second < SECONDS; second += 1) await page.keyboard.press('ArrowRight');
  await app.settled();
  expect(await app.seconds()).toBe(SECONDS);
  // Where the list of fixes is in sight it has come.
  await expect(app.why.getByText('Trying what would help')).not.toBeInViewport();
  await app.settled();
  await page.mouse.move(0, 0);
}

/** As after a visit in which these colours were chosen. */
async function startAsProjector(page: Page): Promise<void> {
  await page.addInitScript(() =>
    localStorage.setItem('partitionscope.settings', JSON.stringify({ theme: 'projector' })),
  );
}

/** The recorded picture's name; the test is skipped, and says why, where there is none for this browser. */
function recorded({ page }: AppPage, view: string, info: TestInfo): string {
  const browser = page.context().browser();
  info.skip(browser?.browserType().name() !== 'chromium', 'Pictures are recorded in Chromium only.');
  const version = browser?.version().split('.')[0] ?? 'unknown';
  const name = `${view}-${process.platform}-chromium${version}.png`;
  const records = ['all', 'changed'].includes(info.config.updateSnapshots);
  const isThere = existsSync(info.snapshotPath(name, { kind: 'screenshot' }));
  info.skip(!isThere && !records, `No picture was recorded for ${process.platform} and Chromium ${version}.`);
  return name;
}

const VIEWS = [
  { view: 'page-light', colours: 'light', width: 1440, height: 900 },
  { view: 'page-dark', colours: 'dark', width: 1440, height: 900 },
  { view: 'projector', colours: 'projector', width: 1920, height: 1080 },
  { view: 'phone', colours: 'light', width: 390, height: 844 },
] as const;

for (const { view, colours, width, height } of VIEWS)
  test(`the picture: ${view}`, { tag: '@pictures' }, async ({ app }, info) => {
    const name = recorded(app, view, info);
    await app.page.setViewportSize({ width, height });
    if (colours === 'projector') await startAsProjector(app.page);
    else await app.page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
    await stopAtMoment(app);
    await expect(app.page).toHaveScreenshot(name, { maxDiffPixelRatio: 0.01 });
  });
