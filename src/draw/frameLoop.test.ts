import { expect, test } from 'vitest';
import { createFrameLoop, type Screen } from './frameLoop.ts';

/** A screen that draws when the test says so. */
function createScreen(): Screen & { readonly draw: (nowMs?: number) => void; readonly asked: () => number } {
  const requests = new Map<number, (nowMs: number) => void>();
  let asked = 0;
  return {
    request(draw) {
      asked += 1;
      requests.set(asked, draw);
      return asked;
    },
    cancel: (request) => requests.delete(request),
    draw(nowMs = 0) {
      const due = [...requests.values()];
      requests.clear();
      for (const draw of due) draw(nowMs);
    },
    asked: () => asked,
  };
}

test('many requests make one drawing; without one nothing is drawn', () => {
  const screen = createScreen();
  const done: string[] = [];
  const loop = createFrameLoop(() => done.push('drawn'), screen);
  loop.add(() => {
    done.push('paint');
    return false;
  });
  loop.request();
  loop.request();
  expect(loop.isPending()).toBe(true);
  screen.draw();
  expect(done).toEqual(['paint', 'drawn']);
  expect(loop.isPending()).toBe(false);
  screen.draw();
  expect(done).toHaveLength(2);
  expect(screen.asked()).toBe(1);
});

test('a movement goes on by itself until it is over', () => {
  const screen = createScreen();
  const times: number[] = [];
  const loop = createFrameLoop(() => {}, screen);
  loop.add((nowMs) => {
    times.push(nowMs);
    return times.length < 3;
  });
  for (const nowMs of [16, 32, 48, 64]) screen.draw(nowMs);
  expect(times).toEqual([16, 32, 48]);
});

test('a painter that is taken out paints no more, and after the end nobody does', () => {
  const screen = createScreen();
  let count = 0;
  const loop = createFrameLoop(() => {}, screen);
  const remove = loop.add(() => {
    count += 1;
    return false;
  });
  screen.draw();
  remove();
  loop.request();
  screen.draw();
  expect(count).toBe(1);
  loop.request();
  loop.dispose();
  expect(loop.isPending()).toBe(false);
  loop.request();
  expect(loop.isPending()).toBe(false);
});

test('while asleep nothing is drawn; what was asked for, before or then, is drawn once it wakes', () => {
  const screen = createScreen();
  let count = 0;
  const loop = createFrameLoop(() => {}, screen);
  loop.add(() => {
    count += 1;
    return false;
  });
  loop.setAsleep(true);
  screen.draw();
  loop.request();
  screen.draw();
  expect([count, loop.isPending()]).toEqual([0, false]);
  loop.setAsleep(false);
  screen.draw();
  screen.draw();
  expect(count).toBe(1);
  loop.setAsleep(true);
  loop.setAsleep(false);
  expect(loop.isPending()).toBe(false);
});
