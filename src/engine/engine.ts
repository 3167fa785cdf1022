/** Makes a world from its configuration, and hands out its events. The engine is pure and deterministic (D1). */
import { type Result, succeed } from '../base/result.ts';
import { createItemSets } from './items.ts';
import { createLane } from './lane.ts';
import { operationFacts } from './ledger.ts';
import { nextWeightChange } from './step.ts';
import { createStream } from './traffic/stream.ts';
import type { EngineEvent, RowData, WorldConfiguration } from './types.ts';
import type { World } from './world.ts';

/**
 * The world at tick 0. `rows` are needed if the items come from rows. The problem is a sentence for the user:
 * rows missing, an unknown attribute, too many keys.
 */
export function createWorld(configuration: WorldConfiguration, rows: RowData | null): Result<World> {
  const sets = createItemSets(configuration.items, rows);
  if (!sets.ok) return sets;
  const { operations } = configuration.traffic;
  const world: World = {
    configuration,
    tick: 0,
    sets: sets.value,
    operations: operationFacts(operations),
    streams: operations.map((operation) => createStream(configuration.seed, operation)),
    nextWeightChange: Number.POSITIVE_INFINITY,
    lanes: [],
    events: [],
  };
  world.nextWeightChange = nextWeightChange(world);
  for (const table of configuration.tables) {
    const lane = createLane(world, table, null);
    if (!lane.ok) return lane;
    world.lanes.push(lane.value);
  }
  return succeed(world);
}

/** The events since the last call, oldest first; the world forgets them. */
export function takeEvents(world: World): EngineEvent[] {
  const { events } = world;
  world.events = [];
  return events;
}
