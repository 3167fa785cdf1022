/**
 * Changing a key's traffic by dragging its bar, or with the arrow keys. While it lasts the picture shows what would
 * be; at its end one edit is sent, and the picture goes on showing it until the simulation does.
 */

import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { ifLoaded } from '../../base/ifLoaded.ts';
import { growthOf, type Plot, pulled } from '../../draw/strip/plot.ts';
import { totalUnits, weightFactor, withWeight } from '../../draw/strip/weigh.ts';
import type { Dimension } from '../../engine/types.ts';
import { ITEM_RANGES } from '../../experiment/ranges.ts';
import type { KeyLine, KeyProfile } from '../../protocol/questions.ts';
import { useApp } from '../appContext.ts';
import { formatShare } from '../format.ts';
import { editsForWeight } from '../keys/wholeKeyEdits.ts';
import { useStored } from '../useStored.ts';

/** The weight that a key is given, if it is let go now, and the share of the traffic that this is hoped to give it. */
export interface Wish {
  readonly name: string;
  readonly weight: number;
  readonly share: number;
}

/** Where a drag began. */
interface Grip {
  readonly key: KeyLine;
  readonly plot: Plot;
  readonly y: number;
  /** The direction in which the bar grows; null: the hand has not moved yet. */
  growth: -1 | 1 | null;
}

export interface BarDrag {
  /** The profile as it would be. */
  readonly profile: KeyProfile;
  /** The key to which that is due. */
  readonly wished: string | null;
  /** The key whose traffic is being changed. */
  readonly dragged: string | null;
  /** `bar`: what keeps the pointer until it is let go. */
  readonly grab: (event: PointerEvent, bar: Element, key: KeyLine, plot: Plot, y: number) => void;
  /** `yNow`: asked only if something is dragged. */
  readonly move: (yNow: () => number) => void;
  /** True if it was a drag, not a click. */
  readonly letGo: () => boolean;
  readonly cancel: () => void;
  /** Arrow up and down while the key is held; true if that is what was pressed. */
  readonly press: (event: KeyboardEvent, key: KeyLine) => boolean;
  readonly release: (event: KeyboardEvent) => void;
}

/** A pointer that moves less than this has clicked, pixels. */
const DRAG_LEAST = 3;

/** One press of an arrow key changes the share by this factor, and at least by so much. */
const PRESS_FACTOR = 1.12;
const PRESS_LEAST = 0.002;

export function useBarDrag(lane: number, profile: KeyProfile): BarDrag {
  const { experiment, notices, tickNow } = useApp();
  const refused = useStored(experiment, (state) => state.refused);
  const [wish, setWish] = useState<Wish | null>(null);
  const [isHeld, setHeld] = useState(false);
  const grip = useRef<Grip | null>(null);
  /** The partition key when the hold began: under another one the bar is of another key. */
  const keyedBy = useRef('');
  const keyNow = (): string =>
    JSON.stringify(experiment.inForce(tickNow()).configuration.tables[lane]?.partitionKey);

  const wished = profile.hottest.find(({ name }) => name === wish?.name);
  const isDone =
    wish !== null &&
    !isHeld &&
    (wished === undefined || isNear(wished.weight, wish.weight) || refused !== null);
  useEffect(() => {
    if (!isDone) return;
    setWish(null);
    notices.dismiss('weight');
    if (wished === undefined || refused !== null) return;
    // The words are seldom needed, so they load when they may be.
    ifLoaded(import('./missedWish.ts'), ({ missedText }) => {
      const text = missedText(wish, wished);
      if (text !== null) notices.say({ topic: 'weight', text, action: null });
    });
  }, [isDone, wish, wished, refused, notices]);
  const shown =
    wish === null || wished === undefined || wished.weight === 0
      ? profile
      : withWeight(profile, wish.name, wish.weight / wished.weight);

  /** `share`: wanted of all units of the dimension. */
  const wishFor = (name: string, dimension: Dimension, share: number): void => {
    const key = profile.hottest.find((line) => line.name === name);
    const total = totalUnits(profile)[dimension];
    if (key === undefined || total === 0) return;
    const factor = weightFactor(key.offered[dimension] / total, share);
    if (factor === null) return;
    const weight = Math.min(ITEM_RANGES.weight.most, rounded(key.weight * factor));
    const hoped = withWeight(profile, name, weight / key.weight).hottest.find((line) => line.name === name);
    setWish({ name, weight, share: hoped?.share ?? 0 });
  };

  const commit = (): void => {
    setHeld(false);
    if (wish === null || wished === undefined) return;
    if (keyNow() !== keyedBy.current) {
      setWish(null);
      return;
    }
    const label = `${formatShare(wish.share)} of the traffic for ${wish.name}, the rest for the others`;
    experiment.change(label, editsForWeight(wished, wish.weight));
  };

  return {
    profile: shown,
    wished: wish?.name ?? null,
    dragged: isHeld ? (wish?.name ?? null) : null,
    grab(event, bar, key, plot, y) {
      if (event.button !== 0) return;
      bar.setPointerCapture(event.pointerId);
      keyedBy.current = keyNow();
      grip.current = { key, plot, y, growth: null };
    },
    move(yNow) {
      const held = grip.current;
      if (held === null) return;
      const y = yNow();
      if (held.growth === null && Math.abs(y - held.y) < DRAG_LEAST) return;
      held.growth ??= growthOf(held.plot, held.y, y);
      setHeld(true);
      const { key, plot, growth } = held;
      const total = totalUnits(profile)[plot.dimension];
      const units = pulled(plot, key.offered[plot.dimension], growth * (y - held.y));
      if (total > 0) wishFor(key.name, plot.dimension, units / total);
    },
    letGo() {
      const held = grip.current;
      grip.current = null;
      if (held === null || held.growth === null) return false;
      commit();
      return true;
    },
    cancel() {
      grip.current = null;
      setHeld(false);
      setWish(null);
    },
    press(event, key) {
      const isUp = event.key === 'ArrowUp';
      if (!isUp && event.key !== 'ArrowDown') return false;
      const now = shown.hottest.find(({ name }) => name === key.name) ?? key;
      const dimension = now.offered[0] > 0 ? 0 : 1;
      const share = now.offered[dimension] / (totalUnits(shown)[dimension] || 1);
      const step = Math.max(PRESS_LEAST, share * (PRESS_FACTOR - 1));
      if (!isHeld) keyedBy.current = keyNow();
      setHeld(true);
      wishFor(key.name, dimension, share + (isUp ? step : -step));
      return true;
    },
    release(event) {
      if (isHeld && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) commit();
    },
  };
}

/** Four digits are as exact as a hand is. */
function rounded(weight: number): number {
  return Number(weight.toPrecision(4));
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-6 * Math.max(one, other);
}
