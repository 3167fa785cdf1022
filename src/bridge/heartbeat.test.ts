import { expect, test } from 'vitest';
import { BEAT_MS, BEATS_MOST, createHeartbeat } from './heartbeat.ts';

/** A heart whose beats are in the hands of the test. */
function setUp() {
  const said: string[] = [];
  const timers = new Set<() => void>();
  const heartbeat = createHeartbeat({
    ping: () => said.push('ping'),
    onSilent: () => said.push('silent'),
    onBack: () => said.push('back'),
    schedule(task, delayMs) {
      expect(delayMs).toBe(BEAT_MS);
      timers.add(task);
      return () => timers.delete(task);
    },
  });
  const beat = (times = 1): void => {
    for (let count = 0; count < times; count += 1) {
      for (const task of [...timers]) {
        timers.delete(task);
        task();
      }
    }
  };
  heartbeat.watch(true);
  return { heartbeat, said, beat, beats: () => timers.size };
}

test('where nothing is sent nothing beats', () => {
  const { heartbeat, beats, said, beat } = setUp();
  expect(beats()).toBe(0);
  heartbeat.sent();
  heartbeat.sent();
  expect(beats()).toBe(1);
  beat();
  heartbeat.heard(true);
  expect(beats()).toBe(0);
  expect(said).toEqual(['ping']);
});

test('what was sent after a ping is confirmed by the next one only', () => {
  const { heartbeat, said, beat, beats } = setUp();
  heartbeat.sent();
  beat();
  heartbeat.sent();
  heartbeat.heard(true);
  expect(beats()).toBe(1);
  beat();
  expect(said).toEqual(['ping', 'ping']);
});

test('after five beats in a row without a word it is silent, told once', () => {
  const { heartbeat, said, beat, beats } = setUp();
  heartbeat.sent();
  beat(BEATS_MOST - 1);
  expect(said).toEqual(['ping']);
  beat();
  expect(said).toEqual(['ping', 'silent']);
  heartbeat.sent();
  expect(beats()).toBe(0);
  heartbeat.heard(false);
  expect(said).toEqual(['ping', 'silent', 'back']);
  beat(BEATS_MOST);
  expect(said).toEqual(['ping', 'silent', 'back', 'silent']);
});

test('any word is a sign of life, however seldom', () => {
  const { heartbeat, said, beat } = setUp();
  heartbeat.sent();
  for (let round = 0; round < 4; round += 1) {
    beat(BEATS_MOST);
    heartbeat.heard(false);
    expect(said).toContain('silent');
    said.length = 0;
  }
  for (let round = 0; round < 4; round += 1) {
    beat(BEATS_MOST - 1);
    heartbeat.heard(false);
  }
  expect(said).not.toContain('silent');
});

test('while nobody waits no beat counts', () => {
  const { heartbeat, said, beat, beats } = setUp();
  heartbeat.sent();
  beat(BEATS_MOST - 1);
  heartbeat.watch(false);
  expect(beats()).toBe(0);
  heartbeat.watch(true);
  beat(BEATS_MOST - 1);
  expect(said).toEqual(['ping']);
});
