/** The table itself: its keys, its indexes, its items. */
import { useApp } from '../appContext.ts';
import { Segmented } from '../controls/choices.tsx';
import { Drawer, Loading } from '../controls/Drawer.tsx';
import { Refused } from '../controls/Refused.tsx';
import { formatBytes, formatCounted } from '../format.ts';
import { later } from '../later.tsx';
import { Section } from '../Section.tsx';
import { useChosenTable, useInForce, useItems } from '../useInForce.ts';
import { laneName } from '../useLanes.ts';
import { useStored } from '../useStored.ts';
import { keyName } from '../words/experiment.ts';
import { Cardinality } from './Cardinality.tsx';
import { itemCount } from './itemCount.ts';
import { KeyAttributes } from './KeyAttributes.tsx';

const PLACE = 'table';

const ItemControls = later(() => import('./ItemControls.tsx'), <Loading />);

export function TableControls() {
  const { lane } = useChosenTable();
  return (
    <Section title="Table">
      <TableChoice lane={lane} />
      <KeyAttributes place={PLACE} />
      <Cardinality lane={lane} />
      <Drawer title="Items and index" remark={<ItemWords lane={lane} />}>
        <ItemControls place={PLACE} />
      </Drawer>
      <Refused place={PLACE} />
    </Section>
  );
}

/** Which of two tables the panels are about. */
function TableChoice({ lane }: { readonly lane: number }) {
  const { session } = useApp();
  const tables = useInForce(({ configuration }) => configuration.tables);
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

/** `8 000 000 items · 1 000 bytes`: as many as there are now. */
function ItemWords({ lane }: { readonly lane: number }) {
  const { live } = useApp();
  const items = useItems();
  const count = useStored(live, ({ digest }) => Math.round(digest?.lanes[lane]?.items ?? itemCount(items)));
  const size = items.itemBytes === null ? 'as in the file' : formatBytes(items.itemBytes);
  return `${formatCounted(count, 'item')} · ${size}`;
}
