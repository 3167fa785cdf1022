/** Changes of one key: its name, its traffic, its end. */
import { useEffect, useRef, useState } from 'react';
import type { Match } from '../../engine/types.ts';
import { ITEM_RANGES } from '../../experiment/ranges.ts';
import type { KeyLine } from '../../protocol/questions.ts';
import { useApp } from '../appContext.ts';
import { numberText } from '../controls/numberText.ts';
import { SliderInput } from '../controls/SliderInput.tsx';
import { evenScale } from '../controls/scale.ts';
import { TextInput } from '../controls/TextInput.tsx';
import { formatBytes, formatCounted, formatShare, formatUnits } from '../format.ts';
import { useChange, useTraffic } from '../useInForce.ts';
import { JoinQuestion } from './JoinQuestion.tsx';
import styles from './KeyControls.module.css';
import { editsForRename } from './keyEdits.ts';
import { whenAccepted } from './whenAccepted.ts';
import { editsForWeight } from './wholeKeyEdits.ts';

interface Props {
  readonly lane: number;
  readonly partitionKey: readonly string[];
  readonly line: KeyLine;
  /** Each time this grows, the name is to be typed. */
  readonly renames: number;
  readonly onRenamed: (name: string) => void;
  readonly onDelete: () => void;
  readonly place: string;
}

const WEIGHT_FIELD = { name: 'Weight', range: ITEM_RANGES.weight, unit: '×' };
const WEIGHT_SCALE = [...evenScale(0, 2, 0.1), ...evenScale(2.5, 10, 0.5), ...evenScale(15, 100, 5)];

export default function KeyEditor(props: Props) {
  const traffic = useTraffic();
  const { lane, partitionKey, line, renames, onRenamed, onDelete, place } = props;
  const { ask, experiment } = useApp();
  const change = useChange(place);
  const nameInput = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (renames > 0) selectAll(nameInput.current);
  }, [renames]);

  /** A key that is there already, with the values that would make this one part of it. */
  const [joining, setJoining] = useState<{ readonly other: KeyLine; readonly values: Match } | null>(null);

  const match = line.matches[0] ?? {};
  const rename = (values: Match, key: string): void => {
    setJoining(null);
    change(`Rename ${line.name} to ${key}`, editsForRename(line, values, traffic));
    whenAccepted(experiment, () => onRenamed(key));
  };
  const onName = (attribute: string, text: string): void => {
    const values = { ...match, [attribute]: text };
    const key = partitionKey.map((name) => values[name]).join('#');
    experiment.forgetRefusal();
    void ask({ kind: 'keyLine', lane, key }).then((found) => {
      if (found.ok && found.value.name !== line.name) setJoining({ other: found.value, values });
      else rename(values, key);
    });
  };

  return (
    <fieldset className={styles.editor} aria-label={`Key ${line.name}`} onInput={() => setJoining(null)}>
      <p className={styles.facts}>
        {formatCounted(line.items, 'item')} · {formatBytes(line.bytes)} · {formatUnits(line.offered[0])} RCU/s
        · {formatUnits(line.offered[1])} WCU/s
      </p>
      {partitionKey.map((attribute, index) => (
        <TextInput
          key={attribute}
          {...(index === 0 ? { ref: nameInput } : {})}
          label={attribute}
          value={match[attribute] ?? ''}
          problemOf={(text) =>
            text.trim() === '' && partitionKey.length === 1 ? emptyWords(attribute) : null
          }
          onChange={(text) => onName(attribute, text)}
        />
      ))}
      {joining === null ? null : (
        <JoinQuestion
          text={`“${joining.other.name}” exists already: ${formatCounted(joining.other.items, 'item')}. Renaming makes one key of both, with ${formatCounted(joining.other.items + line.items, 'item')}.`}
          action="Make them one"
          onJoin={() => rename(joining.values, joining.other.name)}
          onLeave={() => setJoining(null)}
        />
      )}
      <SliderInput
        field={WEIGHT_FIELD}
        value={line.weight}
        scale={WEIGHT_SCALE}
        remark={`${formatShare(line.share)} of the traffic`}
        onChange={(weight, gesture) =>
          change(
            `Weight of ${line.name}: ${numberText(weight, WEIGHT_FIELD)}`,
            editsForWeight(line, weight),
            gesture,
          )
        }
      />
      <div className={styles.buttons}>
        <button type="button" onClick={() => selectAll(nameInput.current)}>
          Rename
        </button>
        <button type="button" onClick={onDelete}>
          Delete key
        </button>
      </div>
    </fieldset>
  );
}

function selectAll(input: HTMLInputElement | null): void {
  input?.focus();
  input?.select();
}

/** Why a partition key cannot be empty. */
export function emptyWords(attribute: string): string {
  return `${attribute} is empty; a partition key has at least one character that can be seen.`;
}
