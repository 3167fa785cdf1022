/** A popular actor is no hot partition as long as the others fill the rest. */
import { defaultOperation, defaultTable } from '../defaults.ts';
import type { Experiment } from '../experiment.ts';

const FIRST_NAMES = [
  ...['Alma', 'Bela', 'Carmen', 'Dario', 'Edith', 'Franco', 'Gilda', 'Henri', 'Ingrid', 'Jean'],
  ...['Kirsten', 'Lino', 'Marta', 'Nino', 'Olivia', 'Pedro', 'Quinn', 'Romy', 'Silvana', 'Toshiro'],
  ...['Ursula', 'Vittorio', 'Winona', 'Xenia', 'Yves', 'Zita', 'Aaron', 'Bette', 'Cyd', 'Dirk'],
];
const LAST_NAMES = [
  ...['Adler', 'Bianchi', 'Costa', 'Delon', 'Eriksson', 'Fontaine', 'Garcia', 'Hayashi', 'Ibsen', 'Janssen'],
  ...['Keller', 'Lorca', 'Moreau', 'Novak', 'Okafor', 'Petrov', 'Quist', 'Rossi', 'Stone', 'Tanaka'],
];
const TITLES = [
  ...['Amadeus', 'Brazil', 'Casablanca', 'Das Boot', 'Easy Rider', 'Fargo', 'Gilda', 'High Noon'],
  ...['Ikiru', 'Jaws', 'Klute', 'La Strada', 'Metropolis', 'Notorious', 'Ordet', 'Persona', 'Rashomon'],
  ...['Solaris', 'Vertigo', 'Zorba the Greek'],
];
const BYTES_PER_TITLE = 200;

/** 600 of them; people ask for the first ones most. */
const ACTORS = LAST_NAMES.flatMap((last) => FIRST_NAMES.map((first) => `${first} ${last}`));

export const moviesByActor = {
  version: 1,
  name: 'Movies by actor',
  description:
    'Which movies has this actor played in? The partition key is the actor, the sort key the title: one Query reads one item collection, its titles in order.',
  seed: 1,
  items: {
    kind: 'generated',
    itemBytes: BYTES_PER_TITLE,
    groups: [
      {
        sets: ACTORS.length,
        items: ACTORS.length * TITLES.length,
        spread: { kind: 'even' },
        attributes: {
          actor: { kind: 'names', names: ACTORS },
          movie_title: { kind: 'perItem', prefix: 'Movie ', digits: 3, names: TITLES },
        },
      },
    ],
  },
  traffic: {
    arrivals: 'poisson',
    operations: [
      defaultOperation({
        name: 'movies of an actor',
        kind: 'Query',
        requestsPerSecond: 6000,
        itemBytes: BYTES_PER_TITLE,
        itemsPerRequest: TITLES.length,
        keys: { kind: 'zipf', exponent: 1 },
      }),
      defaultOperation({
        name: 'change a role',
        kind: 'UpdateItem',
        requestsPerSecond: 300,
        itemBytes: BYTES_PER_TITLE,
        keys: { kind: 'zipf', exponent: 1 },
      }),
    ],
  },
  tables: [
    defaultTable({
      partitionKey: ['actor'],
      sortKey: 'movie_title',
      readCapacity: 12_000,
      writeCapacity: 2000,
    }),
  ],
  edits: [],
} as const satisfies Experiment;
