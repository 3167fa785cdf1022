/** How often is read, or written, altogether. */
import { useRef } from 'react';
import type { Dimension, Traffic } from '../../engine/types.ts';
import { TRAFFIC_RANGES } from '../../experiment/ranges.ts';
import { READ } from '../../protocol/facts.ts';
import { SliderInput } from '../controls/SliderInput.tsx';
import { decadeScale } from '../controls/scale.ts';
import { formatUnits } from '../format.ts';
import { useSparingAnswer } from '../useSparingAnswer.ts';
import { unitName } from '../words/names.ts';
import { ratesOf, unitsOf, withRate } from './operations.ts';

interface Props {
  readonly traffic: Traffic;
  readonly dimension: Dimension;
  readonly onChange: (label: string, next: Traffic, gesture: string | null) => void;
}

const RATE_SCALE = decadeScale(0, 100_000);
const FIELDS = {
  read: { name: 'Reads', range: TRAFFIC_RANGES.requestsPerSecond, unit: '/s' },
  write: { name: 'Writes', range: TRAFFIC_RANGES.requestsPerSecond, unit: '/s' },
} as const;

export function RateSlider({ traffic, dimension, onChange }: Props) {
  // A drag to 0 and back must not forget how the operations shared the rate.
  const start = useRef<{ readonly gesture: string; readonly traffic: Traffic } | null>(null);
  const lines = useSparingAnswer({ kind: 'operations' })?.value;
  const units = lines === undefined ? null : unitsOf(traffic, lines, dimension);
  const tone = dimension === READ ? 'read' : 'write';
  const field = FIELDS[tone];

  const setRate = (rate: number, gesture: string | null): void => {
    if (gesture !== null && start.current?.gesture !== gesture) start.current = { gesture, traffic };
    const base = gesture === null ? traffic : (start.current?.traffic ?? traffic);
    onChange(`${field.name}: ${formatUnits(rate)}/s`, withRate(base, dimension, rate), gesture);
  };

  return (
    <SliderInput
      field={field}
      value={ratesOf(traffic)[dimension]}
      scale={RATE_SCALE}
      tone={tone}
      remark={units === null ? null : `${formatUnits(units)} ${unitName(dimension)}/s`}
      onChange={setRate}
    />
  );
}
