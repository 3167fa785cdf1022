/** On a phone the inspector is below the picture: whoever has chosen something there is shown the way to it. */
import { assertNever } from '../../base/assert.ts';
import type { Selection } from '../../store/sessionStore.ts';
import { useApp } from '../appContext.ts';
import { useStored } from '../useStored.ts';
import { operationName, partitionName, ssdName } from '../words/names.ts';
import styles from './ToWhy.module.css';

export default function ToWhy() {
  const { session } = useApp();
  const selection = useStored(session, (state) => state.selection);
  return selection === null ? null : (
    <a className={styles.way} href="#why">
      About {subjectOf(selection)}
      <span aria-hidden="true">↓</span>
    </a>
  );
}

function subjectOf(selection: Selection): string {
  switch (selection.kind) {
    case 'partition':
      return partitionName(selection.partition);
    case 'key':
      return `“${selection.key}”`;
    case 'ssd':
      return ssdName(selection.ssd);
    case 'event':
      return 'this event';
    case 'request':
      return `this refused ${operationName(selection.dimension)}`;
    default:
      return assertNever(selection);
  }
}
