/**
 * Thousands of partitions at a glance: SSDs as tiles of a tree map, as large as their number of partitions asks
 * for, and in each tile a grid of cells, one for each partition in key order.
 */
import { hierarchy, type Quadtree, quadtree, treemap, treemapSquarify } from 'd3';
import type { LaneStructure } from '../../protocol/messages.ts';
import type { Box } from '../box.ts';

/** The cell of the partition with this index in key order. */
export interface Cell extends Box {
  readonly index: number;
}

export interface OverviewLayout {
  readonly width: number;
  readonly height: number;
  /** SSDs with partitions, in no particular order. */
  readonly tiles: readonly Box[];
  /** In key order. */
  readonly cells: readonly Cell[];
  /** For finding the cell at a place. */
  readonly tree: Quadtree<Cell>;
}

/** Room one would like for a partition, and the height that is given at most; pixels. */
const CELL_WISHED = 11;
const HEIGHT = { least: 240, most: 460 } as const;

/** Gaps as parts of the side of a tile or cell. */
const TILE_GAP = 0.12;
const TILE_GAP_MOST = 5;
const CELL_GAP = 0.12;
const CELL_GAP_MOST = 1.5;

interface Node {
  readonly members: readonly number[];
  readonly children?: readonly Node[];
}

/** Lays out a lane within a width. */
export function layoutOverview(
  { partitions, ssds }: Pick<LaneStructure, 'partitions' | 'ssds'>,
  width: number,
): OverviewLayout {
  const members = ssds.map((): number[] => []);
  for (const [index, { ssd }] of partitions.entries()) members[ssd]?.push(index);
  const used = members.filter((each) => each.length > 0);
  const wished = Math.ceil((partitions.length * CELL_WISHED * CELL_WISHED) / Math.max(1, width));
  const height = Math.min(HEIGHT.most, Math.max(HEIGHT.least, wished));
  const tileSide = Math.sqrt((width * height) / Math.max(1, used.length));
  const root = hierarchy<Node>({ members: [], children: used.map((each) => ({ members: each })) });
  const tiled = treemap<Node>()
    .tile(treemapSquarify.ratio(1))
    .size([width, height])
    .paddingInner(Math.min(TILE_GAP_MOST, tileSide * TILE_GAP))(root.sum((node) => node.members.length));
  const tiles: Box[] = [];
  const cells: Cell[] = [];
  for (const { x0, y0, x1, y1, data } of tiled.leaves()) {
    const tile = { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
    tiles.push(tile);
    for (const cell of gridOf(data.members, tile)) cells[cell.index] = cell;
  }
  const tree = quadtree<Cell>()
    .x((cell) => cell.x + cell.width / 2)
    .y((cell) => cell.y + cell.height / 2)
    .addAll(cells);
  return { width, height, tiles, cells, tree };
}

/** Cells for the members of a tile, as square as can be. */
function gridOf(members: readonly number[], tile: Box): readonly Cell[] {
  const columns = Math.max(
    1,
    Math.min(members.length, Math.round(Math.sqrt((members.length * tile.width) / Math.max(1, tile.height)))),
  );
  const rows = Math.ceil(members.length / columns);
  const width = tile.width / columns;
  const height = tile.height / rows;
  const gap = Math.min(CELL_GAP_MOST, Math.min(width, height) * CELL_GAP);
  return members.map((index, place) => ({
    index,
    x: tile.x + (place % columns) * width + gap / 2,
    y: tile.y + Math.floor(place / columns) * height + gap / 2,
    width: width - gap,
    height: height - gap,
  }));
}

/** The cell under a place, or near enough to be meant. */
export function cellAt({ tree }: OverviewLayout, x: number, y: number, reach: number): Cell | null {
  const cell = tree.find(x, y);
  if (cell === undefined) return null;
  const isNear =
    x >= cell.x - reach &&
    x <= cell.x + cell.width + reach &&
    y >= cell.y - reach &&
    y <= cell.y + cell.height + reach;
  return isNear ? cell : null;
}
