/** The SSDs and the partitions on them, up to some hundreds; more are drawn by `Overview.tsx`. */
import {
  type FocusEvent,
  type KeyboardEvent,
  memo,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { type LaneNumbers, laneNumbers } from '../../draw/laneNumbers.ts';
import type { Scene } from '../../draw/requests/scene.ts';
import { ROW_HEIGHT, ROW_HEIGHT_LOW } from '../../draw/storage/boxes.ts';
import { calloutsOf } from '../../draw/storage/callouts.ts';
import { nextInDirection } from '../../draw/storage/direction.ts';
import { layoutStorage, type StorageLayout } from '../../draw/storage/layout.ts';
import { createMovement, MOVE_MS } from '../../draw/storage/movement.ts';
import { createStoragePainter } from '../../draw/storage/paintStorage.ts';
import type { Frame, LaneStructure } from '../../protocol/messages.ts';
import { useApp } from '../appContext.ts';
import { useStored } from '../useStored.ts';
import { DIRECTIONS } from './arrowKeys.ts';
import { discWords, hasRoomForName, ssdWords } from './boardWords.ts';
import { Callout } from './Callout.tsx';
import { Disc } from './Disc.tsx';
import { Ssd } from './Ssd.tsx';
import styles from './Storage.module.css';
import { LOW_FRAME, REDUCED_MOTION, useMedia } from './useMedia.ts';
import { usePainter } from './usePainter.ts';

interface Props {
  readonly lane: number;
  readonly structure: LaneStructure;
  /** Sizes of the discs as parts of the largest, in key order. */
  readonly sizes: readonly number[];
  /** Names of the keys of partitions that have only one. */
  readonly keyNames: ReadonlyMap<number, string>;
  readonly width: number;
  readonly scene: Scene;
}

/**
 * How often gauges are repainted, and texts at most, milliseconds; and of how many partitions texts are renewed in one
 * picture.
 */
const PACE = { useMs: 100, wordsMs: 0, wordsAtOnce: Number.POSITIVE_INFINITY };

/** More than so many have no room for texts: what is said of them aloud has time. */
const MANY = 64;
const PACE_OF_MANY = { useMs: 150, wordsMs: 3000, wordsAtOnce: 16 };

/** With many discs the browser draws all of them again for each step of a moving one; milliseconds. */
const MANY_SPOTS_MS = 66;

/** Rendered when its own part changes. Apart, since a painter in a memo itself goes on with its first props (React 19.2). */
export const Storage = memo(function Storage(props: Props) {
  return <StoragePicture {...props} />;
});

function StoragePicture({ lane, structure, sizes, keyNames, width, scene }: Props) {
  const { picture, session, live } = useApp();
  const [painter] = useState(createStoragePainter);
  const [movement] = useState(createMovement);
  const isStill = useMedia(REDUCED_MOTION);
  const svg = useRef<SVGSVGElement>(null);
  const [lastStop, setLastStop] = useState('');
  const [callouts, setCallouts] = useState<readonly number[]>([]);
  const selection = useStored(session, (state) => state.selection);
  const rowHeight = useMedia(LOW_FRAME) ? ROW_HEIGHT_LOW : ROW_HEIGHT;
  const layout = useMemo(
    () => layoutStorage(structure, sizes, width, rowHeight),
    [structure, sizes, width, rowHeight],
  );
  const spotsMs = useRef(0);
  const painted = useRef<Painted>(NEVER);
  const hasMany = structure.partitions.length > MANY;
  const pace = hasMany ? PACE_OF_MANY : PACE;

  const stops = useMemo(() => stopsOf(layout), [layout]);
  const stop = stops.some(({ name }) => name === lastStop) ? lastStop : (stops[0]?.name ?? '');
  const onFocus = useCallback(
    (event: FocusEvent<SVGElement>) => setLastStop(event.currentTarget.dataset['stop'] ?? ''),
    [],
  );
  const selectDisc = useCallback(
    (partition: number) => session.select({ kind: 'partition', lane, partition }),
    [session, lane],
  );
  const selectSsd = useCallback((ssd: number) => session.select({ kind: 'ssd', lane, ssd }), [session, lane]);

  useLayoutEffect(() => {
    const targets = layout.discs.map(({ partition, ssd, x, y, r }, index) => ({
      ...{ partition, ssd, x, y, r },
      parent: structure.partitions[index]?.parent ?? null,
    }));
    movement.aim(targets, performance.now(), isStill ? 0 : MOVE_MS);
    painter.paintSpots(movement);
    scene.showStorage(svg.current, (index) => movement.spotOf(structure.partitions[index]?.id ?? -1));
    painted.current = NEVER;
    picture.request();
  }, [layout, structure, movement, painter, scene, picture, isStill]);

  // Names come when the keys are known, also while the run stands still.
  useLayoutEffect(() => {
    painted.current = NEVER;
    if (keyNames.size > 0) picture.request();
  }, [keyNames, picture]);

  /** The numbers of a frame; null: it is of another structure than the one laid out. */
  const numbersOf = (frame: Frame): LaneNumbers | null => {
    const numbers = laneNumbers(frame, live.getState().structure, lane);
    return numbers?.bytes.length === structure.partitions.length ? numbers : null;
  };

  const paintUse = (frame: Frame, numbers: LaneNumbers, nowMs: number): void => {
    painter.paintUse(numbers, structure);
    const next = calloutsOf(numbers).filter((index) => isNameless(layout, index));
    setCallouts((now) => (now.join() === next.join() ? now : next));
    painted.current = { ...painted.current, use: { frame, ms: nowMs } };
  };

  const paintWords = (frame: Frame, numbers: LaneNumbers, nowMs: number): void => {
    const { words } = painted.current;
    const to = words.next + pace.wordsAtOnce;
    const widths = new Map(layout.discs.map(({ partition, textWidth }) => [partition, textWidth]));
    const indices = { from: words.next, to };
    painter.paintWords(numbers, structure, indices, {
      disc: (figures) => {
        const { id } = figures.place;
        return discWords(figures, keyNames.get(id) ?? null, widths.get(id) ?? 0, frame.tick);
      },
      ssd: (ssd, load, bytes) => {
        const place = structure.ssds[ssd];
        return place === undefined
          ? { bytes: '', label: '' }
          : ssdWords(place, numbers.measured === 'yes' ? load : null, bytes);
      },
    });
    // Those that came first are as of the frame at which the round began.
    const begun = words.next > 0 ? words : { frame, ms: nowMs };
    const next = to < structure.partitions.length ? to : 0;
    painted.current = { ...painted.current, words: { ...begun, next } };
  };

  usePainter((nowMs) => {
    const spotsAreDue = !hasMany || nowMs - spotsMs.current >= MANY_SPOTS_MS;
    const isMoving = spotsAreDue ? movement.advance(nowMs) : movement.isUnderWay();
    if (spotsAreDue) {
      painter.paintSpots(movement);
      spotsMs.current = nowMs;
    }
    const frame = picture.newestFrame();
    // Words are of the moment of all other words on the page, the table and the inspector.
    const { frame: told } = live.getState();
    if (frame === null || told === null || !isBehind(frame, told, painted.current)) return isMoving;
    const { use, words } = painted.current;
    const useIsDue = use.frame !== frame && nowMs - use.ms >= pace.useMs;
    const wordsAreDue = words.next > 0 || (words.frame !== told && nowMs - words.ms >= pace.wordsMs);
    // What is left out now is painted later, also if nothing new comes.
    if (!useIsDue && !wordsAreDue) return true;
    const numbers = numbersOf(frame);
    const toldNumbers = numbersOf(told);
    if (numbers === null || toldNumbers === null) return isMoving;
    if (useIsDue) paintUse(frame, numbers, nowMs);
    if (wordsAreDue) paintWords(told, toldNumbers, nowMs);
    return isMoving || isBehind(frame, told, painted.current);
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = DIRECTIONS[event.key];
    const name = event.target instanceof Element ? event.target.getAttribute('data-stop') : null;
    const at = stops.findIndex((each) => each.name === name);
    const focused = stops[at];
    if (direction !== undefined) focusStop(svg.current, stops[nextInDirection(stops, at, direction)]?.name);
    else if (event.key === 'Home') focusStop(svg.current, stops[0]?.name);
    else if (event.key === 'End') focusStop(svg.current, stops.at(-1)?.name);
    else if (event.key === 'Enter' && focused !== undefined)
      focused.kind === 'disc' ? selectDisc(focused.id) : selectSsd(focused.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <svg
      ref={svg}
      className={styles.storage}
      width={layout.width}
      height={layout.height}
      data-lines={layout.lines}
      onKeyDown={onKeyDown}
    >
      <title>Storage: SSDs and the partitions on them</title>
      {layout.boxes.map((box) => (
        <Ssd
          key={box.ssd}
          box={box}
          painter={painter}
          isTabStop={stop === `ssd ${box.ssd}`}
          isSelected={selection?.kind === 'ssd' && selection.lane === lane && selection.ssd === box.ssd}
          onSelect={selectSsd}
          onFocus={onFocus}
        />
      ))}
      {structure.partitions.map(({ id, splitDoneTick, moveDoneTick }) => (
        <Disc
          key={id}
          partition={id}
          painter={painter}
          isTabStop={stop === `disc ${id}`}
          isSelected={
            selection?.kind === 'partition' && selection.lane === lane && selection.partition === id
          }
          isUnderWay={splitDoneTick !== null || moveDoneTick !== null}
          hasTexts={layout.lines > 0}
          onSelect={selectDisc}
          onFocus={onFocus}
        />
      ))}
      {callouts.map((index) => {
        const disc = layout.discs[index];
        return disc === undefined ? null : <Callout key={disc.partition} disc={disc} />;
      })}
    </svg>
  );
}

/** Whether there is no room for the name of the partition with this index. */
function isNameless({ discs }: StorageLayout, index: number): boolean {
  const disc = discs[index];
  return disc !== undefined && !hasRoomForName(disc.partition, disc.textWidth);
}

/** A frame that was painted, and when. */
interface Shown {
  readonly frame: Frame | null;
  readonly ms: number;
}

/** What was painted of gauges and of texts. */
interface Painted {
  readonly use: Shown;
  /** `next`: the partition with which a round of texts goes on; 0: none is under way. */
  readonly words: Shown & { readonly next: number };
}

const NOTHING: Shown = { frame: null, ms: Number.NEGATIVE_INFINITY };
const NEVER: Painted = { use: NOTHING, words: { ...NOTHING, next: 0 } };

/** Whether something is still to be painted: gauges as of `frame`, words as of what is `told`. */
function isBehind(frame: Frame, told: Frame, { use, words }: Painted): boolean {
  return use.frame !== frame || words.frame !== told || words.next > 0;
}

/** What the arrow keys go over: the SSDs by their headings, the partitions by their centres. */
function stopsOf({ boxes, discs }: StorageLayout) {
  return [
    ...boxes.map(({ ssd, x, y, width }) => ({
      name: `ssd ${ssd}`,
      kind: 'ssd',
      id: ssd,
      x: x + width / 2,
      y: y + 8,
    })),
    ...discs.map(({ partition, x, y }) => ({ name: `disc ${partition}`, kind: 'disc', id: partition, x, y })),
  ];
}

function focusStop(svg: SVGSVGElement | null, name: string | undefined): void {
  svg?.querySelector<SVGGElement>(`[data-stop="${name}"]`)?.focus();
}
