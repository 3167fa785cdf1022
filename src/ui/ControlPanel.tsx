/** The left column: all that can be changed. */
import { CapacityControls } from './capacity/CapacityControls.tsx';
import { KeyControls } from './keys/KeyControls.tsx';
import { TableControls } from './table/TableControls.tsx';
import { TrafficControls } from './traffic/TrafficControls.tsx';

export function ControlPanel() {
  return (
    <>
      <TableControls />
      <KeyControls />
      <TrafficControls />
      <CapacityControls />
    </>
  );
}
