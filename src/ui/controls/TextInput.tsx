/** A text to type. */
import { type Ref, useId } from 'react';
import styles from './controls.module.css';
import { useTyped } from './useTyped.ts';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Why a text cannot be taken; null: it can. */
  readonly problemOf?: (text: string) => string | null;
  /** Texts to choose from. */
  readonly suggestions?: readonly string[];
  readonly ref?: Ref<HTMLInputElement>;
}

export function TextInput({ label, value, onChange, problemOf, suggestions, ref }: Props) {
  const id = useId();
  const { text, problem, onType, onLeave, onKeyDown } = useTyped(value, (typed) => {
    const found = problemOf?.(typed) ?? null;
    if (found === null) onChange(typed);
    return found;
  });
  return (
    <div className={styles.control}>
      <div className={styles.row}>
        <label className={styles.label} htmlFor={id}>
          {label}
        </label>
        <input
          ref={ref}
          id={id}
          className={styles.text}
          type="text"
          autoComplete="off"
          spellCheck={false}
          list={suggestions === undefined ? undefined : `${id}-list`}
          value={text}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          onChange={({ target }) => onType(target.value)}
          onBlur={onLeave}
          onKeyDown={onKeyDown}
        />
      </div>
      {suggestions === undefined ? null : (
        <datalist id={`${id}-list`}>
          {suggestions.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
      {problem === null ? null : (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
