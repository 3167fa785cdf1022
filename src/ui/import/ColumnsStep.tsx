/** What is what in the file, guessed and open to change; then all of it is read. */
import { TRAFFIC_RANGES } from '../../experiment/ranges.ts';
import type { RowsPreview } from '../../protocol/imports.ts';
import { Segmented, Select, Switch } from '../controls/choices.tsx';
import { NumberInput } from '../controls/NumberInput.tsx';
import { formatBytes, formatCounted, formatShare } from '../format.ts';
import { type FileChoice, keyPlaces, withKeyColumn } from './choice.ts';
import { delimiterName } from './files.ts';
import { guessColumns, weightRemark } from './guess.ts';
import styles from './ImportDialog.module.css';
import type { ImportFlow, Step } from './importFlow.ts';
import { PreviewTable } from './PreviewTable.tsx';
import { Problem } from './Problem.tsx';

const READS = { name: 'Reads', range: TRAFFIC_RANGES.requestsPerSecond };
const WRITES = { name: 'Writes', range: TRAFFIC_RANGES.requestsPerSecond };

interface Props {
  readonly flow: ImportFlow;
  readonly step: Extract<Step, { kind: 'columns' }>;
}

export function ColumnsStep({ flow, step: { file, preview, choice, problem } }: Props) {
  const columns = preview.columns.length;
  const guess = guessColumns(preview);
  const remark = weightRemark(preview, choice.weightColumn);
  const rows = `${formatCounted(preview.rows, 'row')}${preview.isWhole ? '' : ' and more'}`;
  return (
    <div className={styles.step}>
      <p>
        <strong className={styles.name}>{file.name}</strong> · {formatBytes(file.size)} ·{' '}
        {formatCounted(columns, 'column')}
        {columns === 1 ? '' : `, separated by ${delimiterName(preview.delimiter)}`} · {rows}
      </p>
      <PreviewTable preview={preview} choice={choice} onChoose={flow.choose} />
      <p className={styles.quiet}>
        The columns are a guess: “{guess.partitionKey}” {guess.why}. Change what is wrong.
      </p>
      {remark === null ? null : <p>{remark}</p>}
      {mergesRows(preview, choice) ? (
        <p>Rows share a partition key: without a sort key that tells them apart, each key is one item.</p>
      ) : null}
      <div className={styles.choices}>
        <ColumnChoices flow={flow} choice={choice} names={preview.columns.map(({ name }) => name)} />
        <div className={styles.group}>
          <NumberInput
            field={READS}
            value={choice.reads}
            onChange={(reads) => flow.choose({ ...choice, reads })}
          />
          <NumberInput
            field={WRITES}
            value={choice.writes}
            onChange={(writes) => flow.choose({ ...choice, writes })}
          />
          <p className={styles.quiet}>
            The table gets capacity of which this traffic uses {formatShare(0.7)}.
          </p>
          <Switch
            label="Keep the other columns"
            checked={choice.keepsAll}
            onChange={(keepsAll) => flow.choose({ ...choice, keepsAll })}
            hint="To try them as keys later; large files need much memory for it."
          />
        </div>
      </div>
      {problem === null ? null : <Problem>{problem}</Problem>}
      <div className={styles.buttons}>
        <button type="button" className={styles.primary} onClick={flow.read}>
          Read all rows and run
        </button>
        <button type="button" onClick={flow.startAgain}>
          Choose another file
        </button>
      </div>
    </div>
  );
}

/** No column; names of columns are never empty. */
const NONE = '';

interface ColumnChoicesProps {
  readonly flow: ImportFlow;
  readonly choice: FileChoice;
  readonly names: readonly string[];
}

function ColumnChoices({ flow, choice, names }: ColumnChoicesProps) {
  const { partitionKey, sortKey, weightColumn } = choice;
  const columns = names.map((name) => ({ value: name, name }));
  const freeColumns = columns.filter(({ value }) => !partitionKey.includes(value));
  const places = Array.from({ length: keyPlaces(choice, names.length) }, (_, place) => place);
  return (
    <div className={styles.group}>
      {places.map((place) => (
        <Select
          key={place}
          label={place === 0 ? 'Partition key' : 'joined with'}
          value={partitionKey[place] ?? NONE}
          options={
            place === 0
              ? columns
              : [
                  { value: NONE, name: 'nothing' },
                  ...columns.filter(
                    ({ value }) => value === partitionKey[place] || !partitionKey.includes(value),
                  ),
                ]
          }
          onChange={(name) => flow.choose(withKeyColumn(choice, place, name === NONE ? null : name))}
        />
      ))}
      {partitionKey.length > 1 ? null : (
        <div className={styles.type}>
          <span>Key type</span>
          <Segmented
            label="Key type"
            value={choice.partitionKeyType}
            options={[
              { value: 'S', name: 'text' },
              { value: 'N', name: 'number' },
              { value: 'B', name: 'binary' },
            ]}
            onChange={(partitionKeyType) => flow.choose({ ...choice, partitionKeyType })}
          />
        </div>
      )}
      <Select
        label="Sort key"
        value={sortKey ?? NONE}
        options={[
          { value: NONE, name: 'none' },
          ...freeColumns.filter(({ value }) => value !== weightColumn),
        ]}
        onChange={(name) => flow.choose({ ...choice, sortKey: name === NONE ? null : name })}
      />
      <Select
        label="Weight of a row"
        value={weightColumn ?? NONE}
        options={[
          { value: NONE, name: 'all alike' },
          ...freeColumns.filter(({ value }) => value !== sortKey),
        ]}
        onChange={(name) => flow.choose({ ...choice, weightColumn: name === NONE ? null : name })}
      />
    </div>
  );
}

/** Whether rows of one partition key become one item, which a table without a sort key can hold only one of. */
function mergesRows({ columns, rows }: RowsPreview, { partitionKey, sortKey }: FileChoice): boolean {
  const [name, ...others] = partitionKey;
  const distinct = columns.find((column) => column.name === name)?.distinct ?? rows;
  return others.length === 0 && sortKey === null && distinct < rows;
}
