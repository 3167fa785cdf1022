/** How the way to the next event goes, where it takes a while or leads nowhere: under the bar, as where the run is going. */
import { useEffect, useState } from 'react';
import type { Search } from '../../protocol/messages.ts';
import { useApp } from '../appContext.ts';
import { formatClock } from '../format.ts';
import { useStored } from '../useStored.ts';
import styles from './WayNote.module.css';
import { LONG_MS } from './way.ts';

export default function SearchNote({ search }: { readonly search: Search }) {
  const { live } = useApp();
  const clock = useStored(live, (state) => formatClock(state.digest?.tick ?? 0));
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  const isUnderWay = search === 'underWay';
  return (
    <div className={styles.place} role="status">
      {isUnderWay && isLong ? (
        <p className={styles.way}>
          Computing the run up to its next event …<span aria-hidden="true"> {clock}</span>
        </p>
      ) : null}
      {isUnderWay ? null : (
        <p className={`${styles.way} ${styles.said}`}>Nothing happened in an hour of simulated time.</p>
      )}
    </div>
  );
}
