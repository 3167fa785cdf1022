/** The same pets and requests under a key of 120 values. */
import { defaultTable } from '../defaults.ts';
import type { Experiment } from '../experiment.ts';
import { PET_CAPACITY, PET_ITEMS, PET_TRAFFIC } from './pets.ts';

export const petsByBreed = {
  version: 1,
  name: 'Pets by breed',
  description:
    'The same 8 million pets and the same requests as in "Pets by animal", with the partition key "breed": 75 breeds of dogs and 45 of cats.',
  seed: 1,
  items: PET_ITEMS,
  traffic: PET_TRAFFIC,
  tables: [defaultTable({ partitionKey: ['breed'], sortKey: 'pet_id', ...PET_CAPACITY })],
  edits: [],
} as const satisfies Experiment;
