/** Where the run is going, once that takes a while: under the bar, above the page, which it does not move. */
import { useEffect, useState } from 'react';
import { useApp } from '../appContext.ts';
import { formatShare } from '../format.ts';
import { useStored } from '../useStored.ts';
import styles from './WayNote.module.css';
import { goingTo, LONG_MS, shareDone, wayText } from './way.ts';

export default function WayNote() {
  const { live } = useApp();
  const to = useStored(live, goingTo);
  const tick = useStored(live, (state) => state.digest?.tick ?? 0);
  const endTick = useStored(live, (state) => state.digest?.endTick ?? Number.POSITIVE_INFINITY);
  const [from] = useState(tick);
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  // What is read aloud must come into a region that is there already; its progress is only shown.
  return (
    <div className={styles.place} role="status">
      {to === null || !isLong ? null : (
        <p className={styles.way}>
          {wayText(to, tick, endTick)}
          {to > from ? <span aria-hidden="true"> {formatShare(shareDone(from, tick, to))}</span> : null}
        </p>
      )}
    </div>
  );
}
