import { expect, test } from 'vitest';
import { CURRENT_VERSION, checkUpgraders, UPGRADERS, type Upgrader, upgradeDocument } from './upgrade.ts';

/** An upgrader that only writes down that it ran. */
function planted(to: number): Upgrader {
  return {
    to,
    upgrade: (document) => ({ ...document, version: to, trail: `${document['trail'] ?? ''}${to}` }),
  };
}

test('the upgraders lead to the current version without a gap', () => {
  expect(() => checkUpgraders(UPGRADERS, CURRENT_VERSION)).not.toThrow();
});

test('a gap, a doubled step, a missing last step and a step too many are found', () => {
  expect(() => checkUpgraders([planted(2), planted(3)], 3)).not.toThrow();
  expect(() => checkUpgraders([planted(2), planted(4)], 3)).toThrow('The upgrader to version 3 is missing');
  expect(() => checkUpgraders([planted(2), planted(2)], 3)).toThrow('The upgrader to version 3 is missing');
  expect(() => checkUpgraders([planted(3), planted(2)], 3)).toThrow('The upgrader to version 2 is missing');
  expect(() => checkUpgraders([planted(2)], 3)).toThrow('2 upgraders lead to version 3, not 1');
  expect(() => checkUpgraders([planted(2)], 1)).toThrow('0 upgraders lead to version 1, not 1');
});

test('a document of an older version passes every later step once, in order', () => {
  const upgraders = [planted(2), planted(3), planted(4)];
  expect(upgradeDocument({ version: 1 }, upgraders, 4)).toEqual({
    ok: true,
    value: { version: 4, trail: '234' },
  });
  expect(upgradeDocument({ version: 3 }, upgraders, 4)).toEqual({
    ok: true,
    value: { version: 4, trail: '4' },
  });
  expect(upgradeDocument({ version: 4 }, upgraders, 4)).toEqual({ ok: true, value: { version: 4 } });
});

test('an unknown version is refused with a sentence', () => {
  expect(upgradeDocument({ version: 2 })).toEqual({
    ok: false,
    problem:
      'version is 2, from a newer PartitionScope than this one, which reads versions up to 1; please update or reload.',
  });
  expect(upgradeDocument({})).toMatchObject({
    problem: 'version is missing; it must be the number 1.',
  });
  for (const version of [0, 1.5, '1', null, -1]) {
    expect(upgradeDocument({ version })).toMatchObject({
      ok: false,
      problem: expect.stringContaining('version is'),
    });
  }
  for (const document of [null, 7, 'text', [], undefined]) {
    expect(upgradeDocument(document)).toMatchObject({
      ok: false,
      problem: expect.stringContaining('not an object'),
    });
  }
});
