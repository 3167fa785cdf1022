/** Asks before two keys become one, because taking that back lays the table out anew. */
import { useEffect, useId, useRef } from 'react';
import styles from './JoinQuestion.module.css';
import keyStyles from './KeyControls.module.css';

interface Props {
  /** What there is and what would become of it. */
  readonly text: string;
  /** What the button says that does it. */
  readonly action: string;
  readonly onJoin: () => void;
  readonly onLeave: () => void;
}

export function JoinQuestion({ text, action, onJoin, onLeave }: Props) {
  const id = useId();
  const question = useRef<HTMLFieldSetElement>(null);
  // Nothing else can go on until it is answered.
  useEffect(() => question.current?.focus(), []);
  return (
    <fieldset ref={question} className={styles.question} tabIndex={-1} aria-labelledby={id}>
      <p id={id} className={styles.text} role="alert">
        {text}
      </p>
      <div className={keyStyles.buttons}>
        <button type="button" onClick={onJoin}>
          {action}
        </button>
        <button type="button" onClick={onLeave}>
          Cancel
        </button>
      </div>
    </fieldset>
  );
}
