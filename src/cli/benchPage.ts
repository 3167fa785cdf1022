/**
 * `npm run bench:page`: how fast the page is, the built one in headless Chromium, with figures of comparable pages
 * beside it. What counts is the CPU time of the page's main thread for a frame (`Performance.getMetrics` in thread
 * ticks), which other work on the machine hardly disturbs; frames per second it does disturb.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';
import { build, type PreviewServer, preview } from 'vite';
import { present } from '../base/assert.ts';
import { checksum } from '../engine/checksum.ts';
import { advance, createHistory } from '../engine/history.ts';
import type { WorldConfiguration } from '../engine/types.ts';
import { configurationOf, median, quantile } from './benchScene.ts';
import { candidates, HERE, launchOptions } from './browserPaths.ts';
import { thisMachine } from './machine.ts';
import { PEER_FRAMES, PEER_LOADS } from './pagePeers.ts';
import { PAGE_PROBE } from './pageProbe.ts';

const PORT = 41_731;
const ADDRESS = `http://127.0.0.1:${PORT}/`;
const VIEWPORT = { width: 1280, height: 800 };

const ROUNDS = 5;
const ROUND_MS = 4000;
const SETTLE_MS = 3000;
const INPUTS = 60;

interface Scene {
  readonly name: string;
  readonly configuration: WorldConfiguration;
  readonly aimMs: number;
}

const SCENES: readonly Scene[] = [
  { partitions: 256, requests: 50_000, aimMs: 4 },
  { partitions: 2048, requests: 400_000, aimMs: 6 },
  { partitions: 10_000, requests: 1_000_000, aimMs: 8 },
].map(({ partitions, requests, aimMs }) => ({
  name: `${format(partitions)} partitions × 10,000 keys × ${format(requests)} requests/s`,
  configuration: configurationOf(partitions, 10_000, requests),
  aimMs,
}));

/** What one stretch of playing took. */
interface Round {
  readonly cpuMs: number;
  readonly fps: number;
  readonly p95Ms: number;
  /** Main-thread CPU time of a second. */
  readonly perSecondMs: number;
}

/** A page that is open, and the line to the browser's own meters. */
interface Bench {
  readonly page: Page;
  readonly meters: CDPSession;
  readonly context: BrowserContext;
  readonly requests: readonly string[];
}

const only = process.argv[2] ?? '';
const folder = mkdtempSync(join(tmpdir(), 'partitionscope-page-'));
const closers: (() => Promise<void>)[] = [];
try {
  await build({ logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  closers.push(closerOf(await preview(served())));
  const browser = await startBrowser();
  closers.push(() => browser.close());
  print(
    `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, Chromium ${browser.version()} headless, ${process.platform} ${process.arch}, ` +
      `${new Date().toISOString().slice(0, 10)}, load ${loadavg()[0]?.toFixed(1)}`,
  );
  const parts = {
    load: () => benchLoad(browser),
    frames: () => benchFrames(browser),
    input: () => benchInput(browser),
    rest: () => benchRest(browser),
    same: () => benchSame(browser),
  };
  for (const [name, part] of Object.entries(parts)) if (only === '' || only === name) await part();
} finally {
  for (const close of closers.reverse()) await close();
  rmSync(folder, { recursive: true, force: true });
}

function served() {
  const address = { host: '127.0.0.1', port: PORT, strictPort: true };
  return { logLevel: 'error', build: { outDir: folder }, preview: address } as const;
}

function closerOf(server: PreviewServer): () => Promise<void> {
  return () => server.close();
}

/** The first Chromium here that opens a page. */
async function startBrowser(): Promise<Browser> {
  const machine = thisMachine(() => undefined);
  const downloaded = HERE.downloadedPath('chromium');
  for (const { path } of candidates('chromium', HERE)) {
    if (!machine.exists(path) || !(await machine.openPage('chromium', path)).ok) continue;
    return chromium.launch(launchOptions('chromium', path, downloaded));
  }
  throw new Error('No working Chromium; "npm test" says where it looks, and installs one.');
}

/** The page in a profile of its own, so that nothing is cached. */
async function open(browser: Browser): Promise<Bench> {
  const context = await browser.newContext({ viewport: VIEWPORT, reducedMotion: 'no-preference' });
  const page = await context.newPage();
  // One part slows the page down 20 times, whatever the machine is.
  page.setDefaultTimeout(300_000);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.addInitScript(PAGE_PROBE);
  await page.goto(`${ADDRESS}?testing=1`);
  await page.locator('[data-partition]').first().waitFor();
  const meters = await context.newCDPSession(page);
  await meters.send('Performance.enable', { timeDomain: 'threadTicks' });
  return { page, meters, context, requests };
}

/** Opens an experiment as a user would: from a file. It plays at once. */
async function bring({ page }: Bench, name: string, configuration: WorldConfiguration): Promise<void> {
  const document = { version: 1, name, description: '', ...configuration, edits: [] };
  await page.getByRole('button', { name: 'Bring your keys' }).click();
  await page.locator('dialog input[type=file]').setInputFiles({
    name: 'bench.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(document)),
  });
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function setSpeed({ page }: Bench, name: string): Promise<void> {
  await page.getByRole('radio', { name, exact: true }).check();
}

/** CPU time that the main thread has spent so far, milliseconds. */
async function taskMs({ meters }: Bench): Promise<number> {
  const { metrics } = await meters.send('Performance.getMetrics');
  const seconds = present(
    metrics.find(({ name }) => name === 'TaskDuration'),
    'Chromium meters its tasks',
  ).value;
  return seconds * 1000;
}

async function measureRound(bench: Bench): Promise<Round> {
  const beforeMs = await taskMs(bench);
  await bench.page.evaluate('__probe.start()');
  await bench.page.waitForTimeout(ROUND_MS);
  const times = await bench.page.evaluate<number[]>('__probe.take()');
  const spentMs = (await taskMs(bench)) - beforeMs;
  const gaps = times.slice(1).map((time, at) => time - (times[at] as number));
  const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1000;
  return {
    cpuMs: spentMs / times.length,
    fps: gaps.length / seconds,
    p95Ms: quantile(gaps, 0.95),
    perSecondMs: spentMs / seconds,
  };
}

async function benchFrames(browser: Browser): Promise<void> {
  print('\nMain-thread CPU time a frame');
  for (const { name, configuration, aimMs } of SCENES) {
    const bench = await open(browser);
    await bring(bench, name, configuration);
    for (const speed of ['1×', '10×']) {
      await setSpeed(bench, speed);
      await bench.page.waitForTimeout(SETTLE_MS);
      const rounds: Round[] = [];
      for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measureRound(bench));
      const of = (figure: keyof Round): number => median(rounds.map((round) => round[figure]));
      const range = rounds.map(({ cpuMs }) => cpuMs.toFixed(1)).sort((one, two) => Number(one) - Number(two));
      print(
        `  ${name}, ${speed}: ${of('cpuMs').toFixed(1)} ms (${range[0]}–${range.at(-1)}; aim ${aimMs}), ` +
          `${of('fps').toFixed(0)} frames/s, p95 ${of('p95Ms').toFixed(0)} ms, ${(of('perSecondMs') / 10).toFixed(0)} % of a core`,
      );
    }
    await bench.context.close();
  }
  for (const { name, scene, cpuMs, fps, p95Ms } of PEER_FRAMES)
    print(`  beside it: ${name}, ${scene}: ${cpuMs} ms, ${fps} frames/s, p95 ${p95Ms} ms`);
}

async function benchLoad(browser: Browser): Promise<void> {
  print('\nFirst load');
  const paints: number[] = [];
  const lively: number[] = [];
  let fetched: readonly string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const bench = await open(browser);
    paints.push(
      await bench.page.evaluate<number>(
        "performance.getEntriesByName('first-contentful-paint')[0].startTime",
      ),
    );
    lively.push(await bench.page.evaluate<number>('__probe.alive'));
    if (round === 0) await bench.page.waitForTimeout(SETTLE_MS);
    if (round === 0) fetched = [...bench.requests];
    await bench.context.close();
  }
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].map(
    (found) => `${found[1]}`,
  );
  const assets = fetched
    .map((url) => new URL(url).pathname.slice(1))
    .filter((path) => /\.(js|css)$/.test(path));
  const workers = readdirSync(join(folder, 'assets')).filter((file) => /^(engine|reader)Worker/.test(file));
  const foreign = fetched.filter((url) => !url.startsWith(ADDRESS) && !url.startsWith('data:'));
  print(`  scripts and styles that index.html names: ${kilobytes(named)} kB gzip (aim 130)`);
  print(
    `  scripts and styles fetched untouched within ${SETTLE_MS / 1000} s: ${kilobytes(assets.filter((path) => !/Worker/.test(path)))} kB gzip`,
  );
  for (const file of workers)
    print(`  ${file.split('-')[0]}: ${kilobytes([`assets/${file}`])} kB gzip (aim 45)`);
  print(`  requests: ${fetched.length}, ${foreign.length} of them to other hosts (aim 0)`);
  print(`  first contentful paint: ${median(paints).toFixed(0)} ms (aim 300)`);
  print(`  first picture with traffic in it: ${median(lively).toFixed(0)} ms (aim 1000)`);
  for (const peer of PEER_LOADS)
    print(
      `  beside it: ${peer.name}: ${peer.kilobytes} kB, ${peer.requests} requests, ${peer.firstPaintMs} ms`,
    );
}

/** Sum of these files, each compressed as a server would. */
function kilobytes(files: readonly string[]): string {
  const bytes = files.map((file) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length);
  return (bytes.reduce((sum, each) => sum + each, 0) / 1000).toFixed(1);
}

async function benchInput(browser: Browser): Promise<void> {
  print('\nFrom the input to the changed picture');
  const { name, configuration } = present(SCENES[0], 'There is a first scene');
  const small = await open(browser);
  const keys = small.page.getByLabel('Partition key', { exact: true }).and(small.page.locator('select'));
  await report('choosing another partition key, 8 partitions, playing', async (at) => {
    await small.page.evaluate("__probe.expect('change', true)");
    await keys.selectOption(at % 2 === 0 ? 'breed' : 'animal');
    return small.page.evaluate<number>('__shown');
  });
  await small.page.getByRole('button', { name: 'Pause' }).click();
  await small.page.waitForTimeout(500);
  const bar = await small.page.locator('[role=slider][data-key=dog]').boundingBox();
  const grip = present(bar, 'The bar of the dogs is seen');
  await small.page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
  await small.page.mouse.down();
  await report('a movement while a bar is dragged, 8 partitions', async (at) => {
    await small.page.evaluate("__probe.expect('pointermove', false)");
    await small.page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2 + 10 + 2 * (at % 5));
    return small.page.evaluate<number>('__shown');
  });
  await small.page.mouse.up();
  await small.context.close();

  const bench = await open(browser);
  await bring(bench, name, configuration);
  await bench.page.waitForTimeout(SETTLE_MS);
  await bench.page.getByRole('button', { name: 'Pause' }).click();
  await bench.page.waitForTimeout(500);
  const slider = bench.page.getByRole('slider', { name: /^Reads.*slider$/ });
  await slider.focus();
  await report('a step of the slider of the reads, 256 partitions', async (at) => {
    await bench.page.evaluate("__probe.expect('keydown', false)");
    await bench.page.keyboard.press(at % 2 === 0 ? 'ArrowRight' : 'ArrowLeft');
    return bench.page.evaluate<number>('__shown');
  });
  await bench.context.close();
}

async function report(what: string, input: (at: number) => Promise<number>): Promise<void> {
  const times: number[] = [];
  for (let at = 0; at < INPUTS; at += 1) {
    times.push(await input(at));
    await new Promise((resume) => setTimeout(resume, 350));
  }
  const [first, middle, high] = [times[0] ?? 0, median(times), quantile(times, 0.95)];
  print(
    `  ${what}: ${middle.toFixed(0)} ms, p95 ${high.toFixed(0)} ms (aim 100), the very first ${first.toFixed(0)} ms`,
  );
}

/** Paused or hidden, nothing may happen; what the meters themselves cost is in the figures. */
async function benchRest(browser: Browser): Promise<void> {
  print('\nAt rest, 256 partitions');
  const { name, configuration } = present(SCENES[0], 'There is a first scene');
  const bench = await open(browser);
  await bring(bench, name, configuration);
  await bench.page.waitForTimeout(SETTLE_MS);
  await bench.page.evaluate('__probe.hide(true)');
  await reportRest(bench, 'hidden');
  await bench.page.evaluate('__probe.hide(false)');
  await bench.page.getByRole('button', { name: 'Pause' }).click();
  await reportRest(bench, 'paused');
  await bench.context.close();
}

async function reportRest(bench: Bench, what: string): Promise<void> {
  await bench.page.waitForTimeout(SETTLE_MS + 2000);
  const pictures = (): Promise<number> => bench.page.evaluate<number>('__probe.pictures()');
  const [picturesBefore, beforeMs] = [await pictures(), await taskMs(bench)];
  await bench.page.waitForTimeout(10_000);
  const spentMs = (await taskMs(bench)) - beforeMs;
  const tick = await bench.page.evaluate<number>(
    "__probe.ask({ kind: 'position' }).then(({ tick }) => tick)",
  );
  await bench.page.waitForTimeout(1000);
  const later = await bench.page.evaluate<number>(
    "__probe.ask({ kind: 'position' }).then(({ tick }) => tick)",
  );
  print(
    `  ${what}: ${(await pictures()) - picturesBefore} pictures in 11 s (aim 0), ${(spentMs / 100).toFixed(2)} % of a core, ` +
      `${later - tick} ticks computed in the last second`,
  );
}

/** The page slowed down, hidden and shown again: what is simulated must be what the engine alone simulates. */
async function benchSame(browser: Browser): Promise<void> {
  print('\nThe same whatever the frame rate');
  const { name, configuration } = present(SCENES[0], 'There is a first scene');
  for (const [what, slowdown, hides] of [
    ['full speed', 1, false],
    ['CPU 20 times slower', 20, false],
    ['CPU 6 times slower, hidden twice', 6, true],
  ] as const) {
    const bench = await open(browser);
    await bring(bench, name, configuration);
    await bench.meters.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await setSpeed(bench, '60×');
    for (const hidden of hides ? [true, false, true, false] : []) {
      await bench.page.waitForTimeout(1000);
      await bench.page.evaluate(`__probe.hide(${hidden})`);
    }
    await bench.page.evaluate('__probe.start()');
    await bench.page.waitForTimeout(4000);
    const { length } = await bench.page.evaluate<number[]>('__probe.take()');
    const [tick, sum] = await bench.page.evaluate<[number, string]>(
      "__probe.ask({ kind: 'checksum' }).then(({ tick, checksum }) => [tick, checksum])",
    );
    const isSame = sum === checksumOf(configuration, tick);
    print(
      `  ${what}, ${(length / 4).toFixed(0)} frames/s, tick ${tick}: ${sum}, ${isSame ? 'the same' : 'DIFFERENT'}`,
    );
    if (!isSame) process.exitCode = 1;
    await bench.context.close();
  }
}

function checksumOf(configuration: WorldConfiguration, tick: number): string {
  const history = createHistory(configuration, [], []);
  if (!history.ok) throw new Error(history.problem);
  advance(history.value, tick);
  return checksum(history.value.world);
}

function format(count: number): string {
  return count.toLocaleString('en');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
