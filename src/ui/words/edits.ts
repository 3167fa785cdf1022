/** Changes in a few words each, as the controls name them: for those of a document, which has no names for them. */
import { dequal } from 'dequal/lite';
import { assertNever } from '../../base/assert.ts';
import type { Edit, Match, TableConfiguration } from '../../engine/types.ts';
import { formatUnits } from '../format.ts';
import { ratesOf } from '../traffic/operations.ts';
import { keyName } from './experiment.ts';

/** `Partition key: breed · Read capacity: 30 000 RCU`; each change once. `before`: what they change. */
export function editsWords(edits: readonly Edit[], before: readonly TableConfiguration[]): string {
  return [...new Set(edits.flatMap((edit) => editWords(edit, before)))].join(' · ');
}

function editWords(edit: Edit, before: readonly TableConfiguration[]): string[] {
  switch (edit.kind) {
    case 'configureTable':
      return settingWords(edit.change, before[edit.lane]);
    case 'setTraffic': {
      const [reads, writes] = ratesOf(edit.traffic);
      return [`Traffic: ${formatUnits(reads)} reads/s, ${formatUnits(writes)} writes/s`];
    }
    case 'setItems':
      return ['Items'];
    case 'addKey':
      return [`Add ${matchWords(edit.values)}`];
    case 'renameKey':
      return [`Rename ${matchWords(edit.match)} to ${matchWords(edit.values)}`];
    case 'deleteKey':
      return [`Delete ${matchWords(edit.match)}`];
    case 'weighKey':
      return [`Weight of ${matchWords(edit.match)}: ${formatUnits(edit.weight)}`];
    default:
      return assertNever(edit);
  }
}

/** What each setting is called, and how its value is written. */
const SETTINGS: {
  readonly [Name in keyof TableConfiguration]: (value: TableConfiguration[Name]) => string;
} = {
  partitionKey: (attributes) => `Partition key: ${keyName(attributes)}`,
  sortKey: (attribute) => `Sort key: ${attribute ?? 'none'}`,
  partitionKeyType: () => 'Type of the partition key',
  readCapacity: (units) => `Read capacity: ${formatUnits(units)} RCU`,
  writeCapacity: (units) => `Write capacity: ${formatUnits(units)} WCU`,
  partitions: (count) => (count === null ? 'Partitions by rule' : `Partitions: ${formatUnits(count)}`),
  regime: (regime) => `Capacity as ${regime === 'fixed' ? 'before 2017' : 'today'}`,
  burst: (on) => `Burst capacity: ${onOff(on)}`,
  splitForHeat: (on) => `Split for heat: ${onOff(on)}`,
  localSecondaryIndex: (on) => `Local secondary index: ${onOff(on)}`,
  keepCollectionsWhole: (on) => `Same key, same partition: ${onOff(on)}`,
  balanceSsds: (on) => `Balance across SSDs: ${onOff(on)}`,
  ssdLimits: (on) => `SSD limits: ${onOff(on)}`,
  assumptions: () => 'Assumptions',
};

function settingWords(change: Partial<TableConfiguration>, before: TableConfiguration | undefined): string[] {
  const words = <Name extends keyof TableConfiguration>(name: Name): string[] => {
    const value = change[name];
    return value === undefined || dequal(value, before?.[name]) ? [] : [SETTINGS[name](value)];
  };
  return (Object.keys(SETTINGS) as (keyof TableConfiguration)[]).flatMap((name) => words(name));
}

function onOff(on: boolean): string {
  return on ? 'on' : 'off';
}

/** Attribute values that name a key; of several the first says enough. */
function matchWords(match: Match): string {
  return Object.values(match)[0] ?? '';
}
