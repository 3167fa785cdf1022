/** Two keys for eight partitions: most of what is paid for cannot be used. */
import { defaultTable } from '../defaults.ts';
import type { Experiment } from '../experiment.ts';
import { PET_CAPACITY, PET_ITEMS, PET_TRAFFIC } from './pets.ts';

export const petsByAnimal = {
  version: 1,
  name: 'Pets by animal',
  description:
    'A registry of 8 million pets with the partition key "animal". It has two values, so two of eight partitions do all the work.',
  seed: 1,
  items: PET_ITEMS,
  traffic: PET_TRAFFIC,
  tables: [defaultTable({ partitionKey: ['animal'], sortKey: 'pet_id', ...PET_CAPACITY })],
  edits: [],
} as const satisfies Experiment;
