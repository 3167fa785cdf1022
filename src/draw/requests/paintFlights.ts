/** Paints requests on their way: dots, and crosses for those that bounce off. */
import { DIMENSIONS } from '../../protocol/facts.ts';
import { bouncePart, bouncePlace, FLIGHT_MS, type Flight, flightPlace, isBouncing } from './flights.ts';

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
const CROSS = 3.5;

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
      if (flight.dimension !== dimension || nowMs - flight.startMs >= FLIGHT_MS) continue;
      const { x, y } = flightPlace(flight, nowMs);
      pen.moveTo(x + DOT, y);
      pen.arc(x, y, DOT, 0, 2 * Math.PI);
    }
    pen.fill();
  }
  pen.strokeStyle = colours.refused;
  pen.lineWidth = 1.6;
  for (const flight of flights) {
    if (!isBouncing(flight, nowMs)) continue;
    const { x, y } = bouncePlace(flight, nowMs);
    pen.globalAlpha = Math.min(1, 2 - 2 * bouncePart(flight, nowMs));
    pen.beginPath();
    pen.moveTo(x - CROSS, y - CROSS);
    pen.lineTo(x + CROSS, y + CROSS);
    pen.moveTo(x - CROSS, y + CROSS);
    pen.lineTo(x + CROSS, y - CROSS);
    pen.stroke();
  }
  pen.globalAlpha = 1;
}
