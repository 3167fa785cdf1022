/** The first rows of a file, and what each column is going to be. A click on a column makes it the partition key. */
import type { ColumnPreview, RowsPreview } from '../../protocol/imports.ts';
import { formatCount } from '../format.ts';
import { type FileChoice, roleOf, withKeyColumn } from './choice.ts';
import styles from './PreviewTable.module.css';

interface Props {
  readonly preview: RowsPreview;
  readonly choice: FileChoice;
  readonly onChoose: (choice: FileChoice) => void;
}

export function PreviewTable({ preview: { columns, rows, isWhole }, choice, onChoose }: Props) {
  const shown = columns[0]?.first.length ?? 0;
  const lines = Array.from({ length: shown }, (_, row) => ({
    id: row,
    cells: columns.map(({ name, first }) => ({ name, text: first[row] })),
  }));
  return (
    <section className={styles.frame} aria-label="The first rows">
      <table className={styles.table}>
        <caption className={styles.caption}>{captionText(shown, rows, isWhole)}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head
                key={column.name}
                column={column}
                role={roleOf(choice, column.name)}
                onClick={() => onChoose(withKeyColumn({ ...choice, partitionKey: [] }, 0, column.name))}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, cells }) => (
            <tr key={id}>
              {cells.map(({ name, text }) => (
                <td key={name} data-used={roleOf(choice, name) !== null}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function captionText(shown: number, rows: number, isWhole: boolean): string {
  if (rows === shown) return rows === 1 ? 'The only row' : `All ${formatCount(rows)} rows`;
  const looked = `${isWhole ? 'all' : 'the first'} ${formatCount(rows)}`;
  return `The first ${formatCount(shown)} rows; different values in ${looked}`;
}

interface HeadProps {
  readonly column: ColumnPreview;
  readonly role: string | null;
  readonly onClick: () => void;
}

function Head({ column: { name, distinct }, role, onClick }: HeadProps) {
  return (
    <th scope="col" data-used={role !== null}>
      <span className={styles.role}>{role}</span>
      <button type="button" className={styles.name} title="Make it the partition key" onClick={onClick}>
        {name}
      </button>
      <span className={styles.distinct}>{formatCount(distinct)} different</span>
    </th>
  );
}
