/** A drive is shared: when two hot partitions lie on one, moving one of them helps. */
import type { ItemGroup } from '../../engine/types.ts';
import { defaultOperation, defaultTable } from '../defaults.ts';
import type { Experiment } from '../experiment.ts';

/** Cities by partition, four in each of ten; new partitions are dealt out to five SSDs in turn. */
const CITIES = [
  ['Beirut', 'Lusaka', 'Montreal', 'Mumbai'],
  ['Bern', 'Durban', 'Graz', 'Lagos'],
  ['Boston', 'Chicago', 'Dakar', 'Dubai'],
  ['Berlin', 'Dallas', 'Milan', 'Ottawa'],
  ['Auckland', 'Denver', 'Istanbul', 'Kyoto'],
  ['Amsterdam', 'Detroit', 'Frankfurt', 'Lisbon'],
  ['Athens', 'Delhi', 'Dublin', 'Lima'],
  ['Bangkok', 'Doha', 'Hanoi', 'Paris'],
  ['Cairo', 'Genoa', 'Helsinki', 'Jakarta'],
  ['Calgary', 'Leeds', 'Oslo', 'Tunis'],
] as const;
const PARCELS_PER_CITY = 100_000;

/** The first and the sixth partition: both begin on the first SSD. */
const BUSY = [...CITIES[0], ...CITIES[5]];
const QUIET = CITIES.flatMap((cities, index) => (index === 0 || index === 5 ? [] : [...cities]));

function citiesOf(season: string, names: readonly string[]): ItemGroup {
  return {
    sets: names.length,
    items: names.length * PARCELS_PER_CITY,
    spread: { kind: 'even' },
    attributes: {
      city: { kind: 'names', names },
      season: { kind: 'constant', value: season },
      parcel: { kind: 'perItem', prefix: 'parcel-', digits: 6 },
    },
  };
}

const IN_SEASON = { kind: 'hotKey', match: { season: 'busy' }, share: 1 } as const;
const OUT_OF_SEASON = { kind: 'hotKey', match: { season: 'quiet' }, share: 1 } as const;

export const ssdRebalancing = {
  version: 1,
  name: 'Balancing SSDs',
  description:
    'Parcels of 40 cities on ten partitions and five SSDs. Two busy partitions, each within its own limits, lie on the same SSD and ask more of it than it can do. One of them is moved; afterwards the quiet ones beside it are gathered with other quiet ones.',
  seed: 1,
  items: { kind: 'generated', itemBytes: 1000, groups: [citiesOf('busy', BUSY), citiesOf('quiet', QUIET)] },
  traffic: {
    arrivals: 'smooth',
    operations: [
      defaultOperation({
        name: 'track, busy cities',
        kind: 'GetItem',
        requestsPerSecond: 5000,
        keys: IN_SEASON,
      }),
      defaultOperation({
        name: 'scan, busy cities',
        kind: 'UpdateItem',
        requestsPerSecond: 1600,
        keys: IN_SEASON,
      }),
      defaultOperation({
        name: 'track, quiet cities',
        kind: 'GetItem',
        requestsPerSecond: 400,
        keys: OUT_OF_SEASON,
      }),
      defaultOperation({
        name: 'scan, quiet cities',
        kind: 'UpdateItem',
        requestsPerSecond: 80,
        keys: OUT_OF_SEASON,
      }),
    ],
  },
  tables: [
    defaultTable({
      partitionKey: ['city'],
      sortKey: 'parcel',
      readCapacity: 15_000,
      writeCapacity: 5000,
      ssdLimits: true,
    }),
  ],
  edits: [],
} as const satisfies Experiment;
