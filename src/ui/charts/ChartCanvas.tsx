/** The painted part of a chart: repainted when its data, its size or the colours change, never otherwise. */
import { useLayoutEffect, useRef } from 'react';
import type { ChartLayout } from '../../draw/charts/chartLayout.ts';
import type { ChartSeries } from '../../draw/charts/chartSeries.ts';
import { type ChartColours, paintChart } from '../../draw/charts/paintChart.ts';
import { zoomOf } from '../../draw/zoom.ts';
import type { Dimension } from '../../engine/types.ts';
import { READ } from '../../protocol/facts.ts';
import { useAppearance } from '../useAppearance.ts';
import styles from './ChartCanvas.module.css';

interface Props {
  readonly dimension: Dimension;
  readonly series: ChartSeries | null;
  readonly layout: ChartLayout;
  readonly stepped: boolean;
}

/** What the style sheet says. Asking it is dear: the browser lays out all of the page to answer. */
interface Look {
  /** For as long as this is the same the answer holds. */
  readonly situation: string;
  readonly zoom: number;
  readonly colours: ChartColours;
}

export function ChartCanvas({ dimension, series, layout, stepped }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const swatches = useRef<HTMLSpanElement>(null);
  const appearance = useAppearance();
  const look = useRef<Look | null>(null);
  const { width, height } = layout.size;

  useLayoutEffect(() => {
    const pen = canvas.current?.getContext('2d') ?? null;
    if (canvas.current === null || pen === null || swatches.current === null || appearance === '') return;
    const situation = `${appearance} ${width} ${height}`;
    if (look.current?.situation !== situation) {
      const [zoom, colours] = [zoomOf(canvas.current), coloursOf(swatches.current)];
      look.current = { situation, zoom, colours };
    }
    const { zoom, colours } = look.current;
    const sharpness = devicePixelRatio * zoom;
    // Assigning a size clears and resets the canvas, even the same one.
    if (canvas.current.width !== Math.round(width * sharpness)) canvas.current.width = width * sharpness;
    if (canvas.current.height !== Math.round(height * sharpness)) canvas.current.height = height * sharpness;
    pen.setTransform(sharpness, 0, 0, sharpness, 0, 0);
    paintChart(pen, series, layout, colours, stepped);
  }, [series, layout, stepped, width, height, appearance]);

  return (
    <>
      <span
        ref={swatches}
        className={dimension === READ ? styles.reads : styles.writes}
        aria-hidden="true"
        hidden
      >
        <i className={styles.served} />
        <i className={styles.throttled} />
        <i className={styles.capacity} />
        <i className={styles.grid} />
      </span>
      <canvas ref={canvas} className={styles.canvas} style={{ width, height }} />
    </>
  );
}

/** A canvas knows no custom properties: the colours are taken from elements that have them. */
function coloursOf(swatches: HTMLElement): ChartColours {
  const [served = '', throttled = '', capacity = '', grid = ''] = Array.from(
    swatches.children,
    (swatch) => getComputedStyle(swatch).color,
  );
  return { served, throttled, capacity, grid };
}
