/** A refused request: the numbers of the decision, the very ones the tick used. Loaded when something is refused. */
import type { Explanation, Refusal } from '../../engine/types.ts';
import { formatClock, formatUnits } from '../format.ts';
import { CAUSE_NAMES, unitName } from '../words/names.ts';
import styles from './Decisions.module.css';

/** What the limit is of, where that is more than this partition. */
const WHOLE: Partial<Record<Refusal['cause'], string>> = {
  tableCapacity: 'asked of the table',
  ssd: 'asked of the SSD by all on it',
};

/** Otherwise a tenth of the limit would be expected in a tick. */
const LEFT: Partial<Record<Refusal['cause'], string>> = {
  hardLimit: 'what the limit, counted over a second, had left',
};

export default function Decisions({ explanation }: { readonly explanation: Explanation }) {
  const unit = unitName(explanation.dimension);
  return explanation.refusals.map((refusal) => (
    <table key={refusal.cause} className={styles.table}>
      <caption>
        The {CAUSE_NAMES[refusal.cause]} at {formatClock(refusal.tick)}, in one tick of 100 ms
      </caption>
      <tbody>
        {rowsOf(refusal, unit).map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  ));
}

function rowsOf(refusal: Refusal, unit: string): [name: string, value: string][] {
  const { asked, refused, allowed, askedOfLimit, limitPerSecond, cause } = refusal;
  const whole = WHOLE[cause];
  const limitUnit = cause === 'ssd' ? 'load units' : unit;
  return [
    ['reached this limit here', `${formatUnits(asked)} ${unit}`],
    ...(whole === undefined
      ? []
      : [[whole, `${formatUnits(askedOfLimit)} ${limitUnit}`] as [string, string]]),
    [LEFT[cause] ?? 'what the limit had left', `${formatUnits(allowed)} ${limitUnit}`],
    ['let through', `${formatUnits(asked - refused)} ${unit}`],
    ['refused', `${formatUnits(refused)} ${unit}`],
    ['the limit', `${formatUnits(limitPerSecond)} ${limitUnit} a second`],
  ];
}
