/** Choices: one of a few side by side, one of many in a list, on or off. */
import { type ReactNode, useId } from 'react';
import { Segments } from '../Segments.tsx';
import styles from './controls.module.css';

/** A value and what it is called. */
export interface Option<Value extends string = string> {
  readonly value: Value;
  readonly name: string;
  readonly disabled?: boolean;
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
}

interface SegmentedProps<Value extends string> extends Omit<ChoiceProps<Value>, 'value'> {
  /** Null: none is chosen. */
  readonly value: Value | null;
  /** Where the choices do not speak for themselves. */
  readonly isLabelShown?: boolean;
}

/** One of a few, side by side, under its label. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, value, options, onChange, isLabelShown = false } = props;
  return (
    <div className={styles.choice}>
      {isLabelShown ? (
        <p className={styles.hint} aria-hidden="true">
          {label}
        </p>
      ) : null}
      <Segments label={label} value={value} segments={options} onChange={onChange} />
    </div>
  );
}

/** One of many: a list that opens. */
export function Select<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div className={styles.row}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={styles.select}
        value={value}
        onChange={({ target }) => {
          const chosen = options.find((option) => option.value === target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled === true}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}

interface SwitchProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  /** What it means, or why it has no effect now. */
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
}

/** On or off. */
export function Switch({ label, checked, onChange, hint, disabled = false }: SwitchProps) {
  const id = useId();
  return (
    <div className={styles.control}>
      <label className={styles.row}>
        <span className={styles.label}>{label}</span>
        <input
          className={styles.switch}
          type="checkbox"
          role="switch"
          aria-checked={checked}
          checked={checked}
          disabled={disabled}
          aria-describedby={hint === undefined ? undefined : id}
          onChange={({ target }) => onChange(target.checked)}
        />
      </label>
      {hint === undefined ? null : (
        <p id={id} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
