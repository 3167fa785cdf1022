/** Taking part in the frame loop. */
import { useEffect, useEffectEvent } from 'react';
import type { Painter } from '../../draw/frameLoop.ts';
import { useApp } from '../appContext.ts';

/** Runs `paint` with every picture as long as the component is there. */
export function usePainter(paint: Painter): void {
  const { picture } = useApp();
  const latest = useEffectEvent(paint);
  useEffect(() => picture.add((nowMs) => latest(nowMs)), [picture]);
}
