/**
 * Where the statements of an explanation are known from, and how sure they are. The model page says more; a test
 * holds this table and `docs/model.md` together.
 */

/** How sure a statement is: AWS publishes it; somebody measured it; nobody publishes it. */
export const MARKS = ['fact', 'observed', 'assumption'] as const;
export type Mark = (typeof MARKS)[number];

/** What each mark means, for people. */
export const MARK_MEANINGS: Readonly<Record<Mark, string>> = {
  fact: 'AWS publishes it',
  observed: 'measured or worked out on the live service, not published',
  assumption: 'nobody publishes it: our assumption',
};

export interface Source {
  /** The rule of `docs/model.md`. */
  readonly rule: string;
  readonly mark: Mark;
  readonly title: string;
  readonly address: string;
}

const GUIDE = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide';
const PAPER = 'https://www.usenix.org/conference/atc22/presentation/elhemali';

/** AWS's page on its names for the reasons of throttling. */
export const REASONS_ADDRESS =
  'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ThrottlingReason.html';

export const SOURCES = {
  hash: {
    rule: 'K1',
    mark: 'observed',
    title: 'dynalite',
    address: 'https://github.com/architect/dynalite/blob/main/db/index.js',
  },
  oneKeyOnePartition: {
    rule: 'K3',
    mark: 'fact',
    title: 'AWS: partitions',
    address: `${GUIDE}/HowItWorks.Partitions.html`,
  },
  hardLimit: {
    rule: 'C1',
    mark: 'fact',
    title: 'AWS: partition key design',
    address: `${GUIDE}/bp-partition-key-design.html`,
  },
  partitionShare: {
    rule: 'C2',
    mark: 'fact',
    title: 'AWS guide of 2018',
    address:
      'https://github.com/awsdocs/amazon-dynamodb-developer-guide/blob/2c0c028/doc_source/GuidelinesForTables.md',
  },
  tableCapacity: {
    rule: 'C3',
    mark: 'fact',
    title: 'AWS: burst and adaptive capacity',
    address: `${GUIDE}/burst-adaptive-capacity.html`,
  },
  fullCollection: {
    rule: 'S5',
    mark: 'fact',
    title: 'AWS: local secondary indexes',
    address: `${GUIDE}/LSI.html`,
  },
  ssd: { rule: 'B6', mark: 'assumption', title: 'USENIX paper of 2022', address: PAPER },
  split: { rule: 'S2', mark: 'assumption', title: 'USENIX paper of 2022', address: PAPER },
  splitRefused: { rule: 'S3', mark: 'fact', title: 'USENIX paper of 2022', address: PAPER },
} as const satisfies Readonly<Record<string, Source>>;

export type SourceName = keyof typeof SOURCES;
