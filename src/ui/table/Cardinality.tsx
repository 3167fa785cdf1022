/** How good the partition key is: how many values it has, and how evenly they are asked for. */
import { useApp } from '../appContext.ts';
import controls from '../controls/controls.module.css';
import { useSparingAnswer } from '../useSparingAnswer.ts';
import { useStored } from '../useStored.ts';
import styles from './Cardinality.module.css';
import { meterLevel, verdictOn } from './cardinality.ts';

export function Cardinality({ lane }: { readonly lane: number }) {
  const { live } = useApp();
  const figures = useStored(live, (state) => state.digest?.lanes[lane]);
  // As configured, as the list of keys has it: so it is there from the start, and at once after a change.
  const hottest = useSparingAnswer(
    { kind: 'keys', lane, search: '', order: 'traffic', from: 0, count: 1 },
    { followsChanges: true },
  )?.value.lines[0];
  if (figures === undefined || hottest === undefined) return null;
  const { keys, partitions } = figures;
  const hottestShare = hottest.share === 0 ? null : hottest.share;
  const { title, reason, isGood } = verdictOn({ keys, partitions, hottestShare });
  const level = Math.round(100 * meterLevel(keys));
  return (
    <div className={styles.cardinality} data-good={isGood}>
      <div className={styles.line}>
        <span>Cardinality</span>
        <strong className={styles.verdict}>{title}</strong>
      </div>
      <meter
        className={styles.meter}
        aria-label="Cardinality"
        aria-valuetext={`${title}. ${reason}`}
        min={0}
        max={100}
        value={Math.max(2, level)}
      />
      <p className={controls.hint}>
        {reason} What helps is both: many keys, and traffic that is spread evenly over them.
      </p>
    </div>
  );
}
