/**
 * Thousands of partitions on a canvas. What is pointed at is named beside it; it is one button, on which the
 * arrow keys go from cell to cell, and which is named after the partition they have reached.
 */
import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { HEAT_STEPS } from '../../draw/heat.ts';
import { laneNumbers } from '../../draw/laneNumbers.ts';
import { type Cell, cellAt, layoutOverview } from '../../draw/overview/layout.ts';
import { createOverviewPainter, type OverviewColours } from '../../draw/overview/paintOverview.ts';
import type { Scene } from '../../draw/requests/scene.ts';
import { nextInDirection } from '../../draw/storage/direction.ts';
import { figuresAt } from '../../draw/storage/figures.ts';
import { placeIn } from '../../draw/zoom.ts';
import type { Frame, LaneStructure } from '../../protocol/messages.ts';
import { useApp } from '../appContext.ts';
import { formatCount } from '../format.ts';
import { useAppearance } from '../useAppearance.ts';
import { useStored } from '../useStored.ts';
import { ssdName } from '../words/names.ts';
import { DIRECTIONS } from './arrowKeys.ts';
import { discWords } from './boardWords.ts';
import styles from './Overview.module.css';
import { usePainter } from './usePainter.ts';

interface Props {
  readonly lane: number;
  readonly structure: LaneStructure;
  readonly keyNames: ReadonlyMap<number, string>;
  readonly width: number;
  readonly scene: Scene;
}

/** Milliseconds between two repaints. */
const USE_MS = 100;

/** How near to a cell a pointer has to be, pixels. */
const REACH = 3;

export default function Overview({ lane, structure, keyNames, width, scene }: Props) {
  const { picture, session, live } = useApp();
  const canvas = useRef<HTMLCanvasElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const [painter] = useState(createOverviewPainter);
  const [pointed, setPointed] = useState<number | null>(null);
  const [cursor, setCursor] = useState(0);
  const appearance = useAppearance();
  const colours = useRef<{ readonly of: string; readonly are: OverviewColours } | null>(null);
  const painted = useRef<{ frame: Frame | null; ms: number }>({ frame: null, ms: 0 });
  const layout = useMemo(() => layoutOverview(structure, width), [structure, width]);
  const frame = useStored(live, (state) => state.frame);
  const selected = useStored(session, ({ selection }) =>
    selection?.kind === 'partition' && selection.lane === lane ? selection.partition : null,
  );

  useLayoutEffect(() => {
    const pen = canvas.current?.getContext('2d', { alpha: true }) ?? null;
    if (canvas.current === null || pen === null || probe.current === null || appearance === '') return;
    const sharpness = Math.min(2, devicePixelRatio);
    canvas.current.width = Math.round(layout.width * sharpness);
    canvas.current.height = Math.round(layout.height * sharpness);
    pen.setTransform(sharpness, 0, 0, sharpness, 0, 0);
    // Asking the style sheet is dear, and partitions move often.
    if (colours.current?.of !== appearance)
      colours.current = { of: appearance, are: coloursOf(probe.current) };
    painter.start(pen, layout, colours.current.are);
    painted.current = { frame: null, ms: 0 };
    scene.showStorage(canvas.current, (index) => {
      const cell = layout.cells[index];
      return cell && { ...centreOf(cell), r: Math.min(cell.width, cell.height) / 2 };
    });
    picture.request();
  }, [layout, painter, appearance, picture, scene]);

  usePainter((nowMs) => {
    const newest = picture.newestFrame();
    if (newest === null || newest === painted.current.frame) return false;
    if (nowMs - painted.current.ms < USE_MS) return true;
    const numbers = laneNumbers(newest, live.getState().structure, lane);
    if (numbers !== null && numbers.bytes.length === layout.cells.length)
      painter.paint(numbers, structure.hardLimit);
    painted.current = { frame: newest, ms: nowMs };
    return false;
  });

  const point = (event: MouseEvent<HTMLElement>): number | null => {
    const { x, y } = placeIn(event.currentTarget, event);
    return cellAt(layout, x, y, REACH)?.index ?? null;
  };
  const select = (index: number): void => {
    const place = structure.partitions[index];
    if (place !== undefined) session.select({ kind: 'partition', lane, partition: place.id });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>): void => {
    const direction = DIRECTIONS[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setCursor(nextInDirection(layout.cells.map(centreOf), at, direction));
  };

  const labelOf = (index: number): string => {
    const place = structure.partitions[index];
    const numbers = laneNumbers(frame, live.getState().structure, lane);
    if (place === undefined || numbers === null || frame === null) return '';
    const figures = figuresAt(numbers, structure, place, index);
    const { label } = discWords(figures, keyNames.get(place.id) ?? null, 0, frame.tick);
    return `${label}, on ${ssdName(place.ssd)}`;
  };

  const at = Math.min(cursor, layout.cells.length - 1);
  const chosen = structure.partitions.findIndex(({ id }) => id === selected);
  return (
    <figure className={styles.overview}>
      <button
        type="button"
        className={styles.picture}
        style={{ height: layout.height }}
        aria-label={labelOf(at)}
        onPointerMove={(event) => setPointed(point(event))}
        onPointerLeave={() => setPointed(null)}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          // A click by keyboard has no place.
          const index = event.detail === 0 ? at : point(event);
          if (index === null) return;
          setCursor(index);
          select(index);
        }}
      >
        <span ref={probe} hidden />
        <canvas ref={canvas} className={styles.canvas} />
        <CellFrame cell={layout.cells[chosen]} className={styles.chosen} />
        <CellFrame cell={layout.cells[at]} className={styles.cursor} />
        <CellFrame cell={pointed === null ? undefined : layout.cells[pointed]} className={styles.pointed} />
      </button>
      <figcaption className={styles.caption}>
        {pointed === null
          ? `${formatCount(structure.partitions.length)} partitions on ${formatCount(structure.ssds.length)} SSDs; each tile is an SSD, each cell a partition`
          : labelOf(pointed)}
      </figcaption>
    </figure>
  );
}

/** A frame around a cell; none without one. */
function CellFrame({
  cell,
  className,
}: {
  readonly cell: Cell | undefined;
  readonly className: string | undefined;
}) {
  if (cell === undefined) return null;
  const { x, y, width, height } = cell;
  return (
    <span className={className} style={{ left: x - 2, top: y - 2, width: width + 4, height: height + 4 }} />
  );
}

function centreOf({ x, y, width, height }: Cell): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}

/** A canvas knows no custom properties: an element that does is asked for each colour. */
function coloursOf(probe: HTMLElement): OverviewColours {
  const colourOf = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  return {
    heat: Array.from({ length: HEAT_STEPS + 1 }, (_, step) => colourOf(`heat-${step}`)),
    tile: colourOf('panel'),
    empty: colourOf('gauge'),
    throttled: colourOf('throttled'),
  };
}
