/** Paints requests on their way: dots, and crosses for those that bounce off. */
import { DIMENSIONS } from '../../protocol/facts.ts';
import { BOUNCE_MS, FLIGHT_MS, type Flight } from './flights.ts';

/** By dimension, and for what is refused. */
export interface FlightColours {
  readonly own: readonly [string, string];
  readonly refused: string;
}

/** What is needed of a canvas. */
export type FlightPen = Pick<
  CanvasRenderingContext2D,
  | 'clearRect'
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'arc'
  | 'fill'
  | 'stroke'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'globalAlpha'
>;

const DOT = 2.4;
const CROSS = 3;

/** Paints all flights as they are at a moment, onto an empty canvas. */
export function paintFlights(
  pen: FlightPen,
  flights: readonly Flight[],
  nowMs: number,
  colours: FlightColours,
): void {
  for (const dimension of DIMENSIONS) {
    pen.fillStyle = colours.own[dimension];
    pen.beginPath();
    for (const flight of flights) {
      const part = (nowMs - flight.startMs) / FLIGHT_MS;
      if (flight.dimension !== dimension || part >= 1) continue;
      const { x, y } = between(flight.from, flight.to, faster(part));
      pen.moveTo(x + DOT, y);
      pen.arc(x, y, DOT, 0, 2 * Math.PI);
    }
    pen.fill();
  }
  pen.strokeStyle = colours.refused;
  pen.lineWidth = 1.6;
  for (const flight of flights) {
    const part = (nowMs - flight.startMs - FLIGHT_MS) / BOUNCE_MS;
    if (!flight.isRefused || part < 0) continue;
    const { x, y } = between(flight.to, flight.off, slower(Math.min(1, part)));
    pen.globalAlpha = Math.min(1, 2 - 2 * Math.min(1, part));
    pen.beginPath();
    pen.moveTo(x - CROSS, y - CROSS);
    pen.lineTo(x + CROSS, y + CROSS);
    pen.moveTo(x - CROSS, y + CROSS);
    pen.lineTo(x + CROSS, y - CROSS);
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

function between(from: { x: number; y: number }, to: { x: number; y: number }, part: number) {
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

function faster(part: number): number {
  return part * (0.6 + 0.4 * part);
}

function slower(part: number): number {
  return part * (2 - part);
}
