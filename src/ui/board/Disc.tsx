/**
 * A partition as a disc in two halves, reads left and writes right. React makes it and knows what is selected;
 * gauges, texts and place are painted past React (`draw/storage/paintStorage.ts`).
 */
import { type FocusEvent, memo, useLayoutEffect, useRef } from 'react';
import { present } from '../../base/assert.ts';
import type { DiscElements, StoragePainter } from '../../draw/storage/paintStorage.ts';
import { pictureButton } from './pictureButton.ts';
import styles from './Storage.module.css';

interface Props {
  readonly partition: number;
  readonly painter: StoragePainter;
  readonly isTabStop: boolean;
  readonly isSelected: boolean;
  /** Whether a split or a move is announced or under way. */
  readonly isUnderWay: boolean;
  /** Whether there is room for texts. */
  readonly hasTexts: boolean;
  readonly onSelect: (partition: number) => void;
  readonly onFocus: (event: FocusEvent<SVGElement>) => void;
}

export const Disc = memo(function Disc(props: Props) {
  const { partition, painter, isTabStop, isSelected, isUnderWay, hasTexts, onSelect, onFocus } = props;
  const node = useRef<SVGGElement>(null);
  useLayoutEffect(
    () => painter.addDisc(partition, partsOf(present(node.current, 'The disc is there'))),
    [painter, partition],
  );
  return (
    // The parts that the painter looks for are named by `data-part`.
    <g
      ref={node}
      className={styles.disc}
      {...pictureButton({ isTabStop, isPressed: isSelected, onClick: () => onSelect(partition), onFocus })}
      data-partition={partition}
      data-stop={`disc ${partition}`}
      data-under-way={isUnderWay}
      data-texts={hasTexts}
    >
      <circle className={styles.hit} data-part="ring" />
      <g data-part="body">
        <circle className={styles.empty} r={1} />
        <path data-part="fill" />
        <path data-part="fill" />
        <path className={styles.middle} d="M0 -1V1" />
        <circle className={styles.rim} r={1} />
        <path className={styles.tick} data-part="tick" />
        <path className={styles.tick} data-part="tick" />
      </g>
      <circle className={styles.throttleRing} data-part="ring" />
      <circle className={styles.selectionRing} data-part="ring" />
      <g className={styles.below} data-part="below">
        <text className={styles.discName} data-part="name" y={13} />
        <text className={styles.discUse} data-part="use" y={28} />
      </g>
      <g className={styles.badge} data-part="badge" visibility="hidden">
        <rect data-part="badgeBack" y={-8.5} height={17} rx={8.5} />
        <path className={styles.sign} data-part="badgeSign" d="M-3 -3L3 3M-3 3L3 -3" />
        <path className={styles.badgeMiddle} data-part="badgeMiddle" />
        <text data-part="badgeText" y={4.5} textAnchor="end" />
        <text data-part="badgeText" y={4.5} />
      </g>
    </g>
  );
});

function partsOf(node: SVGGElement): DiscElements {
  const all = (name: string): SVGElement[] => [...node.querySelectorAll<SVGElement>(`[data-part="${name}"]`)];
  const one = (name: string): SVGElement => present(all(name)[0], `A disc has a ${name}`);
  const two = (name: string) => {
    const [first, second] = all(name);
    return [present(first, `A disc has a ${name}`), present(second, `A disc has two of ${name}`)] as const;
  };
  return {
    node,
    body: one('body'),
    fills: two('fill'),
    ticks: two('tick'),
    rings: all('ring'),
    below: one('below'),
    name: one('name'),
    use: one('use'),
    badge: one('badge'),
    badgeBack: one('badgeBack'),
    badgeSign: one('badgeSign'),
    badgeMiddle: one('badgeMiddle'),
    badgeTexts: two('badgeText'),
  };
}
