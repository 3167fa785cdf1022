/** The heart of the page: the key space above, the storage below, requests on their way from one to the other. */
import './heat.css';
import { useMemo, useRef, useState } from 'react';
import { lastMeasured } from '../../draw/laneNumbers.ts';
import { createScene } from '../../draw/requests/scene.ts';
import { sizesOf } from '../../draw/storage/layout.ts';
import type { StripView } from '../../draw/strip/plot.ts';
import { rangeAt } from '../../draw/strip/ranges.ts';
import type { LaneStructure } from '../../protocol/messages.ts';
import type { KeyProfile } from '../../protocol/questions.ts';
import { useApp } from '../appContext.ts';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { later } from '../later.tsx';
import { Section } from '../Section.tsx';
import { useSparingAnswer } from '../useSparingAnswer.ts';
import { useStored } from '../useStored.ts';
import { useWidth } from '../useWidth.ts';
import { unmeasuredText } from '../words/measured.ts';
import styles from './Board.module.css';
import { KeySpaceStrip } from './KeySpaceStrip.tsx';
import { Storage } from './Storage.tsx';
import { ViewChoice } from './ViewChoice.tsx';

/** How finely the many keys are told apart, and how many of the hottest are drawn one by one. */
const BINS = 512;
const HOTTEST = 48;

/** More partitions than this are drawn as an overview. */
const SINGLY_MOST = 400;

/** How to read the discs. */
const LEGEND = 'left half = reads · right half = writes · full = hard limit · tick = share · ✕ = refused';

/** Loaded when they are needed, after the first picture. */
const Overview = later(() => import('./Overview.tsx'), <div className={styles.storageToCome} />);
const Requests = later(() => import('./Requests.tsx'));

interface Props {
  readonly lane: number;
  /** What tells two tables apart; empty: there is one. */
  readonly name: string;
}

export function Board({ lane, name }: Props) {
  const { live } = useApp();
  const board = useRef<HTMLDivElement>(null);
  const width = useWidth(board);
  const [scene] = useState(createScene);
  const [view, setView] = useState<StripView>('both');
  const structure = useStored(live, (state) => state.structure);
  const frame = useStored(live, (state) => state.frame);
  const profile = useSparingAnswer<'keyProfile'>(
    { kind: 'keyProfile', lane, bins: BINS, hottest: HOTTEST },
    { followsChanges: true },
  );

  const place = structure?.lanes[lane] ?? null;
  const numbers = useMemo(() => lastMeasured(frame, structure, lane), [frame, structure, lane]);
  const sizes = useSizes(numbers === null ? '' : sizesOf(numbers.bytes).join());
  const keyNames = useKeyNames(place, profile?.value ?? null);
  const isThere = place !== null && numbers !== null && width > 0;
  const unmeasured = numbers === null ? null : unmeasuredText(numbers.measured);
  const table = name === '' ? '' : ` of table ${name}`;
  return (
    <div ref={board} className={styles.board}>
      <Section
        title={`Key space${table}`}
        hint="bar = a key’s traffic · green line = what its partition may use now"
        aside={<ViewChoice view={view} onChange={setView} />}
      >
        {isThere && profile !== null ? (
          <KeySpaceStrip
            {...{ lane, numbers, view, width, scene }}
            structure={place}
            profile={profile.value}
          />
        ) : (
          <div className={styles.stripToCome} />
        )}
      </Section>
      <Section title={`Storage${table}`} hint={unmeasured ?? LEGEND}>
        {isThere && sizes.length === place.partitions.length ? (
          place.partitions.length > SINGLY_MOST ? (
            <Overview {...{ lane, keyNames, width, scene }} structure={place} />
          ) : (
            <Storage {...{ lane, sizes, keyNames, width, scene }} structure={place} />
          )
        ) : (
          <div className={styles.storageToCome} />
        )}
      </Section>
      <ErrorBoundary part="What flies from the keys to the partitions">
        <Requests {...{ lane, scene, board, width }} />
      </ErrorBoundary>
    </div>
  );
}

/** Sizes from text, the same list as long as the text is the same. */
function useSizes(text: string): readonly number[] {
  return useMemo(() => (text === '' ? [] : text.split(',').map(Number)), [text]);
}

/** Names of the keys of partitions that have only one, as far as they are among the hottest. */
function useKeyNames(place: LaneStructure | null, profile: KeyProfile | null): ReadonlyMap<number, string> {
  return useMemo(() => {
    const names = new Map<number, string>();
    if (place === null || profile === null) return names;
    const ranges = place.partitions.map(({ range }) => range);
    for (const { name, position } of profile.hottest) {
      const partition = place.partitions[rangeAt(ranges, position)];
      if (partition?.keys === 1) names.set(partition.id, name);
    }
    for (const { key, partition } of profile.pieces)
      if (place.partitions.find(({ id }) => id === partition)?.keys === 1) names.set(partition, key);
    return names;
  }, [place, profile]);
}
