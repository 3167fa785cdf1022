/** That what is offered belongs to the settings in force and to the moment shown. */
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import { advance, createHistory, edit, seek } from '../../engine/history.ts';
import type { Edit } from '../../engine/types.ts';
import { hardLimit } from '../../experiment/scenarios/hardLimit.ts';
import type { ToWorker } from '../../protocol/messages.ts';
import type { Question } from '../../protocol/questions.ts';
import { createExperimentStore } from '../../store/experimentStore.ts';
import { createLiveStore } from '../../store/liveStore.ts';
import { answer } from '../../worker/answers.ts';
import { createFollowers } from '../../worker/followers.ts';
import { createKeyLists } from '../../worker/keyList.ts';
import { type App, AppContext } from '../appContext.ts';
import FixList from './FixList.tsx';
import { explained, tryOut } from './situations.testing.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const HOT = 2;
const MORE: Edit = {
  kind: 'setTraffic',
  traffic: {
    ...hardLimit.traffic,
    operations: hardLimit.traffic.operations.map((operation) => ({
      ...operation,
      requestsPerSecond: 1.5 * operation.requestsPerSecond,
    })),
  },
};

/**
 * The list beside a run that answers at once, but for trials: those wait until they are let through. `ticksAhead`: how
 * far the run is ahead of what is shown when it is asked to explain.
 */
function listUnderTest(ticksAhead = 0) {
  const created = createHistory(hardLimit, [], []);
  if (!created.ok) throw new Error(created.problem);
  const history = created.value;
  advance(history, 100);
  const sent: ToWorker[] = [];
  const experiment = createExperimentStore(
    hardLimit,
    null,
    (message) => sent.push(message),
    () => history.world.tick,
  );
  const live = createLiveStore();
  let waiting: (() => void)[] = [];
  let trials = 0;
  const ask = async (question: Question) => {
    if (question.kind === 'tryOut') {
      trials += 1;
      await new Promise<void>((resolve) => waiting.push(resolve));
      return tryOut(history.world, question.lane, question.trial);
    }
    if (question.kind === 'explain') advance(history, ticksAhead);
    const result = answer(question, history, createKeyLists(), createFollowers(), {
      playing: false,
      quiet: true,
    });
    return result.ok ? { ok: true, value: result.value.value } : result;
  };
  const together = (task: () => void): void => task();
  const app = { experiment, live, ask, together } as unknown as App;
  const place = document.createElement('div');
  const root = createRoot(place);
  const show = async (): Promise<string> => {
    const { world } = history;
    await act(async () => {
      live.setState({ tick: world.tick });
      root.render(
        <AppContext value={app}>
          <FixList explanations={[explained(world, HOT, 0), explained(world, HOT, 1)]} />
        </AppContext>,
      );
    });
    return place.textContent ?? '';
  };
  const letThrough = async (): Promise<string> => {
    await act(async () => {
      do {
        const ready = waiting;
        waiting = [];
        for (const resolve of ready) resolve();
        await new Promise((resolve) => setTimeout(resolve));
      } while (waiting.length > 0);
    });
    return place.textContent ?? '';
  };
  const land = async (): Promise<string> => {
    const message = sent.at(-1);
    if (message?.kind !== 'edit') throw new Error('nothing was sent');
    for (const each of message.edits) edit(history, each);
    const { tick } = history.world;
    const edits = [...history.branch.edits];
    const { editId } = message;
    await act(async () =>
      experiment.landed({
        kind: 'edited',
        run: 1,
        editId,
        refused: null,
        tick,
        branch: 1,
        branches: [],
        edits,
      }),
    );
    return show();
  };
  return { history, experiment, show, letThrough, land, trials: () => trials };
}

const TRYING = 'Trying what would help';

test('after a change nothing is offered until it was tried under the new settings', async () => {
  const { history, experiment, show, letThrough, land, trials } = listUnderTest();
  expect(await show()).toContain(TRYING);
  expect(await letThrough()).toContain('Ask “Casablanca” 15\u202f% less');
  const before = trials();
  await act(async () => experiment.change('More requests', [MORE]));
  expect(await show()).toContain(TRYING);
  // The change is on its way: whatever was tried now would be tried without it.
  expect(trials()).toBe(before);
  expect(await land()).toContain(TRYING);
  advance(history, 20);
  expect(await show()).toContain(TRYING);
  // Tried right after the change, and again now that two seconds of the new traffic are known.
  await letThrough();
  const after = await letThrough();
  expect(after).not.toContain('15\u202f%');
  expect(after).toMatch(/Ask “Casablanca” \d+.% less/);
});

test('what was tried for later settings, or at a later moment, is not shown for an earlier one', async () => {
  const { history, experiment, show, letThrough, land } = listUnderTest();
  await show();
  await act(async () => experiment.change('More requests', [MORE]));
  await land();
  advance(history, 20);
  await show();
  const later = await letThrough();
  seek(history, 90);
  expect(await show()).toContain(TRYING);
  const earlier = await letThrough();
  expect(earlier).toContain('15\u202f%');
  expect(earlier).not.toBe(later);
  seek(history, 50);
  expect(await show()).toContain(TRYING);
  expect(await letThrough()).toContain('15\u202f%');
});

test('while the run plays on, a judgement stands: nothing is tried again as long as nothing changes', async () => {
  const { show, letThrough, trials } = listUnderTest(3);
  await show();
  expect(await letThrough()).toContain('15\u202f%');
  const before = trials();
  await letThrough();
  await show();
  await letThrough();
  expect(trials()).toBe(before);
});
