/**
 * What would fix it: changes that follow from what the explanation says. They are only candidates: each is then
 * tried by the engine on a copy of the run, and `trials.ts` says what came of it.
 */
import type { Cause, Edit, Explanation, Operation, TableConfiguration, Traffic } from '../../engine/types.ts';
import { DIMENSIONS, READ, WRITE } from '../../protocol/facts.ts';
import type { AttributeLine, KeyTraffic } from '../../protocol/questions.ts';
import { formatCount, formatShare } from '../format.ts';
import { capacityWords } from '../words/experiment.ts';
import { loadRate } from '../words/names.ts';

/** A change that may help. */
export interface Fix {
  readonly id: string;
  readonly label: string;
  /** What it means for whoever runs the table. */
  readonly note: string;
  readonly edits: readonly Edit[];
  /** How long it is tried at first, simulated seconds: splits and moves need minutes. */
  readonly seconds: number;
}

/** All that the candidates are made from. */
export interface Situation {
  readonly lane: number;
  readonly table: TableConfiguration;
  readonly traffic: Traffic;
  /** Of the partition that throttles, by dimension. */
  readonly explanations: readonly [Explanation, Explanation];
  readonly attributes: readonly AttributeLine[];
  /** Number of distinct partition keys now. */
  readonly keys: number;
  /** Of the partition's hottest key; null: it has none. */
  readonly keyTraffic: KeyTraffic | null;
}

/** Enough to see whether something is refused once a second's window has passed. */
export const SOON_SECONDS = 20;
/** Longer than observing, deciding and splitting take, twice. */
export const SPLIT_SECONDS = 900;

/** What is worth a word even if it is tried in vain. */
export const TWICE = 'twiceAsMuch';

/** At most so many other partition keys are tried. */
const KEYS_TRIED = 3;

/** A key below this part of a partition's traffic is not what makes it hot. */
const HOT_SHARE = 0.5;

/** Drawn arrivals go up and down: without room above the mean some are refused now and then. */
const POISSON_ROOM = 0.1;

/** Candidates, the most instructive first. Empty if nothing is refused. */
export function fixesFor(situation: Situation): readonly Fix[] {
  const causes = causesOf(situation.explanations);
  const hard = causes.has('hardLimit');
  const isFull = situation.explanations.some(({ rejection }) => rejection !== null);
  return [
    ...(isFull ? [dropIndex(situation)] : []),
    ...(hard || isFull || causes.has('partitionShare') ? otherKeys(situation) : []),
    ...provision(situation),
    ...(causes.has('partitionShare') ? [borrow(situation)] : []),
    ...(hard ? [...letSplit(situation, isFull), ...lessOfKey(situation), twiceAsMuch(situation)] : []),
    ...(causes.size > 0 ? eventualReads(situation) : []),
    ...(causes.has('ssd') ? otherSsd(situation) : []),
  ];
}

/** Which limits refuse, for reads or for writes. */
export function causesOf(explanations: readonly Explanation[]): ReadonlySet<Cause> {
  return new Set(explanations.flatMap(({ refusals }) => refusals.map(({ cause }) => cause)));
}

// ---- another key -----------------------------------------------------------------------------------------

/** Attributes with more values than the present key, alone or joined with it. */
function otherKeys({ lane, table, attributes, keys }: Situation): Fix[] {
  const choices = attributes.flatMap(({ name, values, joined }) => {
    if (values === null || joined === null) return [];
    const alone = { key: [name], values, joins: false };
    const both = { key: [...table.partitionKey, name], values: joined, joins: true };
    return joined > values ? [alone, both] : [alone];
  });
  return choices
    .filter(({ values }) => values > keys)
    .toSorted((a, b) => b.values - a.values)
    .slice(0, KEYS_TRIED)
    .map(({ key, values, joins }): Fix => {
      const name = key.join('#');
      const cost = joins ? '; whoever reads must know all parts' : '';
      return {
        id: `partitionKey ${name}`,
        label: `Use ${name} as partition key`,
        note: `${formatCount(values)} values instead of ${formatCount(keys)}${cost}`,
        edits: [{ kind: 'configureTable', lane, change: keyChange(table, key) }],
        seconds: SOON_SECONDS,
      };
    });
}

/** An attribute cannot be both keys; joined values are text. */
function keyChange(table: TableConfiguration, partitionKey: readonly string[]): Partial<TableConfiguration> {
  const taken = table.sortKey !== null && partitionKey.includes(table.sortKey);
  return {
    partitionKey,
    ...(taken ? { sortKey: null } : {}),
    ...(table.partitionKeyType === 'S' ? {} : { partitionKeyType: 'S' }),
  };
}

// ---- capacity --------------------------------------------------------------------------------------------

/** The smallest capacity that would have let it pass, or what is asked for if that is more, as a round figure. */
function provision({ lane, table, traffic, explanations }: Situation): Fix[] {
  const [reads, writes] = explanations.map((explanation) => capacityNeeded(explanation, traffic));
  if (reads === undefined && writes === undefined) return [];
  const change = {
    ...(reads === undefined ? {} : { readCapacity: reads }),
    ...(writes === undefined ? {} : { writeCapacity: writes }),
  };
  return [
    {
      id: 'provision',
      label: `Provision ${capacityWords({ ...table, ...change })}`,
      note: `now ${capacityWords(table)}; it is paid for by the hour`,
      edits: [{ kind: 'configureTable', lane, change }],
      seconds: SOON_SECONDS,
    },
  ];
}

function capacityNeeded({ smallestChanges, tableUse }: Explanation, traffic: Traffic): number | undefined {
  const figures = smallestChanges.flatMap((change) => (change.kind === 'provision' ? [change] : []));
  // What was saved up for bursts lets that pass for a while only.
  const isTooMuch = tableUse.offered > tableUse.provisioned;
  if (figures.length === 0 && !isTooMuch) return undefined;
  const whole = isTooMuch || figures.some(({ cause }) => cause === 'tableCapacity') ? tableUse.offered : 0;
  const least = Math.max(whole, ...figures.map(({ capacity }) => capacity));
  return roundUp(least * (1 + roomFor(traffic)));
}

function roomFor({ arrivals }: Traffic): number {
  return arrivals === 'poisson' ? POISSON_ROOM : 0;
}

/** The next figure with two digits that mean something. */
export function roundUp(figure: number): number {
  let unit = 1;
  while (figure / unit >= 100) unit *= 10;
  return Math.ceil(figure / unit - 1e-9) * unit;
}

/** The first thing people try. It lifts no hard limit, but it cuts all partitions in two (P3), which may help. */
function twiceAsMuch({ lane, table }: Situation): Fix {
  const change = { readCapacity: 2 * table.readCapacity, writeCapacity: 2 * table.writeCapacity };
  return {
    id: TWICE,
    label: 'Provision twice as much',
    note: 'the limit stays, but more capacity cuts every partition in two',
    edits: [{ kind: 'configureTable', lane, change }],
    seconds: SOON_SECONDS,
  };
}

function borrow({ lane }: Situation): Fix {
  return {
    id: 'adaptive',
    label: 'Let partitions borrow',
    note: 'adaptive capacity, as DynamoDB does it today',
    edits: [{ kind: 'configureTable', lane, change: { regime: 'adaptive' } }],
    seconds: SOON_SECONDS,
  };
}

// ---- splits ----------------------------------------------------------------------------------------------

/** What keeps a split from coming or from helping, taken away. */
function letSplit(
  { lane, table, traffic, explanations: [{ split }] }: Situation,
  dropsIndex: boolean,
): Fix[] {
  const configure = (id: string, label: string, note: string, change: Partial<TableConfiguration>): Fix[] => [
    { id, label, note, edits: [{ kind: 'configureTable', lane, change }], seconds: SPLIT_SECONDS },
  ];
  if (split.state === 'off') {
    return table.regime === 'adaptive'
      ? configure('splitForHeat', 'Turn split for heat on', 'as it is in DynamoDB', { splitForHeat: true })
      : configure('splitForHeat', 'Use today’s DynamoDB', 'which splits hot partitions', {
          regime: 'adaptive',
          splitForHeat: true,
        });
  }
  if (split.state !== 'refused') return [];
  switch (split.refusal) {
    case 'localSecondaryIndex':
      return dropsIndex ? [] : [dropIndex({ lane })];
    case 'keepCollectionsWhole':
      return configure('mayCut', 'Allow cuts inside one key', 'as DynamoDB does since 2019', {
        keepCollectionsWhole: false,
      });
    case 'sequentialAccess':
      return [
        {
          id: 'randomSortKey',
          label: 'Spread the requests over all sort keys',
          note: 'not the newest items first: then a cut divides them',
          edits: [setOperations(traffic, (operation) => ({ ...operation, sortKey: 'random' }))],
          seconds: SPLIT_SECONDS,
        },
      ];
    case 'singleItem':
    case 'noRelief':
      return [];
  }
}

/** S4, S5: without it a collection may grow and be cut. */
function dropIndex({ lane }: Pick<Situation, 'lane'>): Fix {
  const change = { localSecondaryIndex: false };
  return {
    id: 'noIndex',
    label: 'Drop the local secondary index',
    note: 'then one key may grow, and be cut in two',
    edits: [{ kind: 'configureTable', lane, change }],
    seconds: SPLIT_SECONDS,
  };
}

// ---- traffic ---------------------------------------------------------------------------------------------

/** The hottest key's requests down to what the partition bears, if that key is what makes it hot. */
function lessOfKey({ traffic, explanations, keyTraffic }: Situation): Fix[] {
  const key = explanations[READ].key ?? explanations[WRITE].key;
  if (key === null || keyTraffic === null) return [];
  const factor = Math.min(...explanations.map((explanation) => keyFactor(explanation, traffic)));
  if (factor >= 1 || factor <= 0.05) return [];
  const weigh: Edit = {
    kind: 'weighKey',
    match: keyTraffic.match,
    weight: keyTraffic.weight * factor,
  };
  // Weights only share out an operation's requests: so that the other keys keep theirs, the sum shrinks, too.
  const shrink = setOperations(traffic, (operation, index) => {
    const share = keyTraffic.shares[index] ?? 0;
    return { ...operation, requestsPerSecond: operation.requestsPerSecond * (1 - share * (1 - factor)) };
  });
  return [
    {
      id: 'lessTraffic',
      label: `Ask “${key.name}” ${formatShare(1 - factor)} less`,
      note: `in the application: ${lessWords(explanations)}${roomFor(traffic) > 0 ? '; a tenth is room for chance' : ''}`,
      edits: [weigh, shrink],
      seconds: SOON_SECONDS,
    },
  ];
}

function lessWords([reads, writes]: Situation['explanations']): string {
  const parts = [
    ...(reads.refusals.length > 0 ? ['a cache for its reads'] : []),
    ...(writes.refusals.length > 0 ? ['a queue for its writes'] : []),
  ];
  return parts.join(', ');
}

/** What part of its traffic the key may keep, in whole percent; 1: all of it. */
function keyFactor({ key, smallestChanges }: Explanation, traffic: Traffic): number {
  const change = smallestChanges.find(({ kind }) => kind === 'lessTraffic');
  if (change?.kind !== 'lessTraffic') return 1;
  if (key === null || key.shareOfPartition <= HOT_SHARE) return 0;
  const kept = change.factor * (1 - roomFor(traffic));
  return Math.floor((1 - (1 - kept) / key.shareOfPartition) * 100) / 100;
}

/** U1: an eventually consistent read costs half. */
function eventualReads({ traffic, explanations }: Situation): Fix[] {
  if (explanations[READ].refusals.length === 0) return [];
  const isStrong = ({ kind, consistency }: Operation): boolean =>
    consistency === 'strong' && (kind === 'GetItem' || kind === 'Query' || kind === 'Scan');
  if (!traffic.operations.some(isStrong)) return [];
  return [
    {
      id: 'eventual',
      label: 'Read eventually consistent',
      note: 'half the read units; a read may miss the very latest write',
      edits: [
        setOperations(traffic, (operation) =>
          isStrong(operation) ? { ...operation, consistency: 'eventual' } : operation,
        ),
      ],
      seconds: SOON_SECONDS,
    },
  ];
}

function setOperations(
  traffic: Traffic,
  change: (operation: Operation, index: number) => Operation,
): Extract<Edit, { kind: 'setTraffic' }> {
  return { kind: 'setTraffic', traffic: { ...traffic, operations: traffic.operations.map(change) } };
}

// ---- SSDs ------------------------------------------------------------------------------------------------

function otherSsd({ lane, table, explanations }: Situation): Fix[] {
  const balance: Fix[] = table.balanceSsds
    ? []
    : [
        {
          id: 'balanceSsds',
          label: 'Turn balancing of SSDs on',
          note: 'a busy partition moves to an SSD with more room',
          edits: [{ kind: 'configureTable', lane, change: { balanceSsds: true } }],
          seconds: SPLIT_SECONDS,
        },
      ];
  const rates = DIMENSIONS.flatMap((dimension) =>
    explanations[dimension].smallestChanges.flatMap((change) =>
      change.kind === 'fasterSsd' ? [change.unitsPerSecond] : [],
    ),
  );
  if (rates.length === 0) return balance;
  const unitsPerSecond = roundUp(Math.max(...rates));
  const ssd = { ...table.assumptions.ssd, unitsPerSecond };
  return [
    ...balance,
    {
      id: 'fasterSsd',
      label: `Assume SSDs of ${loadRate(unitsPerSecond)}`,
      note: 'nobody sells that: what an SSD bears is an assumption of this page',
      edits: [{ kind: 'configureTable', lane, change: { assumptions: { ...table.assumptions, ssd } } }],
      seconds: SOON_SECONDS,
    },
  ];
}
