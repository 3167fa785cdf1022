/** The experiment in words: what it teaches, the table, the traffic. */
import { useApp } from '../appContext.ts';
import { formatBytes, formatCount } from '../format.ts';
import { Section } from '../Section.tsx';
import { useLanes } from '../useLanes.ts';
import { useStored } from '../useStored.ts';
import { capacityWords, keyName, operationWords } from '../words/experiment.ts';
import styles from './Setup.module.css';

export function Setup() {
  return (
    <>
      <Lesson />
      {useLanes().map(({ lane, name }) => (
        <Section key={lane} title={name === '' ? 'Table' : `Table ${name}`}>
          <Table lane={lane} />
        </Section>
      ))}
      <Section title="Traffic">
        <Traffic />
      </Section>
    </>
  );
}

function Lesson() {
  const { experiment, textsOf } = useApp();
  const { name, description } = useStored(experiment, (state) => state.experiment);
  const { caption, lesson } = textsOf(useStored(experiment, (state) => state.scenario));
  return (
    <Section title="What it shows">
      <h3>{name}</h3>
      <p>{lesson}</p>
      <p className={styles.caption}>{caption}</p>
      <p className={styles.quiet}>{description}</p>
    </Section>
  );
}

function Table({ lane }: { readonly lane: number }) {
  const { experiment, live } = useApp();
  const table = useStored(experiment, (state) => state.experiment.tables[lane]);
  const figures = useStored(live, (state) => state.digest?.lanes[lane]);
  if (table === undefined) return null;
  return (
    <dl className={styles.facts}>
      <Fact name="Partition key" value={keyName(table.partitionKey)} />
      <Fact name="Sort key" value={table.sortKey ?? 'none'} />
      <Fact name="Provisioned" value={capacityWords(table)} />
      <Fact name="Distinct keys" value={figures ? formatCount(figures.keys) : '…'} />
      <Fact name="Size" value={figures ? formatBytes(figures.bytes) : '…'} />
    </dl>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Traffic() {
  const { experiment } = useApp();
  const operations = useStored(experiment, (state) => state.experiment.traffic.operations);
  return (
    <ul className={styles.operations}>
      {operations.map((operation) => (
        <li key={operation.name}>
          <strong>{operation.name}</strong>: {operationWords(operation)}
        </li>
      ))}
    </ul>
  );
}
