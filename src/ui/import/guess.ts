/** What the columns of an unknown file probably are, so that the usual file needs no choice at all. */
import type { ColumnPreview, RowsPreview } from '../../protocol/imports.ts';

/** A guess, and on what grounds, in words that go on after the column's name. */
export interface ColumnGuess {
  readonly partitionKey: string;
  readonly why: string;
  readonly sortKey: string | null;
  readonly weightColumn: string | null;
  /** A column that is called like a weight and yet has few numbers; null: there is none. */
  readonly noWeight: string | null;
}

const WEIGHT =
  /^(count|counts|weight|hits|requests|calls|frequency|plays|views|sales|total|n)$|[_\s-](count|weight|hits|requests)$/i;
const TIME = /(^|[_\s-])(time|date|day|timestamp|datetime|created|updated|at)$|(Time|Date|At)$/;
const SORT_KEY = /^(sk|sort[_\s-]?key|range[_\s-]?key)$/i;
const PARTITION_KEY = /^(pk|(partition|hash)[_\s-]?key)$/i;
const OWNER =
  /^(user|customer|client|account|tenant|device|sensor|session|player|shop|seller|product)([_\s-]?(id|key|name))?$/i;
const IDENTIFIER = /(^|[_\s-])(id|key|uuid|guid)$|[a-z](Id|ID|Key)$/i;

/** Names that speak for a partition key, the strongest first. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [PARTITION_KEY, 'is called a partition key'],
  [OWNER, 'is who or what the rows belong to'],
  [IDENTIFIER, 'looks like an identifier'],
];

/** A guess from the names of the columns and the first rows; a file has one column at least. */
export function guessColumns({ columns, rows }: Pick<RowsPreview, 'columns' | 'rows'>): ColumnGuess {
  const candidates = columns.length > 1 ? columns.filter(({ name }) => WEIGHT.test(name)) : [];
  // A few values that are no numbers are mistakes, and reading will tell them.
  const weight = candidates.find(({ numbers }) => numbers > rows / 2);
  const others = columns.filter((column) => column !== weight);
  const { column, why } = guessPartitionKey(others);
  const rest = others.filter((other) => other !== column);
  const sort =
    rest.find(({ name }) => SORT_KEY.test(name)) ??
    rest.find(({ name }) => TIME.test(name)) ??
    tellingRows(rest, column, rows);
  return {
    partitionKey: column?.name ?? '',
    why,
    sortKey: sort?.name ?? null,
    weightColumn: weight?.name ?? null,
    noWeight: weight === undefined ? (candidates[0]?.name ?? null) : null,
  };
}

/** Where rows share a partition key: the column that identifies something else, and so tells them apart. */
function tellingRows(
  rest: readonly ColumnPreview[],
  key: ColumnPreview | undefined,
  rows: number,
): ColumnPreview | undefined {
  if (key === undefined || key.distinct >= rows) return undefined;
  return rest.find(({ name }) => IDENTIFIER.test(name));
}

/** Why the column that is called like a weight is not chosen, or where reading the chosen one will stop; null: nothing. */
export function weightRemark(preview: RowsPreview, weightColumn: string | null): string | null {
  const name = weightColumn ?? guessColumns(preview).noWeight;
  const notWeight = preview.columns.find((column) => column.name === name)?.notWeight ?? null;
  if (notWeight === null) return null;
  return weightColumn === null
    ? `Column "${name}" was not taken for the weight of a row, because a value of it is ${notWeight}.`
    : `Column "${name}" cannot weigh the rows as it is: a value of it is ${notWeight}.`;
}

function guessPartitionKey(columns: readonly ColumnPreview[]) {
  for (const [sign, why] of SIGNS) {
    const column = columns.find(({ name }) => sign.test(name));
    if (column !== undefined) return { column, why };
  }
  const text = columns.find(
    ({ name, notWeight, distinct }) => notWeight !== null && distinct > 1 && !TIME.test(name),
  );
  if (text !== undefined) return { column: text, why: 'is the first column with different texts' };
  return { column: columns[0], why: 'is the first column' };
}
