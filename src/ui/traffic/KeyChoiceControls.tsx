/** Which items an operation asks for. */
import type { KeyChoice } from '../../engine/types.ts';
import { Select } from '../controls/choices.tsx';
import controls from '../controls/controls.module.css';
import { TextInput } from '../controls/TextInput.tsx';
import { useChosenTable } from '../useInForce.ts';
import { useSparingAnswer } from '../useSparingAnswer.ts';
import { choiceNumbers, KEY_CHOICE_KINDS, KEY_CHOICE_NAMES, keyChoiceOf } from './keyChoices.ts';
import { NumberFields } from './NumberFields.tsx';
import styles from './TrafficControls.module.css';

interface Props {
  readonly keys: KeyChoice;
  readonly onChange: (keys: KeyChoice) => void;
}

/** Keys to choose the hot one from; any other can be typed. */
const SUGGESTIONS = 20;

export function KeyChoiceControls({ keys, onChange }: Props) {
  const { lane, table } = useChosenTable();
  const lines =
    useSparingAnswer({ kind: 'keys', lane, search: '', order: 'traffic', from: 0, count: SUGGESTIONS })?.value
      .lines ?? [];
  const hottest = lines[0]?.matches[0] ?? { [table.partitionKey[0] ?? '']: '' };
  return (
    <div className={styles.choice}>
      <Select
        label="Which keys"
        value={keys.kind}
        options={KEY_CHOICE_KINDS.map((kind) => ({ value: kind, name: KEY_CHOICE_NAMES[kind] }))}
        onChange={(kind) => onChange(keyChoiceOf(kind, hottest))}
      />
      <div className={styles.numbers}>
        {keys.kind === 'hotKey'
          ? Object.entries(keys.match).map(([attribute, value]) => (
              <TextInput
                key={attribute}
                label={`Hot ${attribute}`}
                value={value}
                suggestions={suggestionsFor(attribute, lines)}
                onChange={(text) => onChange({ ...keys, match: { ...keys.match, [attribute]: text } })}
              />
            ))
          : null}
        <NumberFields numbers={choiceNumbers(keys)} onChange={onChange} />
      </div>
      <p className={controls.hint}>
        {keys.kind === 'uniform' || keys.kind === 'zipf'
          ? 'Over the sets of items, such as the breeds or the rows of a file, so that it survives another partition key: a key that many of them share is asked for more. '
          : ''}
        A weight of a key (under Keys) comes on top of this.
      </p>
    </div>
  );
}

/** The values of an attribute among these keys, each once. */
function suggestionsFor(
  attribute: string,
  lines: readonly { readonly matches: readonly Readonly<Record<string, string>>[] }[],
): string[] {
  const values = lines.flatMap(({ matches }) => matches.map((match) => match[attribute] ?? ''));
  return [...new Set(values)].filter((value) => value !== '');
}
