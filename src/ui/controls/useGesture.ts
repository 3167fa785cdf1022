/** A gesture that belongs to a control on the page. */
import { useEffect, useId, useRef, useState } from 'react';
import { useApp } from '../appContext.ts';
import { createGesture, type Gesture } from './gesture.ts';

/** The gestures of one control; `send` may be another function each time. */
export function useGesture(live: boolean, send: (value: number, gesture: string) => void): Gesture<number> {
  const { experiment } = useApp();
  const name = useId();
  const latest = useRef(send);
  useEffect(() => {
    latest.current = send;
  });
  const [gesture] = useState(() =>
    createGesture<number>({
      live,
      name,
      send: (value, of) => latest.current(value, of),
      isBusy: () => experiment.getState().pending.length > 0,
      schedule(task, delayMs) {
        const timer = setTimeout(task, delayMs);
        return () => clearTimeout(timer);
      },
    }),
  );
  useEffect(() => gesture.end, [gesture]);
  return gesture;
}
