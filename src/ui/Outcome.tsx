/** What came of the user's changes, in the table that the panels are about. */
import { assertNever } from '../base/assert.ts';
import { useApp } from './appContext.ts';
import { useLaneNumbers } from './inspector/useLaneNumbers.ts';
import { useLanePrefix } from './useLanes.ts';
import { useStored } from './useStored.ts';
import { outcomeSentence } from './words/caption.ts';

export default function Outcome() {
  const { session } = useApp();
  const lane = useStored(session, (state) => state.lane);
  const found = useLaneNumbers(lane);
  const prefix = useLanePrefix();
  if (found === null) return null;
  switch (found.numbers.measured) {
    case 'notYet':
      return 'The first second is still to come.';
    case 'changed':
      return 'Play or step to see what comes of it.';
    case 'yes':
      return prefix(lane) + outcomeSentence(found.numbers, found.place);
    default:
      return assertNever(found.numbers.measured);
  }
}
