/** The numbers of a pattern, each to be set; a steady one has none. */
import type { RatePattern } from '../../engine/types.ts';
import { NumberFields } from './NumberFields.tsx';
import { patternNumbers } from './patternNumbers.ts';
import styles from './TrafficControls.module.css';

interface Props {
  readonly pattern: RatePattern;
  readonly onChange: (pattern: RatePattern) => void;
}

export default function PatternNumbers({ pattern, onChange }: Props) {
  return (
    <div className={styles.numbers}>
      <NumberFields numbers={patternNumbers(pattern)} onChange={onChange} />
    </div>
  );
}
