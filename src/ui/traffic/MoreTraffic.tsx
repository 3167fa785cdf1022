/** How requests arrive, and more operations. Loaded with its drawer. */
import type { Dimension, Traffic } from '../../engine/types.ts';
import { OPERATIONS_MAX } from '../../experiment/ranges.ts';
import { READ, WRITE } from '../../protocol/facts.ts';
import { Button } from '../Button.tsx';
import { Segmented } from '../controls/choices.tsx';
import { formatUnits } from '../format.ts';
import { withNewOperation } from './operations.ts';
import styles from './TrafficControls.module.css';

/** Requests/s of an operation that is added: enough to be seen. */
const NEW_RATE = 100;

const ARRIVALS = [
  { value: 'smooth', name: 'smooth' },
  { value: 'poisson', name: 'at random' },
] as const;

interface Props {
  readonly traffic: Traffic;
  readonly onChange: (label: string, next: Traffic) => void;
}

export default function MoreTraffic({ traffic, onChange }: Props) {
  return (
    <>
      <Segmented
        label="Arrivals"
        isLabelShown
        value={traffic.arrivals}
        options={ARRIVALS}
        onChange={(arrivals) => onChange(`Arrivals: ${arrivals}`, { ...traffic, arrivals })}
      />
      <AddOperation traffic={traffic} onChange={onChange} />
    </>
  );
}

function AddOperation({ traffic, onChange }: Props) {
  const add = (dimension: Dimension): void => {
    const next = withNewOperation(traffic, dimension, NEW_RATE);
    onChange(`Add ${next.operations.at(-1)?.name ?? 'an operation'}`, next);
  };
  const isFull = traffic.operations.length >= OPERATIONS_MAX;
  return (
    <div className={styles.buttons}>
      <Button isIdle={isFull} onClick={() => add(READ)}>
        Add a read
      </Button>
      <Button isIdle={isFull} onClick={() => add(WRITE)}>
        Add a write
      </Button>
      {isFull ? <p>{formatUnits(OPERATIONS_MAX)} operations are the most.</p> : null}
    </div>
  );
}
