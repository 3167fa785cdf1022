/** Why a partition is not there, in a sentence. */
import { assertNever } from '../../base/assert.ts';
import type { PartitionFate } from '../../protocol/questions.ts';
import { formatClock } from '../format.ts';
import { partitionName } from './names.ts';

/** What became, or will become, of a partition. */
export function fateSentence(partition: number, fate: PartitionFate): string {
  const name = partitionName(partition);
  switch (fate.kind) {
    case 'there':
      return `${name} is there again.`;
    case 'split':
      return `${name} was split ${splitWords(fate)} at ${formatClock(fate.tick)}.`;
    case 'rebuilt':
      return `The table was laid out anew at ${formatClock(fate.tick)}: since then it has no ${name}.`;
    case 'toCome':
      return `${name} does not exist yet. It comes into being at ${formatClock(fate.tick)}, when ${birthWords(fate)}.`;
    case 'unknown':
      return `${name} does not exist at this moment.`;
    default:
      return assertNever(fate);
  }
}

function splitWords({ children, isForCapacity }: Extract<PartitionFate, { kind: 'split' }>): string {
  const into = children.length === 0 ? 'in two' : `into ${children.map(partitionName).join(' and ')}`;
  return isForCapacity ? `${into} for more capacity` : into;
}

function birthWords(fate: Extract<PartitionFate, { kind: 'toCome' }>): string {
  switch (fate.by) {
    case 'split':
      return `${partitionName(fate.parent)} is split`;
    case 'capacity':
      return 'the capacity is raised';
    case 'rebuilt':
      return 'the table is laid out anew';
    default:
      return assertNever(fate);
  }
}
