/** All that AWS does not publish: each figure with its rule and default, to be changed and set back. */
import type { Assumptions } from '../../engine/types.ts';
import { TABLE_DEFAULTS } from '../../experiment/defaults.ts';
import { useApp } from '../appContext.ts';
import { Segmented, Switch } from '../controls/choices.tsx';
import controls from '../controls/controls.module.css';
import { NumberInput } from '../controls/NumberInput.tsx';
import { numberText, unitOf } from '../controls/numberText.ts';
import { useStored } from '../useStored.ts';
import styles from './AssumptionList.module.css';
import { type AssumptionField, assumptionGroups } from './assumptionFields.ts';

interface Props {
  readonly assumptions: Assumptions;
  readonly onChange: (name: string, assumptions: Assumptions) => void;
}

const DEFAULTS: Assumptions = TABLE_DEFAULTS.assumptions;

const BURST_STARTS = [
  { value: 'empty', name: 'starts empty' },
  { value: 'full', name: 'starts full' },
] as const;

export default function AssumptionList({ assumptions, onChange }: Props) {
  return (
    <>
      <p className={controls.hint}>
        Nobody publishes these figures. Each is an assumption of this model, named by the rule that uses it.
      </p>
      <h3>Burst</h3>
      <Segmented
        label="Burst bucket of a new table"
        isLabelShown
        value={assumptions.burst.start}
        options={BURST_STARTS}
        onChange={(start) => onChange('burst bucket of a new table', { ...assumptions, burst: { start } })}
      />
      <p className={controls.hint}>C3 · assumption · default: starts {DEFAULTS.burst.start}</p>
      {assumptionGroups(assumptions).map(({ title, fields }) => (
        <div key={title} className={styles.group}>
          <h3>{title}</h3>
          {fields.map((field) => (
            <Constant key={field.field.name} constant={field} assumptions={assumptions} onChange={onChange} />
          ))}
        </div>
      ))}
      <div>
        <button type="button" onClick={() => onChange('all as by default', DEFAULTS)}>
          Reset all assumptions
        </button>
      </div>
    </>
  );
}

interface ConstantProps extends Props {
  readonly constant: AssumptionField;
}

function Constant({ constant, assumptions, onChange }: ConstantProps) {
  const { field, rule, read, write } = constant;
  const value = read(assumptions);
  const byDefault = read(DEFAULTS);
  const set = (next: number | null): void => onChange(field.name, write(assumptions, next));
  const remark = (
    <p className={styles.remark}>
      <span>
        {rule} · assumption · default {defaultWords(constant)}
      </span>
      {value === byDefault ? null : (
        <button
          type="button"
          className={styles.reset}
          aria-label={`Reset ${field.name}`}
          onClick={() => set(byDefault)}
        >
          reset
        </button>
      )}
    </p>
  );
  if (byDefault === null) return <Optional constant={constant} value={value} onChange={set} />;
  return (
    <NumberInput field={field} value={value ?? byDefault} onChange={set}>
      {remark}
    </NumberInput>
  );
}

interface OptionalProps {
  readonly constant: AssumptionField;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

/** A figure that a rule works out unless it is set. */
function Optional({ constant: { field, rule }, value, onChange }: OptionalProps) {
  const { live } = useApp();
  const ssds = useStored(live, (state) => state.structure?.lanes[0]?.ssds.length ?? 1);
  return (
    <>
      <Switch
        label={`${field.name}, by hand`}
        hint={`${rule} · assumption · default: as many as capacity and bytes need`}
        checked={value !== null}
        onChange={(on) => onChange(on ? ssds : null)}
      />
      {value === null ? null : <NumberInput field={field} value={value} onChange={onChange} />}
    </>
  );
}

function defaultWords({ field, read }: AssumptionField): string {
  return `${numberText(read(DEFAULTS) ?? 0, field)} ${unitOf(field)}`;
}
