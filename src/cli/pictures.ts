/**
 * `npm run pictures`, run from the project's root: takes the pictures of the README, of the built page in Chromium, at
 * a moment that is always the same.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';
import { launchOptionsHere } from './browserPaths.ts';

const FOLDER = 'docs/pictures';
const PORT = 41_732;
const ADDRESS = `http://127.0.0.1:${PORT}/`;
const VIEWPORT = { width: 1440, height: 900 };
/** Simulated seconds: the charts have a shape, some partitions have moved. */
const SECONDS = 80;
const MAX_BYTES = 250_000;
/** Bytes before the first chunk of a PNG. */
const PNG_START = 8;
/** Where in a PNG its width and colour type are. */
const WIDTH_AT = 16;
const COLOUR_TYPE_AT = 25;
const COLOUR_WITH_ALPHA = 6;

const scratch = mkdtempSync(join(tmpdir(), 'partitionscope-pictures-'));
const closers: (() => Promise<unknown>)[] = [];
try {
  await build({ logLevel: 'error', build: { outDir: scratch, emptyOutDir: true } });
  const server = await preview({
    logLevel: 'error',
    build: { outDir: scratch },
    preview: { host: '127.0.0.1', port: PORT, strictPort: true },
  });
  closers.unshift(() => server.close());
  const browser = await chromium.launch(launchOptionsHere('chromium'));
  closers.unshift(() => browser.close());
  mkdirSync(FOLDER, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ viewport: VIEWPORT, colorScheme });
    const page = await context.newPage();
    await goToMoment(page);
    const path = `${FOLDER}/page-${colorScheme}.png`;
    const picture = squeeze(await page.screenshot());
    process.stdout.write(`${path}: ${Math.round(picture.length / 1000)} kB\n`);
    writeFileSync(path, picture);
    if (picture.length > MAX_BYTES) throw new Error(`${path} has more than ${MAX_BYTES / 1000} kB`);
    await context.close();
  }
} finally {
  for (const close of closers) await close();
  rmSync(scratch, { recursive: true });
}

/** Everything that was asked for is done and shown. */
async function isSettled(page: Page): Promise<void> {
  // Not `waitForFunction`: it takes the promise of an answer for the answer.
  await page.evaluate(
    '(async () => { while (!(await window.__idle())) await new Promise(requestAnimationFrame); })()',
  );
}

/** The first experiment, standing still at the moment. A step waits for the one before it. */
async function goToMoment(page: Page): Promise<void> {
  await page.goto(`${ADDRESS}?testing=1`);
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Reset' }).click();
  await isSettled(page);
  for (let second = 0; second < SECONDS; second += 1) {
    await page.getByRole('button', { name: 'Step one second' }).click();
    await isSettled(page);
  }
  await page
    .getByRole('button', { name: /^Try it: / })
    .first()
    .waitFor();
}

/** The same PNG, packed smaller: what is drawn in flat colours packs best as it is, not as differences. */
function squeeze(png: Buffer): Buffer {
  const chunks: { name: string; data: Buffer }[] = [];
  for (let at = PNG_START; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({
      name: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + length),
    });
    at += length + 12;
  }
  const pixels = chunks.filter(({ name }) => name === 'IDAT').map(({ data }) => data);
  const packed = deflateSync(plainRows(png, inflateSync(Buffer.concat(pixels))), { level: 9, memLevel: 9 });
  const kept = chunks.filter(({ name }) => name === 'IHDR').map(({ name, data }) => chunk(name, data));
  return Buffer.concat([
    png.subarray(0, PNG_START),
    ...kept,
    chunk('IDAT', packed),
    chunk('IEND', Buffer.of()),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** Rows of pixels as they are, each with filter type 0, from rows in any of PNG's filters (PNG specification §9). */
function plainRows(png: Buffer, filtered: Buffer): Buffer {
  const pixelBytes = png[COLOUR_TYPE_AT] === COLOUR_WITH_ALPHA ? 4 : 3;
  const rowBytes = png.readUInt32BE(WIDTH_AT) * pixelBytes + 1;
  const plain = Buffer.alloc(filtered.length);
  for (let row = 0; row < filtered.length; row += rowBytes) {
    for (let at = row + 1; at < row + rowBytes; at += 1) {
      const hasLeft = at - row > pixelBytes;
      const left = hasLeft ? (plain[at - pixelBytes] ?? 0) : 0;
      const up = row > 0 ? (plain[at - rowBytes] ?? 0) : 0;
      const corner = hasLeft && row > 0 ? (plain[at - rowBytes - pixelBytes] ?? 0) : 0;
      plain[at] = (filtered[at] ?? 0) + (predicted(filtered[row] ?? 0, left, up, corner) ?? 0);
    }
  }
  return plain;
}

function predicted(filter: number, left: number, up: number, corner: number): number | undefined {
  return [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [left, up, corner].map((value) => Math.abs(guess - value));
  if ((toLeft ?? 0) <= (toUp ?? 0) && (toLeft ?? 0) <= (toCorner ?? 0)) return left;
  return (toUp ?? 0) <= (toCorner ?? 0) ? up : corner;
}
