/** A value that comes now and then, from outside of React. */
import { dequal } from 'dequal/lite';
import { useCallback, useState } from 'react';
import { useApp } from './appContext.ts';

/**
 * The value taken last, null before the first, and how to take one: with the next picture, and without another rendering
 * if it says what the last one said.
 */
export function useTaken<Value>(): readonly [value: Value | null, take: (next: Value) => void] {
  const { together } = useApp();
  const [value, setValue] = useState<Value | null>(null);
  const take = useCallback(
    (next: Value): void => together(() => setValue((before) => (dequal(before, next) ? before : next))),
    [together],
  );
  return [value, take];
}
