/** Whether there is a measured second to speak of. */
import type { Measured } from '../protocol/messages.ts';
import { useApp } from './appContext.ts';
import { useStored } from './useStored.ts';

/** Unless it is `yes`, what is measured is not shown, nor anything concluded from it: settings are new, figures old. */
export function useMeasured(): Measured {
  const { live } = useApp();
  return useStored(live, ({ digest }) => digest?.measured ?? 'notYet');
}
