/** What is in force at a moment: the configuration with all edits that have taken effect, and those on their way. */
import { dequal } from 'dequal/lite';
import type { ExperimentState } from './experimentStore.ts';
import { type InForce, inForceAt, withEdit } from './revert.ts';
import { editsOf } from './steps.ts';

/** What is in force at `tick`, changes that are on their way included: what controls show. */
export function inForceNow(
  { experiment, pending }: Pick<ExperimentState, 'experiment' | 'pending'>,
  tick: number,
): InForce {
  const { seed, items, traffic, tables, edits } = experiment;
  return editsOf(pending).reduce(withEdit, inForceAt({ seed, items, traffic, tables }, edits, tick));
}

/** What is in force, and what that follows from. The tick of the latest edit stands for all ticks up to the next one. */
interface Known extends Pick<ExperimentState, 'experiment' | 'pending'> {
  readonly from: number;
  readonly inForce: InForce;
}

/** The same, of which what is alike is the same object as at the last call. */
export function createInForce(): (
  state: Pick<ExperimentState, 'experiment' | 'pending'>,
  tick: number,
) => InForce {
  let known: Known | null = null;
  return ({ experiment, pending }, tick) => {
    const from = experiment.edits.findLast((timed) => timed.tick <= tick)?.tick ?? 0;
    if (known?.experiment !== experiment || known.pending !== pending || known.from !== from) {
      const next = inForceNow({ experiment, pending }, tick);
      known = { experiment, pending, from, inForce: known === null ? next : shared(known.inForce, next) };
    }
    return known.inForce;
  };
}

/** `next`, of the parts of `before` that are alike: who shows one part need not look again when another one changes. */
function shared(before: InForce, next: InForce): InForce {
  const { items, traffic, tables } = before.configuration;
  const configuration = {
    ...next.configuration,
    items: kept(items, next.configuration.items),
    traffic: kept(traffic, next.configuration.traffic),
    tables: next.configuration.tables.map((table, lane) => kept(tables[lane], table)),
  };
  return kept(before, { configuration, keyEdits: kept(before.keyEdits, next.keyEdits) });
}

function kept<Part>(before: Part | undefined, next: Part): Part {
  return before !== undefined && dequal(before, next) ? before : next;
}
