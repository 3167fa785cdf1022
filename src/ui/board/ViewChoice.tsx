/** Whether the strip shows reads, writes, or both apart. */
import { memo } from 'react';
import type { StripView } from '../../draw/strip/plot.ts';
import { type Segment, Segments } from '../Segments.tsx';

interface Props {
  readonly view: StripView;
  readonly onChange: (view: StripView) => void;
}

const VIEWS: readonly Segment<StripView>[] = [
  { value: 'both', name: 'both' },
  { value: 'reads', name: 'reads' },
  { value: 'writes', name: 'writes' },
];

export const ViewChoice = memo(function ViewChoice({ view, onChange }: Props) {
  return (
    <Segments label="Show in the key space" value={view} segments={VIEWS} look="bare" onChange={onChange} />
  );
});
