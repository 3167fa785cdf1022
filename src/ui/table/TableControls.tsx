/** The table itself: its keys, its indexes, its items. */
import type { TableConfiguration } from '../../engine/types.ts';
import type { InForce } from '../../store/revert.ts';
import { useApp } from '../appContext.ts';
import { Segmented } from '../controls/choices.tsx';
import { Drawer, Loading } from '../controls/Drawer.tsx';
import { Refused } from '../controls/Refused.tsx';
import { formatBytes, formatCounted } from '../format.ts';
import { later } from '../later.tsx';
import { Section } from '../Section.tsx';
import { useInForce, useTable } from '../useInForce.ts';
import { laneName } from '../useLanes.ts';
import { keyName } from '../words/experiment.ts';
import { Cardinality } from './Cardinality.tsx';
import { itemCount } from './items.ts';
import { KeyAttributes } from './KeyAttributes.tsx';

const PLACE = 'table';

const ItemControls = later(() => import('./ItemControls.tsx'), <Loading />);

export function TableControls() {
  const inForce = useInForce();
  const { lane } = useTable(inForce);
  return (
    <Section title="Table">
      <TableChoice tables={inForce.configuration.tables} lane={lane} />
      <KeyAttributes inForce={inForce} place={PLACE} />
      <Cardinality lane={lane} />
      <Drawer title="Items and index" remark={itemWords(inForce)}>
        <ItemControls inForce={inForce} place={PLACE} />
      </Drawer>
      <Refused place={PLACE} />
    </Section>
  );
}

/** Which of two tables the panels are about. */
function TableChoice({
  tables,
  lane,
}: {
  readonly tables: readonly TableConfiguration[];
  readonly lane: number;
}) {
  const { session } = useApp();
  if (tables.length < 2) return null;
  const options = tables.map(({ partitionKey }, index) => ({
    value: String(index),
    name: `${laneName(index)}: ${keyName(partitionKey)}`,
  }));
  return (
    <Segmented
      label="Table to change"
      value={String(lane)}
      options={options}
      onChange={(chosen) => session.setLane(Number(chosen))}
    />
  );
}

/** `8 000 000 items · 1 000 bytes`; those of single keys that were added or deleted are not in the number. */
function itemWords({ configuration: { items }, keyEdits }: InForce): string {
  const size = items.itemBytes === null ? 'as in the file' : formatBytes(items.itemBytes);
  const isOther = keyEdits.some(({ kind }) => kind === 'addKey' || kind === 'deleteKey');
  return `${formatCounted(itemCount(items), 'item')}${isOther ? ' before keys were changed' : ''} · ${size}`;
}
