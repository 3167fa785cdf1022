/** An SSD as a box with its name, its load and what is stored on it. Numbers are painted past React. */
import { type FocusEvent, memo, useLayoutEffect, useRef } from 'react';
import { present } from '../../base/assert.ts';
import type { SsdBox } from '../../draw/storage/boxes.ts';
import { GAUGE_STEPS } from '../../draw/storage/gauge.ts';
import type { StoragePainter } from '../../draw/storage/paintStorage.ts';
import { ssdName } from '../words/names.ts';
import { pictureButton } from './pictureButton.ts';
import styles from './Storage.module.css';

interface Props {
  readonly box: SsdBox;
  readonly painter: StoragePainter;
  readonly isTabStop: boolean;
  readonly isSelected: boolean;
  readonly onSelect: (ssd: number) => void;
  readonly onFocus: (event: FocusEvent<SVGElement>) => void;
}

export const Ssd = memo(function Ssd({ box, painter, isTabStop, isSelected, onSelect, onFocus }: Props) {
  const { ssd, level, x, y, width, height, inside } = box;
  const node = useRef<SVGGElement>(null);
  useLayoutEffect(() => {
    const group = present(node.current, 'The box is there');
    const part = (name: string): SVGElement =>
      present(group.querySelector<SVGElement>(`[data-part="${name}"]`), `A box has a ${name}`);
    return painter.addSsd(ssd, { node: group, load: part('load'), bytes: part('bytes') });
  }, [painter, ssd]);
  const left = inside.x - x;
  const barTop = level === 'bare' ? 5 : inside.y - y - 10;
  return (
    <g
      ref={node}
      className={styles.ssd}
      {...pictureButton({ isTabStop, isPressed: isSelected, onClick: () => onSelect(ssd), onFocus })}
      data-ssd={ssd}
      data-stop={`ssd ${ssd}`}
      data-level={level}
      transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
    >
      <rect className={styles.box} x={0.5} y={0.5} width={width - 1} height={height - 1} rx={6} />
      <text className={styles.ssdName} x={left} y={22}>
        {level === 'bare' ? '' : ssdName(ssd)}
      </text>
      <text className={styles.ssdBytes} data-part="bytes" x={width - left} y={22} textAnchor="end" />
      <rect className={styles.gauge} x={left} y={barTop} width={inside.width} height={3} rx={1.5} />
      <path
        className={styles.load}
        data-part="load"
        d={`M${left} ${barTop + 1.5}h${inside.width}`}
        pathLength={GAUGE_STEPS}
        strokeDasharray={`0 ${GAUGE_STEPS}`}
      />
    </g>
  );
});
