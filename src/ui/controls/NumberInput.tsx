/** A number to type. What cannot be taken is said in a sentence, and the value in force stays. */
import { type ReactNode, useId } from 'react';
import styles from './controls.module.css';
import { type NumberField, numberText, readNumberText, unitOf } from './numberText.ts';
import { useTyped } from './useTyped.ts';

interface Props {
  readonly field: NumberField;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** Stands between the name and the number. */
  readonly remark?: ReactNode;
  /** Stands below: a slider, a remark. */
  readonly children?: ReactNode;
}

export function NumberInput({ field, value, onChange, remark, children }: Props) {
  const id = useId();
  const unit = unitOf(field);
  const { text, isTyped, problem, onType, onLeave, onKeyDown } = useTyped(
    numberText(value, field),
    (typed) => {
      const read = readNumberText(typed, field);
      if (!read.ok) return read.problem;
      if (read.value !== value) onChange(read.value);
      return null;
    },
  );
  return (
    <div className={styles.control}>
      <div className={styles.row}>
        <label className={styles.label} htmlFor={id}>
          {field.name}
        </label>
        {remark === undefined ? null : <span className={styles.remark}>{remark}</span>}
        <input
          id={id}
          className={styles.number}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          style={{ inlineSize: `${Math.max(4, text.length + 2)}ch` }}
          value={text}
          data-typed={isTyped}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          onChange={({ target }) => onType(target.value)}
          onBlur={onLeave}
          onKeyDown={onKeyDown}
        />
        {unit === '' ? null : <span className={styles.unit}>{unit}</span>}
      </div>
      {children}
      {problem === null ? null : (
        <p id={`${id}-problem`} className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
