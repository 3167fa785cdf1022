import { expect, test } from 'vitest';
import { frameLength, partitionColumn } from '../protocol/frame.ts';
import type { Frame, PartitionPlace, Structure } from '../protocol/messages.ts';
import { HEAT_STEPS, heatStep } from './heat.ts';
import { createGaugePainter } from './paintGauges.ts';

const SHAPE = { partitions: 2, ssds: 1 };

function place(id: number): PartitionPlace {
  const boundary = { position: 0, sort: 0 };
  return {
    id,
    parent: null,
    range: { start: boundary, end: boundary },
    keys: 1,
    ssd: 0,
    splitDoneTick: null,
    moveDoneTick: null,
  };
}

const structure: Structure = {
  kind: 'structure',
  run: 1,
  revision: 4,
  tick: 0,
  lanes: [
    {
      partitions: [place(9), place(3)],
      ssds: [{ id: 0, loadMost: 9000, bytesMost: 1 }],
      hardLimit: [3000, 1000],
      partitionBytesMost: 1,
    },
  ],
};

function frame(revision: number, writes: number, throttled: number): Frame {
  const lane = new Float32Array(frameLength(SHAPE));
  partitionColumn(lane, SHAPE, 'writeServed')[1] = writes;
  partitionColumn(lane, SHAPE, 'writeShare')[1] = 500;
  partitionColumn(lane, SHAPE, 'writeHardLimitThrottled')[1] = throttled;
  return { kind: 'frame', run: 1, sequence: 1, revision, tick: 0, measured: 'yes', lanes: [lane] };
}

/** An element that notes how often it is written to. */
function createElement(): { readonly dataset: Record<string, string>; readonly writes: () => number } {
  let writes = 0;
  const dataset = new Proxy<Record<string, string>>(
    {},
    {
      set(target, name, value) {
        writes += 1;
        return Reflect.set(target, name, value);
      },
    },
  );
  return { dataset, writes: () => writes };
}

test('heat has a step for none and one for the slightest use, and ends at the most', () => {
  expect([0, 1e-9, 500, 999, 1000, 5000].map((use) => heatStep(use, 1000))).toEqual([0, 1, 8, 16, 16, 16]);
  expect(HEAT_STEPS).toBe(16);
  expect(heatStep(5, 0)).toBe(0);
  expect(heatStep(Number.NaN, 10)).toBe(0);
});

test('a gauge shows its partition, found by id and not by place', () => {
  const painter = createGaugePainter();
  const element = createElement();
  painter.register({ lane: 0, partition: 3, dimension: 1 }, element);
  painter.paint(frame(4, 250, 0), structure, 100);
  expect(element.dataset).toEqual({ heat: '4', share: '8', throttled: 'no' });
});

test('only what changed is written', () => {
  const painter = createGaugePainter();
  const element = createElement();
  painter.register({ lane: 0, partition: 3, dimension: 1 }, element);
  painter.paint(frame(4, 1000, 0), structure, 200);
  expect(element.writes()).toBe(3);
  painter.paint(frame(4, 990, 0), structure, 300);
  expect(element.writes()).toBe(3);
  painter.paint(frame(4, 990, 20), structure, 400);
  expect(element.writes()).toBe(4);
  expect(element.dataset['throttled']).toBe('yes');
});

test('a frame of another revision is left alone, and so is an element that was given back', () => {
  const painter = createGaugePainter();
  const element = createElement();
  const remove = painter.register({ lane: 0, partition: 3, dimension: 1 }, element);
  painter.paint(frame(5, 1000, 0), structure, 500);
  remove();
  painter.paint(frame(4, 1000, 0), structure, 600);
  expect(element.writes()).toBe(0);
});

test('what comes too soon is painted later, what is new at once', () => {
  const painter = createGaugePainter();
  const element = createElement();
  painter.register({ lane: 0, partition: 3, dimension: 1 }, element);
  expect(painter.paint(frame(4, 0, 0), structure, 0)).toBe(false);
  const next = frame(4, 500, 0);
  expect(painter.paint(next, structure, 16)).toBe(true);
  expect(element.dataset['heat']).toBe('0');
  expect(painter.paint(next, structure, 100)).toBe(false);
  expect(element.dataset['heat']).toBe('8');
  const another = createElement();
  painter.register({ lane: 0, partition: 9, dimension: 1 }, another);
  painter.paint(next, structure, 116);
  expect(another.dataset['heat']).toBe('0');
});
