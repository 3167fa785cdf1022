/**
 * Requests on their way, on a canvas over strip and storage. What they show is also in words there; a refused one that
 * is clicked is explained.
 */
import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { laneNumbers } from '../../draw/laneNumbers.ts';
import { createFlights, type Flight } from '../../draw/requests/flights.ts';
import { type FlightColours, paintFlights } from '../../draw/requests/paintFlights.ts';
import type { Place, Scene } from '../../draw/requests/scene.ts';
import { placeIn, zoomOf } from '../../draw/zoom.ts';
import type { Frame, Structure } from '../../protocol/messages.ts';
import { useApp } from '../appContext.ts';
import { useAppearance } from '../useAppearance.ts';
import { useStored } from '../useStored.ts';
import styles from './Requests.module.css';
import { REDUCED_MOTION, useMedia } from './useMedia.ts';
import { usePainter } from './usePainter.ts';

interface Props {
  readonly lane: number;
  readonly scene: Scene;
  /** What lies under the canvas. */
  readonly board: RefObject<HTMLDivElement | null>;
  /** Of the board, pixels. */
  readonly width: number;
}

/** How often the traffic and the places of the pictures are looked at, milliseconds. */
const LOOK_MS = 200;

/** How near to a refused request a pointer has to be, pixels. */
const REACH = 9;

/** What was looked at last, and when. */
interface Seen {
  readonly frame: Frame | null;
  readonly structure: Structure | null;
  readonly ms: number;
}

export default function Requests({ lane, scene, board, width }: Props) {
  const { picture, live, session } = useApp();
  const canvas = useRef<HTMLCanvasElement>(null);
  const swatches = useRef<HTMLSpanElement>(null);
  const [flights] = useState(() => createFlights(Math.random));
  const appearance = useAppearance();
  const isStill = useMedia(REDUCED_MOTION);
  const isPlaying = useStored(session, (state) => state.playing);
  const isFlying = isPlaying && !isStill;
  const colours = useRef<FlightColours>({ own: ['', ''], refused: '' });
  const seen = useRef<Seen>({ frame: null, structure: null, ms: 0 });

  useLayoutEffect(() => {
    if (swatches.current !== null && appearance !== '') colours.current = coloursOf(swatches.current);
  }, [appearance]);
  /** Where the run came to a stand: until it moves on, what was in flight hangs in the air, to be clicked. */
  const stoppedAt = useRef<number | null>(null);
  const sweep = useEffectEvent(() => {
    flights.clear();
    if (canvas.current !== null) clear(canvas.current);
  });
  useEffect(() => {
    if (isFlying) return picture.request();
    if (isStill) sweep();
  }, [isFlying, isStill, picture]);
  const stopped = useStored(live, ({ digest }) => (digest?.playing === false ? digest.tick : null));
  useEffect(() => {
    if (stopped !== null && stoppedAt.current !== null && stopped !== stoppedAt.current) sweep();
    stoppedAt.current = stopped;
  }, [stopped]);

  /** What hangs in the air hangs before a picture that a change, or another width, lays out anew. */
  const layout = `${width} ${useStored(live, (state) => state.changes)}`;
  const seenLayout = useRef(layout);
  useEffect(() => {
    if (layout !== seenLayout.current && !isFlying) sweep();
    seenLayout.current = layout;
  }, [layout, isFlying]);

  useRefusedClick(
    board,
    (place) => flights.refusedAt(place, REACH),
    ({ partition, dimension, key }) => session.select({ kind: 'request', lane, partition, dimension, key }),
  );

  usePainter((nowMs) => {
    const pen = canvas.current?.getContext('2d') ?? null;
    if (!isFlying || canvas.current === null || pen === null || board.current === null) return false;
    const frame = picture.newestFrame();
    const { structure } = live.getState();
    if (nowMs - seen.current.ms > LOOK_MS || structure !== seen.current.structure) {
      fitTo(canvas.current, board.current);
      scene.measure(board.current);
      const numbers = frame === seen.current.frame ? null : laneNumbers(frame, structure, lane);
      const partitions = structure?.lanes[lane]?.partitions;
      if (numbers !== null && partitions !== undefined) flights.follow(numbers, partitions);
      seen.current = { frame, structure, ms: nowMs };
    }
    clear(canvas.current);
    paintFlights(pen, flights.advance(nowMs, scene), nowMs, colours.current);
    return true;
  });

  return (
    <>
      <span ref={swatches} aria-hidden="true" hidden>
        <i className={styles.read} />
        <i className={styles.write} />
        <i className={styles.refused} />
      </span>
      <canvas ref={canvas} className={styles.canvas} />
    </>
  );
}

/** Clicks that hit a refused request, before what lies under it hears of them; and a hand that says so. */
function useRefusedClick(
  board: RefObject<HTMLDivElement | null>,
  find: (place: Place) => Flight | null,
  onClick: (flight: Flight) => void,
): void {
  const found = useEffectEvent((event: MouseEvent): Flight | null => find(placeIn(board.current, event)));
  const click = useEffectEvent(onClick);
  useEffect(() => {
    const element = board.current;
    if (element === null) return;
    const listen = (event: MouseEvent): void => {
      const flight = found(event);
      if (flight === null) return;
      event.stopPropagation();
      click(flight);
    };
    const point = (event: MouseEvent): void => {
      element.dataset['overRefused'] = found(event) === null ? 'no' : 'yes';
    };
    element.addEventListener('click', listen, { capture: true });
    element.addEventListener('pointermove', point);
    return () => {
      element.removeEventListener('click', listen, { capture: true });
      element.removeEventListener('pointermove', point);
    };
  }, [board]);
}

/** Makes the canvas as large as what it lies on; assigning a size also empties it. */
function fitTo(canvas: HTMLCanvasElement, board: HTMLElement): void {
  const sharpness = Math.min(2, devicePixelRatio * zoomOf(canvas));
  const width = Math.round(board.clientWidth * sharpness);
  const height = Math.round(board.clientHeight * sharpness);
  if (canvas.width === width && canvas.height === height) return;
  canvas.width = width;
  canvas.height = height;
  canvas.getContext('2d')?.setTransform(sharpness, 0, 0, sharpness, 0, 0);
}

function clear(canvas: HTMLCanvasElement): void {
  canvas.getContext('2d')?.clearRect(0, 0, canvas.width, canvas.height);
}

function coloursOf(swatches: HTMLElement): FlightColours {
  const [read = '', write = '', refused = ''] = Array.from(
    swatches.children,
    (swatch) => getComputedStyle(swatch).color,
  );
  return { own: [read, write], refused };
}
