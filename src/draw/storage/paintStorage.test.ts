import { expect, test } from 'vitest';
import { KEY_SPACE } from '../../protocol/facts.ts';
import { type FrameShape, frameLength, type PartitionColumn, partitionColumn } from '../../protocol/frame.ts';
import { FRAME } from '../../protocol/messages.testing.ts';
import type { Frame, LaneStructure, Structure } from '../../protocol/messages.ts';
import { laneNumbers } from '../laneNumbers.ts';
import {
  type BadgeTexts,
  createStoragePainter,
  type DiscElements,
  type Paintable,
  type Words,
} from './paintStorage.ts';

/** An element that counts how often it is written to. */
interface Recorder extends Paintable {
  readonly attributes: Map<string, string>;
  writes: number;
}

function recorder(): Recorder {
  const attributes = new Map<string, string>();
  let text: string | null = null;
  const element: Recorder = {
    attributes,
    writes: 0,
    setAttribute(name, value) {
      element.writes += 1;
      attributes.set(name, value);
    },
    get textContent() {
      return text;
    },
    set textContent(value) {
      element.writes += 1;
      text = value;
    },
    get firstChild() {
      if (text === null) return null;
      return {
        get nodeValue() {
          return text;
        },
        set nodeValue(value) {
          element.writes += 1;
          text = value;
        },
      };
    },
  };
  return element;
}

function discOf(make: () => Recorder): DiscElements {
  return {
    node: make(),
    body: make(),
    fills: [make(), make()],
    ticks: [make(), make()],
    rings: [make(), make(), make()],
    below: make(),
    name: make(),
    use: make(),
    badge: make(),
    badgeBack: make(),
    badgeSign: make(),
    badgeMiddle: make(),
    badgeTexts: [make(), make()],
  };
}

const lane: LaneStructure = {
  partitions: [
    {
      id: 6,
      parent: null,
      range: { start: { position: 0, sort: 0 }, end: { position: KEY_SPACE, sort: 0 } },
      keys: 1,
      ssd: 0,
      splitDoneTick: null,
      moveDoneTick: null,
    },
  ],
  ssds: [{ id: 0, loadMost: 9000, bytesMost: 4e10 }],
  hardLimit: [3000, 1000],
  partitionBytesMost: 1e10,
};
const structure: Structure = { kind: 'structure', run: 1, revision: 1, tick: 0, lanes: [lane] };
const SHAPE: FrameShape = { partitions: 1, ssds: 1 };

function numbersWith(values: Partial<Record<PartitionColumn, number>>) {
  const data = new Float32Array(frameLength(SHAPE));
  for (const [name, value] of Object.entries(values))
    partitionColumn(data, SHAPE, name as PartitionColumn)[0] = value;
  const frame: Frame = { ...FRAME, lanes: [data] };
  const numbers = laneNumbers(frame, structure, 0);
  if (numbers === null) throw new Error('a frame of this structure');
  return numbers;
}

const WORDS: Words = {
  disc: ({ throttled }) => ({
    name: 'P6',
    use: 'dog',
    badges: throttled[0] > 0 ? [['1200', '']] : [],
    badgeRoom: 60,
    label: 'P6',
  }),
  ssd: () => ({ bytes: '5 GB', label: 'SSD 1' }),
};

const ALL = { from: 0, to: Number.POSITIVE_INFINITY };

test('Only what changed is written', () => {
  const all: Recorder[] = [];
  const elements = discOf(() => {
    all.push(recorder());
    return all.at(-1) as Recorder;
  });
  const painter = createStoragePainter();
  painter.addDisc(6, elements);
  painter.paintUse(numbersWith({ readServed: 3000, readShare: 3000 }), lane);
  painter.paintWords(numbersWith({ readServed: 3000 }), lane, ALL, WORDS);
  const before = all.reduce((sum, { writes }) => sum + writes, 0);
  painter.paintUse(numbersWith({ readServed: 2999, readShare: 3000 }), lane);
  painter.paintWords(numbersWith({ readServed: 2999 }), lane, ALL, WORDS);
  expect(all.reduce((sum, { writes }) => sum + writes, 0)).toBe(before);
});

test('A throttled partition is marked, has a ring and a badge, and loses them again', () => {
  const elements = discOf(recorder);
  const node = elements.node as Recorder;
  const badge = elements.badge as Recorder;
  const painter = createStoragePainter();
  painter.addDisc(6, elements);
  const refusing = numbersWith({ readOffered: 4200, readServed: 3000, readHardLimitThrottled: 1200 });
  painter.paintUse(refusing, lane);
  painter.paintWords(refusing, lane, ALL, WORDS);
  expect(node.attributes.get('data-throttled')).toBe('yes');
  expect(badge.attributes.get('visibility')).toBe('visible');
  painter.paintUse(numbersWith({ readServed: 100 }), lane);
  painter.paintWords(numbersWith({ readServed: 100 }), lane, ALL, WORDS);
  expect(node.attributes.get('data-throttled')).toBe('no');
  expect(badge.attributes.get('visibility')).toBe('hidden');
});

test('Texts may be painted in parts; those of the SSDs come with the first', () => {
  const [elements, ssd] = [discOf(recorder), { node: recorder(), load: recorder(), bytes: recorder() }];
  const painter = createStoragePainter();
  painter.addDisc(6, elements);
  painter.addSsd(0, ssd);
  painter.paintWords(numbersWith({}), lane, { from: 1, to: 33 }, WORDS);
  expect([elements.name.textContent, ssd.bytes.textContent]).toEqual([null, null]);
  painter.paintWords(numbersWith({}), lane, { from: 0, to: 1 }, WORDS);
  expect([elements.name.textContent, ssd.bytes.textContent]).toEqual(['P6', '5 GB']);
});

test('a text that changes stays in its node', () => {
  const painter = createStoragePainter();
  const made = discOf(recorder);
  const name = recorder();
  painter.addDisc(6, { ...made, name });
  const paint = (text: string): void =>
    painter.paintWords(
      numbersWith({}),
      lane,
      { from: 0, to: 1 },
      { ...WORDS, disc: (figures) => ({ ...WORDS.disc(figures), name: text }) },
    );
  paint('P6');
  const nodes: (string | null)[] = [];
  Object.defineProperty(name, 'textContent', { set: (text: string | null) => nodes.push(text) });
  paint('splits in 5 s');
  expect(nodes).toEqual([]);
  expect(name.firstChild?.nodeValue).toBe('splits in 5 s');
});

/** Where the badge of these texts lies, and what it says. */
function badgeOf(badges: readonly BadgeTexts[], badgeRoom: number) {
  const elements = discOf(recorder);
  const painter = createStoragePainter();
  painter.addDisc(6, elements);
  const disc: Words['disc'] = (figures) => ({ ...WORDS.disc(figures), badges, badgeRoom });
  painter.paintWords(numbersWith({}), lane, ALL, { ...WORDS, disc });
  const of = (element: Paintable, name: string) => (element as Recorder).attributes.get(name) ?? '';
  const [x = 0, width = 0] = ['x', 'width'].map((name) => Number(of(elements.badgeBack, name)));
  const sign = Number(/translate\((\S+)/.exec(of(elements.badgeSign, 'transform'))?.[1]);
  return {
    left: x,
    right: x + width,
    sign,
    texts: elements.badgeTexts.map(({ textContent }) => textContent),
  };
}

test('What is refused stands on the side of its half, or in the middle where there is no room', () => {
  expect(badgeOf([['1200', '']], 200).right).toBeLessThanOrEqual(1);
  for (const [badge, room] of [
    [['1200', ''], 70],
    [['', '1200'], 70],
    [['1200', '9'], 90],
  ] as const) {
    const centred = badgeOf([badge], room);
    expect(-centred.left).toBeCloseTo(centred.right, 0);
    expect(centred.texts).toEqual(badge);
  }
  const uneven = badgeOf([['1200', '9']], 200);
  expect(-uneven.left).toBeGreaterThan(uneven.right);
});

test('Both numbers come before the cross, which comes before all of one', () => {
  const badges = [
    ['1 199', '369'],
    ['1.2k', '369'],
    ['1 199…', ''],
  ] as const;
  expect(badgeOf(badges, 120).texts).toEqual(['1 199', '369']);
  expect(badgeOf(badges, 92).texts).toEqual(['1.2k', '369']);
  const tight = badgeOf(badges, 77);
  expect(tight.texts).toEqual(['1.2k', '369']);
  expect(tight.right - tight.left).toBeLessThanOrEqual(77);
  expect(badgeOf(badges, 74.5).texts).toEqual(['1 199…', '']);
});

test('A badge says as much as it has room for, at least by its cross', () => {
  const badges = [
    ['211', '63.6'],
    ['211', '64'],
    ['211', ''],
  ] as const;
  const said = [200, 90, 60, 40].map((room) => {
    const { left, right, texts } = badgeOf(badges, room);
    expect(right - left).toBeLessThanOrEqual(room);
    return texts;
  });
  expect(said).toEqual([...badges, ['', '']]);
  const cross = badgeOf(badges, 40);
  expect(cross.sign).toBe(0);
  expect(-cross.left).toBe(cross.right);
});

test('A partition that is gone is not painted any more', () => {
  const elements = discOf(recorder);
  const painter = createStoragePainter();
  painter.addDisc(6, elements)();
  painter.paintUse(numbersWith({ readServed: 3000 }), lane);
  expect((elements.node as Recorder).writes).toBe(0);
});

test('A frame of another structure has no numbers', () => {
  const data = new Float32Array(frameLength(SHAPE));
  const frame: Frame = { ...FRAME, revision: 2, lanes: [data] };
  expect(laneNumbers(frame, structure, 0)).toBeNull();
});
