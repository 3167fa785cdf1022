/** The fallback is the very same host: it must come to the same state. */
import { expect, test } from 'vitest';
import { checksum } from '../engine/checksum.ts';
import { createWorld } from '../engine/engine.ts';
import { step } from '../engine/step.ts';
import { load, PETS } from '../worker/simulation.testing.ts';
import { connect } from './connect.ts';
import { startLocal } from './local.ts';

test('D1: without a worker the run on the page comes to the same checksum', async () => {
  const world = createWorld(PETS, null);
  if (!world.ok) throw new Error(world.problem);
  for (let tick = 0; tick < 100; tick += 1) step(world.value);

  const reasons: (string | null)[] = [];
  const bridge = connect({
    startWorker: () => {
      throw new Error('no workers here');
    },
    startLocal,
    schedule: () => () => {},
    onNews: () => {},
    onConnected: (why) => reasons.push(why),
    onSilent: () => {},
    onBroken: (breakdown) => reasons.push(JSON.stringify(breakdown)),
  });
  bridge.send(load());
  bridge.send({ kind: 'step', ticks: 100 });
  let position = await bridge.ask({ kind: 'position' });
  while (position.ok && position.value.tick < 100) position = await bridge.ask({ kind: 'position' });
  expect(await bridge.ask({ kind: 'checksum' })).toEqual({
    ok: true,
    value: { tick: 100, checksum: checksum(world.value) },
  });
  expect(reasons).toEqual(['no workers here']);
  bridge.close();
});
