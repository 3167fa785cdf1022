/** The page's side of the protocol, with lines and a clock that tests hold in their hands. */
import { expect, test } from 'vitest';
import { PROTOCOL_VERSION, type ToWorker } from '../protocol/messages.ts';
import { type Breakdown, type Bridge, connect, type News, READY_MS } from './connect.ts';
import { BEAT_MS, BEATS_MOST } from './heartbeat.ts';
import type { PortEvents } from './port.ts';

const READY = { kind: 'ready', version: PROTOCOL_VERSION };

/** A line whose other end is the test. */
interface Line {
  readonly events: PortEvents;
  readonly sent: ToWorker[];
  isClosed: boolean;
}

interface Setup {
  readonly bridge: Bridge;
  readonly workers: Line[];
  readonly locals: Line[];
  readonly news: News[];
  readonly connected: (string | null)[];
  readonly broken: Breakdown[];
  /** How often it was said to be silent. */
  readonly silences: () => number;
  /** Lets so many beats pass. */
  readonly beat: (times: number) => void;
  /** Lets the time for `ready` run out. */
  readonly timeOut: () => void;
}

function openLine(lines: Line[], events: PortEvents) {
  const line: Line = { events, sent: [], isClosed: false };
  lines.push(line);
  return {
    send: (message: ToWorker) => line.sent.push(message),
    close: () => {
      line.isClosed = true;
    },
  };
}

function setUp({ startWorker }: { startWorker?: (events: PortEvents) => never } = {}): Setup {
  const workers: Line[] = [];
  const locals: Line[] = [];
  const news: News[] = [];
  const connected: (string | null)[] = [];
  const broken: Breakdown[] = [];
  const silent = { times: 0 };
  const timers = new Map<object, { task: () => void; delayMs: number }>();
  const bridge = connect({
    startWorker: startWorker ?? ((events) => openLine(workers, events)),
    startLocal: async (events) => openLine(locals, events),
    schedule(task, delayMs) {
      const timer = {};
      timers.set(timer, { task, delayMs });
      return () => timers.delete(timer);
    },
    onNews: (message) => news.push(message),
    onConnected: (whyLocal) => connected.push(whyLocal),
    onSilent: () => {
      silent.times += 1;
    },
    onBroken: (breakdown) => broken.push(breakdown),
  });
  const runOut = (wanted: number): void => {
    for (const [timer, { task, delayMs }] of [...timers]) {
      if (delayMs !== wanted) continue;
      timers.delete(timer);
      task();
    }
  };
  const beat = (times: number): void => {
    for (let count = 0; count < times; count += 1) runOut(BEAT_MS);
  };
  return {
    bridge,
    workers,
    locals,
    news,
    connected,
    broken,
    silences: () => silent.times,
    beat,
    timeOut: () => runOut(READY_MS),
  };
}

/** The first line of a list; its events are called as the other end would. */
function line(lines: readonly Line[]): Line {
  const [first] = lines;
  if (first === undefined) throw new Error('No line was opened');
  return first;
}

/** A bridge whose worker has said `ready`. */
function setUpReady(): Setup {
  const setup = setUp();
  line(setup.workers).events.onData(READY);
  return setup;
}

test('messages wait for ready and then go out in order', () => {
  const { bridge, workers, connected } = setUp();
  bridge.send({ kind: 'pause' });
  bridge.send({ kind: 'step', ticks: 3 });
  expect(line(workers).sent).toEqual([]);
  line(workers).events.onData(READY);
  bridge.send({ kind: 'seek', tick: 7 });
  expect(line(workers).sent.map(({ kind }) => kind)).toEqual(['pause', 'step', 'seek']);
  expect(connected).toEqual([null]);
});

test('news are handed on, an answer to whoever asked', async () => {
  const { bridge, workers, news } = setUpReady();
  const { events, sent } = line(workers);
  const loaded = { kind: 'loaded', run: 1, result: { ok: true, value: null } };
  events.onData(loaded);
  expect(news).toEqual([loaded]);
  const first = bridge.ask({ kind: 'checksum' });
  const second = bridge.ask({ kind: 'checksum' });
  const ids = sent.map((message) => (message.kind === 'ask' ? message.requestId : -1));
  const answer = (requestId: number | undefined, checksum: string) => ({
    kind: 'answer',
    requestId,
    result: { ok: true, value: { kind: 'checksum', value: { tick: 1, checksum } } },
  });
  events.onData(answer(ids[1], 'bbbbbbbb'));
  events.onData(answer(ids[0], 'aaaaaaaa'));
  expect(await first).toEqual({ ok: true, value: { tick: 1, checksum: 'aaaaaaaa' } });
  expect(await second).toEqual({ ok: true, value: { tick: 1, checksum: 'bbbbbbbb' } });
  expect(bridge.openQuestions()).toBe(0);
});

test('an answer to nobody is dropped, one of another kind is a breakdown', () => {
  const { bridge, workers, broken } = setUpReady();
  const { events, sent } = line(workers);
  const value = { kind: 'checksum', value: { tick: 1, checksum: '' } };
  events.onData({ kind: 'answer', requestId: 99, result: { ok: true, value } });
  expect(broken).toEqual([]);
  void bridge.ask({ kind: 'position' });
  const [asked] = sent;
  const requestId = asked?.kind === 'ask' ? asked.requestId : -1;
  events.onData({ kind: 'answer', requestId, result: { ok: true, value } });
  expect(broken).toMatchObject([{ kind: 'lost' }]);
});

test('where workers are forbidden the host runs on the page, and what waited is sent there', async () => {
  const setup = setUp({
    startWorker: () => {
      throw new Error('forbidden by policy');
    },
  });
  setup.bridge.send({ kind: 'pause' });
  await Promise.resolve();
  line(setup.locals).events.onData(READY);
  expect(setup.connected).toEqual(['forbidden by policy']);
  expect(line(setup.locals).sent).toEqual([{ kind: 'pause' }]);
});

test('a worker that reports an error before ready is replaced', async () => {
  const { workers, locals, connected, broken } = setUp();
  line(workers).events.onBroken('blocked');
  await Promise.resolve();
  expect(line(workers).isClosed).toBe(true);
  line(locals).events.onData(READY);
  expect(connected).toEqual(['blocked']);
  expect(broken).toEqual([]);
});

test('a worker that does not answer in time is replaced; what it says later is not heard', async () => {
  const { workers, locals, connected, timeOut } = setUp();
  timeOut();
  await Promise.resolve();
  line(locals).events.onData(READY);
  line(workers).events.onData(READY);
  expect(connected).toEqual(['It did not answer.']);
});

test('a worker that was ready in time is not replaced', () => {
  const { locals, timeOut } = setUpReady();
  timeOut();
  expect(locals).toEqual([]);
});

test('when the page cannot run it either, that is a breakdown', async () => {
  const { workers, locals, broken } = setUp();
  line(workers).events.onBroken('blocked');
  await Promise.resolve();
  line(locals).events.onBroken('no memory');
  expect(broken).toEqual([{ kind: 'lost', why: 'no memory' }]);
});

for (const { what, happen, told } of [
  {
    what: 'dies',
    happen: ({ events }: Line) => events.onBroken('out of memory'),
    told: { kind: 'lost', why: 'out of memory' },
  },
  {
    what: 'talks nonsense',
    happen: ({ events }: Line) => events.onData({ kind: 'frame', lanes: 'nonsense' }),
    told: { kind: 'lost', why: expect.stringContaining('makes no sense') },
  },
  {
    what: 'stops itself',
    happen: ({ events }: Line) =>
      events.onData({ kind: 'failed', message: 'a', stack: '', seed: 1, tick: 2, checksum: 'c' }),
    told: { kind: 'failed', failed: expect.objectContaining({ seed: 1, tick: 2, checksum: 'c' }) },
  },
]) {
  test(`a worker that ${what} is a breakdown, told once; questions get a problem, messages vanish`, async () => {
    const { bridge, workers, broken } = setUpReady();
    const asked = bridge.ask({ kind: 'checksum' });
    happen(line(workers));
    line(workers).events.onBroken('again');
    expect(broken).toEqual([told]);
    expect(line(workers).isClosed).toBe(true);
    expect(await asked).toMatchObject({ ok: false });
    expect(await bridge.ask({ kind: 'checksum' })).toMatchObject({ ok: false });
    const { length } = line(workers).sent;
    bridge.send({ kind: 'pause' });
    expect(line(workers).sent).toHaveLength(length);
  });
}

test('a worker of another version is not spoken to', () => {
  const { bridge, workers, broken, connected } = setUp();
  bridge.send({ kind: 'pause' });
  line(workers).events.onData({ kind: 'ready', version: PROTOCOL_VERSION + 1 });
  expect(broken).toEqual([{ kind: 'lost', why: expect.stringContaining('reload the page') }]);
  expect(connected).toEqual([]);
  expect(line(workers).sent).toEqual([]);
});

test('closing ends the worker without a word', () => {
  const { bridge, workers, broken } = setUpReady();
  bridge.close();
  line(workers).events.onBroken('late');
  expect(line(workers).isClosed).toBe(true);
  expect(broken).toEqual([]);
});

test('a worker that falls silent is told; anything it says takes that back', () => {
  const { bridge, workers, news, connected, silences, beat } = setUpReady();
  bridge.watch(true);
  bridge.send({ kind: 'pause' });
  beat(BEATS_MOST);
  expect(silences()).toBe(1);
  expect(line(workers).sent.map(({ kind }) => kind)).toEqual(['pause', 'ping']);
  line(workers).events.onData({ kind: 'pong' });
  expect(connected).toEqual([null, null]);
  expect(news).toEqual([]);
});

test('signs of life are no questions, and nobody waits for one from a worker that is gone', () => {
  const { bridge, workers, silences, beat } = setUpReady();
  bridge.watch(true);
  bridge.send({ kind: 'pause' });
  beat(1);
  expect(bridge.openQuestions()).toBe(0);
  line(workers).events.onBroken('out of memory');
  bridge.watch(true);
  beat(BEATS_MOST);
  expect(silences()).toBe(0);
});
