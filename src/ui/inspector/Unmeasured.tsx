/** In place of conclusions that nothing supports yet: what was changed has not been run. */
import { TICKS_PER_SECOND } from '../../protocol/facts.ts';
import { useApp } from '../appContext.ts';
import styles from './Inspector.module.css';

export function Unmeasured() {
  const { session, tickNow } = useApp();
  /** Figures are of full seconds: the one in progress is partly from before the change. */
  const runOneSecond = (): void => {
    if (tickNow() % TICKS_PER_SECOND !== 0) session.step(TICKS_PER_SECOND);
    session.step(TICKS_PER_SECOND);
  };
  return (
    <section className={styles.part} aria-label="Not measured yet">
      <p>All that is measured is from before your change. It shows once a full second of it has passed.</p>
      <div className={styles.links}>
        <button type="button" onClick={runOneSecond}>
          Run a full second
        </button>
      </div>
    </section>
  );
}
