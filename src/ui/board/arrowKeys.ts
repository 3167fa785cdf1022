/** The arrow keys by their names in keyboard events. */
import type { Direction } from '../../draw/storage/direction.ts';

export const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
