/** In place of conclusions that nothing supports yet: what is set up has not been run. */
import { TICKS_PER_SECOND } from '../../protocol/facts.ts';
import type { Measured } from '../../protocol/messages.ts';
import { useApp } from '../appContext.ts';
import { useStored } from '../useStored.ts';
import styles from './Inspector.module.css';

const TEXTS: Readonly<Record<Measured, string>> = {
  yes: '',
  notYet: 'Nothing is measured yet. It shows once a full second has passed.',
  changed: 'All that is measured is from before your change. It shows once a full second of it has passed.',
};

export default function Unmeasured({ measured }: { readonly measured: Measured }) {
  const { session, tickNow } = useApp();
  const isPlaying = useStored(session, (state) => state.playing);
  /** Figures are of full seconds: the one in progress is partly from before the change. */
  const runOneSecond = (): void => {
    if (tickNow() % TICKS_PER_SECOND !== 0) session.step(TICKS_PER_SECOND);
    session.step(TICKS_PER_SECOND);
  };
  return (
    <section className={styles.part} aria-label="Not measured yet">
      <p>{TEXTS[measured]}</p>
      {isPlaying ? null : (
        <div className={styles.links}>
          <button type="button" onClick={runOneSecond}>
            Run a full second
          </button>
        </div>
      )}
    </section>
  );
}
