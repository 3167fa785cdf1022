/** How a rate changes over time. */
import type { RatePattern } from '../../engine/types.ts';
import { Segmented } from '../controls/choices.tsx';
import controls from '../controls/controls.module.css';
import { later } from '../later.tsx';
import { PATTERN_KINDS, PATTERN_NAMES, type PatternKind, patternFrom } from './patterns.ts';
import styles from './TrafficControls.module.css';

/** Loaded with the first pattern that has numbers. */
const PatternNumbers = later(() => import('./PatternNumbers.tsx'));

interface Props {
  readonly label: string;
  /** Null: several different ones. */
  readonly pattern: RatePattern | null;
  /** Simulated seconds since the start: a new pattern begins soon after. */
  readonly nowSecond: () => number;
  readonly onChange: (pattern: RatePattern) => void;
}

export function PatternControls({ label, pattern, nowSecond, onChange }: Props) {
  const isCurve = pattern?.kind === 'curve';
  const kinds: readonly PatternKind[] = isCurve ? [...PATTERN_KINDS, 'curve'] : PATTERN_KINDS;
  return (
    <div className={styles.choice}>
      <Segmented
        label={label}
        isLabelShown
        value={pattern?.kind ?? null}
        options={kinds.map((kind) => ({ value: kind, name: PATTERN_NAMES[kind] }))}
        onChange={(kind) => onChange(patternFrom(kind, nowSecond()))}
      />
      {pattern === null ? <p className={controls.hint}>The operations have different patterns.</p> : null}
      {pattern === null || pattern.kind === 'steady' ? null : (
        <PatternNumbers pattern={pattern} onChange={onChange} />
      )}
    </div>
  );
}
