/** A pet registry: what the two pet scenarios share. They differ in the partition key alone. */
import type { ItemSource, Traffic } from '../../engine/types.ts';
import { defaultOperation } from '../defaults.ts';

/** The most frequent breed first. */
const DOG_BREEDS = listed(`
  Labrador Retriever, French Bulldog, Golden Retriever, German Shepherd, Poodle, Dachshund, Bulldog,
  Beagle, Rottweiler, German Shorthaired Pointer, Pembroke Welsh Corgi, Yorkshire Terrier, Australian
  Shepherd, Cavalier King Charles Spaniel, Doberman Pinscher, Boxer, Great Dane, Miniature Schnauzer, Cane
  Corso, Shih Tzu, Boston Terrier, Pomeranian, Bernese Mountain Dog, Havanese, Shetland Sheepdog,
  Brittany, English Springer Spaniel, Cocker Spaniel, Border Collie, Chihuahua, Vizsla, Basset Hound,
  Belgian Malinois, Maltese, Weimaraner, Rough Collie, Newfoundland, Rhodesian Ridgeback, West Highland
  White Terrier, Shiba Inu, Bichon Frise, Bloodhound, Akita, Portuguese Water Dog, Chesapeake Bay
  Retriever, Dalmatian, St. Bernard, Papillon, Australian Cattle Dog, Bullmastiff, Samoyed, Scottish
  Terrier, Whippet, Wirehaired Pointing Griffon, Airedale Terrier, Bull Terrier, Giant Schnauzer, Great
  Pyrenees, Irish Setter, Alaskan Malamute, Cardigan Welsh Corgi, Siberian Husky, Chow Chow, Lhasa Apso,
  Italian Greyhound, Old English Sheepdog, Irish Wolfhound, Pekingese, Greyhound, Basenji, Afghan Hound,
  Saluki, Keeshond, Leonberger, Komondor
`);

const CAT_BREEDS = listed(`
  Ragdoll, Maine Coon, Persian, British Shorthair, Exotic Shorthair, Devon Rex, Abyssinian, Sphynx,
  Scottish Fold, American Shorthair, Siberian, Birman, Siamese, Norwegian Forest Cat, Russian Blue,
  Bengal, Oriental Shorthair, Cornish Rex, Burmese, Tonkinese, Ocicat, Egyptian Mau, Selkirk Rex, Manx,
  Somali, Balinese, Bombay, Chartreux, Himalayan, Japanese Bobtail, Turkish Angora, Turkish Van,
  Singapura, Korat, LaPerm, Havana Brown, American Curl, American Bobtail, American Wirehair, Munchkin,
  Savannah, Snowshoe, Toyger, Pixiebob, Lykoi
`);

/** The names in a text that separates them by commas and may break its lines anywhere between two words. */
function listed(names: string): string[] {
  return names.split(',').map((name) => name.trim().replace(/\s+/g, ' '));
}

const MOSTLY_A_FEW = { kind: 'zipf', exponent: 0.8 } as const;
const PET_ID = { kind: 'perItem', prefix: 'pet-', digits: 7 } as const;

/** 8 million pets of 1 KB, 70 % dogs of 75 breeds and 30 % cats of 45. */
export const PET_ITEMS = {
  kind: 'generated',
  itemBytes: 1000,
  groups: [
    {
      sets: DOG_BREEDS.length,
      items: 5_600_000,
      spread: MOSTLY_A_FEW,
      attributes: {
        animal: { kind: 'constant', value: 'dog' },
        breed: { kind: 'names', names: DOG_BREEDS },
        pet_id: PET_ID,
      },
    },
    {
      sets: CAT_BREEDS.length,
      items: 2_400_000,
      spread: MOSTLY_A_FEW,
      attributes: {
        animal: { kind: 'constant', value: 'cat' },
        breed: { kind: 'names', names: CAT_BREEDS },
        pet_id: PET_ID,
      },
    },
  ],
} as const satisfies ItemSource;

/** Pets are read and updated as they are distributed, the newest ones most. */
export const PET_TRAFFIC = {
  arrivals: 'poisson',
  operations: [
    defaultOperation({
      name: 'look up a pet',
      kind: 'GetItem',
      requestsPerSecond: 6000,
      itemBytes: PET_ITEMS.itemBytes,
      sortKey: 'latest',
    }),
    defaultOperation({
      name: 'update a pet',
      kind: 'UpdateItem',
      requestsPerSecond: 1900,
      itemBytes: PET_ITEMS.itemBytes,
      sortKey: 'latest',
    }),
  ],
} as const satisfies Traffic;

/** Enough for the traffic twice over: 8 partitions. */
export const PET_CAPACITY = { readCapacity: 12_000, writeCapacity: 4000 } as const;
