/**
 * The key space: the partitions' hash ranges side by side, and on them what each key is asked for. Drawn at the
 * rate of digests; while a bar is dragged, with every movement.
 */

import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  type SyntheticEvent,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { ifLoaded } from '../../base/ifLoaded.ts';
import type { LaneNumbers } from '../../draw/laneNumbers.ts';
import type { Scene } from '../../draw/requests/scene.ts';
import { type Bar, layoutBars, sourceOn } from '../../draw/strip/bars.ts';
import type { foresee as Foresee } from '../../draw/strip/foresee.ts';
import { plotsOf, STRIP_HEIGHT, type StripView, seenOf } from '../../draw/strip/plot.ts';
import { layoutRanges, rangeUnder } from '../../draw/strip/ranges.ts';
import { totalUnits } from '../../draw/strip/weigh.ts';
import { placeIn } from '../../draw/zoom.ts';
import type { LaneStructure } from '../../protocol/messages.ts';
import type { KeyProfile } from '../../protocol/questions.ts';
import { useApp } from '../appContext.ts';
import { useStored } from '../useStored.ts';
import { keyText } from './boardWords.ts';
import { headHeight } from './columnHead.ts';
import { KeyBar } from './KeyBar.tsx';
import styles from './KeySpaceStrip.module.css';
import { StripColumns } from './StripColumns.tsx';
import { StripAreas, StripLines } from './StripPlot.tsx';
import { stripTexts } from './stripTexts.ts';
import { useBarDrag } from './useBarDrag.ts';
import { useTops } from './useTops.ts';

interface Props {
  readonly lane: number;
  readonly structure: LaneStructure;
  readonly numbers: LaneNumbers;
  readonly profile: KeyProfile;
  readonly view: StripView;
  readonly width: number;
  readonly scene: Scene;
}

export function KeySpaceStrip({ lane, structure, numbers, profile, view, width, scene }: Props) {
  const { session } = useApp();
  const { partitions, hardLimit } = structure;
  const drag = useBarDrag(lane, profile);
  const tops = useTops(profile, numbers, hardLimit, drag.dragged !== null);
  const [tabStop, setTabStop] = useState<string | null>(null);
  const picture = useRef<SVGSVGElement>(null);
  const selectedKey = useStored(session, ({ selection }) =>
    selection?.kind === 'key' && selection.lane === lane ? selection.key : null,
  );

  const strip = useMemo(() => {
    const ranges = partitions.map(({ range }) => range);
    return layoutRanges(ranges, width);
  }, [partitions, width]);
  const bars = useMemo(() => layoutBars(drag.profile, partitions, strip), [drag.profile, partitions, strip]);
  // What is measured is of before a wish, or a change while time stands still: what that would do is shown instead.
  const isPlaying = useStored(session, (state) => state.playing);
  const isUnmeasured = numbers.measured !== 'yes' && !isPlaying;
  const isForeseen = isUnmeasured || drag.profile !== profile;
  const foresee = useForesee(isUnmeasured || drag.wished !== null);
  const shown = useMemo(
    () =>
      foresee === null || !isForeseen ? numbers : foresee(numbers, hardLimit, drag.profile, bars, partitions),
    [drag.profile, isForeseen, numbers, hardLimit, partitions, bars, foresee],
  );
  const seen = seenOf(view, totalUnits(profile));
  const head = useMemo(() => headHeight(partitions, strip), [partitions, strip]);
  const plots = useMemo(() => plotsOf(seen, tops, head), [seen, tops, head]);
  const height = STRIP_HEIGHT;
  const texts = useMemo(
    () => stripTexts(bars, plots, strip, numbers, hardLimit, drag.dragged),
    [bars, plots, strip, numbers, hardLimit, drag.dragged],
  );
  const base = plots[0]?.base ?? height;
  const stop = tabStopOf(bars, tabStop);

  const select = (bar: Bar): void => session.select({ kind: 'key', lane, key: bar.key.name });
  const yOfEvent = (event: PointerEvent): number => placeIn(picture.current, event).y;
  const barOf = ({ target }: SyntheticEvent): Bar | undefined => {
    const name = around(target, BAR)?.dataset['key'];
    return bars.find(({ key }) => key.name === name);
  };
  const onPointerDown = (event: PointerEvent): void => {
    const group = around(event.target, '[data-dimension]');
    const bar = barOf(event);
    const plot = plots.find(({ dimension }) => String(dimension) === group?.dataset['dimension']);
    if (bar && plot && group) drag.grab(event, group, bar.key, plot, yOfEvent(event));
  };
  const onPointerUp = (event: PointerEvent): void => {
    const bar = barOf(event);
    if (!drag.letGo() && bar !== undefined) select(bar);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const bar = barOf(event);
    if (bar === undefined) return;
    if (event.key === 'Enter') select(bar);
    else if (event.key === 'Escape') drag.cancel();
    else if (!drag.press(event, bar.key) && !goSideways(event, bars, bar, picture.current)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  useLayoutEffect(() => {
    scene.showStrip(picture.current, (partition, dimension, chance) => ({
      ...sourceOn(bars, strip, numbers.offered[dimension][partition] ?? 0, partition, dimension, chance),
      y: STRIP_HEIGHT - 3,
    }));
  }, [scene, bars, strip, numbers]);

  useTouch(picture);
  useClick(picture, (x) => {
    const place = partitions[rangeUnder(strip, x)];
    if (place !== undefined) session.select({ kind: 'partition', lane, partition: place.id });
  });

  return (
    <svg
      ref={picture}
      className={styles.strip}
      width={width}
      height={height}
      data-lane={lane}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => drag.move(() => yOfEvent(event))}
      onPointerUp={onPointerUp}
      onPointerCancel={drag.cancel}
      onFocus={(event) => setTabStop(barOf(event)?.key.name ?? null)}
      onKeyDown={onKeyDown}
      onKeyUp={drag.release}
    >
      <title>Key space: hash ranges of the partitions, and the traffic of the hottest keys</title>
      <StripColumns lane={lane} partitions={partitions} strip={strip} height={height} />
      {plots.map((plot) => (
        <StripAreas
          key={plot.dimension}
          {...{ plot, strip, structure }}
          numbers={shown}
          profile={drag.profile}
        />
      ))}
      {bars.map((bar) => (
        <KeyBar
          key={bar.key.name}
          bar={bar}
          plots={plots}
          numbers={shown}
          text={keyText(bar.key, partitionsOf(bar, structure))}
          isTabStop={bar.key.name === stop}
          isSelected={bar.key.name === selectedKey}
          isDragged={bar.key.name === drag.dragged}
        />
      ))}
      {plots.map((plot) => (
        <StripLines key={plot.dimension} {...{ plot, strip, structure, numbers }} />
      ))}
      <path className={styles.base} d={`M0 ${base}H${width}`} />
      <g>
        {texts.map(({ id, kind, dimension, text, x, y }) => (
          <text
            key={id}
            className={styles[kind]}
            data-dimension={dimension}
            x={x.toFixed(1)}
            y={y.toFixed(1)}
          >
            {text}
          </text>
        ))}
      </g>
    </svg>
  );
}

/** What the strip foresees with; loaded when there is first something to foresee. */
function useForesee(isWanted: boolean): typeof Foresee | null {
  const [loaded, setLoaded] = useState<typeof Foresee | null>(null);
  useEffect(() => {
    if (isWanted) ifLoaded(import('../../draw/strip/foresee.ts'), ({ foresee }) => setLoaded(() => foresee));
  }, [isWanted]);
  return loaded;
}

/** A click beside the bars, at so many pixels from the left. A shortcut: partitions are also reached in the storage. */
function useClick(picture: RefObject<SVGSVGElement | null>, onClick: (x: number) => void): void {
  const latest = useEffectEvent(onClick);
  useEffect(() => {
    const svg = picture.current;
    if (svg === null) return;
    const listen = (event: MouseEvent): void => {
      if (!isOnBar(event)) latest(placeIn(svg, event).x);
    };
    svg.addEventListener('click', listen);
    return () => svg.removeEventListener('click', listen);
  }, [picture]);
}

/**
 * A finger on a bar drags the bar and does not scroll the page. `touch-action` would say so, too, but Chromium does
 * not heed it on parts of a picture; and React listens in a way that cannot prevent scrolling.
 */
function useTouch(picture: RefObject<SVGSVGElement | null>): void {
  useEffect(() => {
    const svg = picture.current;
    if (svg === null) return;
    const keep = (event: TouchEvent): void => {
      if (isOnBar(event)) event.preventDefault();
    };
    svg.addEventListener('touchstart', keep, { passive: false });
    return () => svg.removeEventListener('touchstart', keep);
  }, [picture]);
}

function isOnBar({ target }: Event): boolean {
  return around(target, BAR) !== null;
}

const BAR = '[data-key]';

/** What of the strip something is part of. */
function around(target: EventTarget | null, what: string): SVGElement | null {
  return target instanceof Element ? target.closest<SVGElement>(what) : null;
}

function partitionsOf({ parts }: Bar, { partitions }: LaneStructure): readonly number[] {
  return parts.flatMap(({ partition }) => partitions[partition]?.id ?? []);
}

/** The bar that is reached by the Tab key: the one focused last, at first the hottest. */
function tabStopOf(bars: readonly Bar[], last: string | null): string | null {
  if (bars.some(({ key }) => key.name === last)) return last;
  const hottest = bars.reduce<Bar | null>(
    (best, bar) => (best === null || bar.key.share > best.key.share ? bar : best),
    null,
  );
  return hottest?.key.name ?? null;
}

/** Arrow left and right go along the key space; true if that is what was pressed. */
function goSideways(
  event: KeyboardEvent,
  bars: readonly Bar[],
  from: Bar,
  picture: SVGSVGElement | null,
): boolean {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step === undefined) return false;
  const next = bars[bars.indexOf(from) + step];
  const elements = picture?.querySelectorAll<SVGGElement>('[data-key]') ?? [];
  for (const element of elements) if (element.dataset['key'] === next?.key.name) element.focus();
  return true;
}
