/** In place of conclusions that nothing supports yet: what is set up has not been run. */
import type { Measured } from '../../protocol/messages.ts';
import { useApp } from '../appContext.ts';
import { step } from '../keyboard/shortcuts.ts';
import { useStored } from '../useStored.ts';
import styles from './Inspector.module.css';

const TEXTS: Readonly<Record<Measured, string>> = {
  yes: '',
  notYet: 'Nothing is measured yet. It shows once a full second has passed.',
  changed: 'All that is measured is from before your change. It shows once a full second of it has passed.',
};

export default function Unmeasured({ measured }: { readonly measured: Measured }) {
  const app = useApp();
  const isPlaying = useStored(app.session, (state) => state.playing);
  return (
    <section className={styles.part} aria-label="Not measured yet">
      <p>{TEXTS[measured]}</p>
      {isPlaying ? null : (
        <div className={styles.links}>
          <button type="button" onClick={() => step(app)}>
            Run a full second
          </button>
        </div>
      )}
    </section>
  );
}
