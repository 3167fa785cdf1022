/** One of a few, side by side: radio buttons that look like one button in parts. */
import { useId } from 'react';
import styles from './Segments.module.css';

/** A value and what it is called. */
export interface Segment<Value> {
  readonly value: Value;
  readonly name: string;
  /** What it means, for a pointer that rests on it. */
  readonly title?: string;
  /** Something is refused there. */
  readonly isMarked?: boolean;
}

interface Props<Value> {
  readonly label: string;
  /** Null: none is chosen. */
  readonly value: Value | null;
  readonly segments: readonly Segment<Value>[];
  readonly onChange: (value: Value) => void;
  /** `large`: as high as a button; `bare`: without a frame. */
  readonly look?: 'large' | 'small' | 'bare';
}

export function Segments<Value extends string | number | boolean>(props: Props<Value>) {
  const { label, value, segments, onChange, look = 'small' } = props;
  const group = useId();
  return (
    <fieldset className={styles.segments} aria-label={label} data-look={look}>
      {segments.map(({ value: each, name, title, isMarked = false }) => (
        <label key={String(each)} className={styles.segment} title={title} data-marked={isMarked}>
          <input type="radio" name={group} checked={each === value} onChange={() => onChange(each)} />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
