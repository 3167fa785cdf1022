/** Orders of 200 shops: what the scenarios about splits share. */
import type { ItemGroup, ItemSource } from '../../engine/types.ts';

const TRADES = [
  ...['Café', 'Florist', 'Grocer', 'Jeweller', 'Optician'],
  ...['Pharmacy', 'Tailor', 'Toys', 'Bikes', 'Shoes'],
];

/**
 * The 20 owners, and those of their shops that lie at the harbour: 44 in all, and just those whose names hash
 * into the last quarter of the key space (tested).
 */
const AT_THE_HARBOUR: Readonly<Record<string, readonly string[]>> = {
  David: ['Grocer', 'Toys', 'Bikes', 'Shoes'],
  Elena: ['Florist', 'Bikes', 'Shoes'],
  Felix: [],
  Greta: ['Café', 'Jeweller', 'Optician', 'Tailor'],
  Hugo: ['Florist', 'Jeweller', 'Tailor'],
  Irene: ['Café', 'Grocer'],
  Jakob: ['Florist'],
  Katja: ['Optician', 'Tailor', 'Bikes'],
  Lukas: ['Grocer', 'Bikes'],
  Maria: ['Grocer'],
  Nils: ['Grocer', 'Jeweller'],
  Olga: ['Grocer', 'Pharmacy'],
  Paul: ['Pharmacy'],
  Rosa: ['Jeweller', 'Tailor', 'Shoes'],
  Simon: ['Florist', 'Optician', 'Bikes'],
  Tina: ['Café', 'Florist', 'Jeweller', 'Tailor'],
  Viktor: ['Tailor'],
  Wanda: ['Florist', 'Bikes'],
  Xaver: ['Florist'],
  Yara: ['Grocer', 'Tailor'],
};

const ORDERS_PER_SHOP = 5000;

function shopsOf(district: string, names: readonly string[]): ItemGroup {
  return {
    sets: names.length,
    items: names.length * ORDERS_PER_SHOP,
    spread: { kind: 'even' },
    attributes: {
      shop: { kind: 'names', names },
      district: { kind: 'constant', value: district },
      order_id: { kind: 'perItem', prefix: 'order-', digits: 8 },
    },
  };
}

function shopsWhere(atTheHarbour: boolean): string[] {
  return Object.entries(AT_THE_HARBOUR).flatMap(([owner, harbour]) =>
    TRADES.filter((trade) => harbour.includes(trade) === atTheHarbour).map((trade) => `${owner}'s ${trade}`),
  );
}

/** 200 shops with 5,000 orders each; the 44 of the harbour share one of four partitions. */
export const SHOP_ITEMS: ItemSource = {
  kind: 'generated',
  itemBytes: 500,
  groups: [shopsOf('Harbour', shopsWhere(true)), shopsOf('Town', shopsWhere(false))],
};

/** P1: (100 + 3 × 3,900) / 3,000 makes 4 partitions. */
export const SHOP_CAPACITY = { readCapacity: 100, writeCapacity: 3900 } as const;
