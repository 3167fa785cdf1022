import { expect, test } from 'vitest';
import { STRIP } from '../../draw/strip/plot.ts';
import { layoutRanges } from '../../draw/strip/ranges.ts';
import { textWidth } from '../../draw/textWidth.ts';
import { KEY_SPACE } from '../../protocol/facts.ts';
import type { PartitionPlace } from '../../protocol/messages.ts';
import { columnHead, headHeight } from './columnHead.ts';

const EMPTY = { id: 1, keys: 0 };

test('That no key is there stands beside the name, else below it, as long as there is room', () => {
  expect(columnHead(EMPTY, 180)).toMatchObject({ name: 'P1', empty: 'no key hashes here', isHigh: false });
  expect(columnHead(EMPTY, 95)).toMatchObject({ empty: 'no key', isHigh: false });
  expect(columnHead(EMPTY, 46)).toMatchObject({ empty: 'no key', isHigh: true });
  expect(columnHead(EMPTY, 37)).toMatchObject({ empty: 'none', isHigh: true });
  expect(columnHead(EMPTY, 20)).toMatchObject({ name: 'P1', empty: '', isHigh: false });
  expect(columnHead(EMPTY, 8)).toMatchObject({ name: '', empty: '' });
  expect(columnHead({ id: 1, keys: 2 }, 180).empty).toBe('');
});

test('The texts of a head lie within its column', () => {
  for (let width = 18; width < 200; width += 1) {
    const { name, empty, isHigh, margin } = columnHead(EMPTY, width);
    const widths = [name, empty].map((text) => textWidth(text, 12));
    const taken = isHigh ? Math.max(...widths) : widths.reduce((a, b) => a + b);
    expect(margin + taken).toBeLessThanOrEqual(width);
  }
});

test('One empty partition that needs a second line gives it to all', () => {
  const partitions = [0, 3].map(
    (keys, id): PartitionPlace => ({
      id,
      parent: null,
      range: {
        start: { position: (id * KEY_SPACE) / 2, sort: 0 },
        end: { position: ((id + 1) * KEY_SPACE) / 2, sort: 0 },
      },
      keys,
      ssd: 0,
      splitDoneTick: null,
      moveDoneTick: null,
    }),
  );
  const heightAt = (width: number): number =>
    headHeight(
      partitions,
      layoutRanges(
        partitions.map(({ range }) => range),
        width,
      ),
    );
  expect(heightAt(80)).toBe(STRIP.highHead);
  expect(heightAt(400)).toBe(STRIP.head);
});
