/** The requests: how many, of which kind, for which keys, when. */
import type { Traffic } from '../../engine/types.ts';
import { OPERATIONS_MAX } from '../../experiment/ranges.ts';
import { READ, TICKS_PER_SECOND, WRITE } from '../../protocol/facts.ts';
import { useApp } from '../appContext.ts';
import { Drawer, Loading } from '../controls/Drawer.tsx';
import { Refused } from '../controls/Refused.tsx';
import { formatUnits } from '../format.ts';
import { later } from '../later.tsx';
import { Section } from '../Section.tsx';
import { useChange, useTraffic } from '../useInForce.ts';
import { withOperation } from './operations.ts';
import { PatternControls } from './PatternControls.tsx';
import { RateSlider } from './RateSlider.tsx';

const PLACE = 'traffic';
/** The name can be changed in its drawer, so the place in the list is what an operation is known by. */
const PLACES = Array.from({ length: OPERATIONS_MAX }, (_, index) => `operation ${index + 1}`);

const OperationEditor = later(() => import('./OperationEditor.tsx'), <Loading />);
const MoreTraffic = later(() => import('./MoreTraffic.tsx'), <Loading />);
const MissingKeyNote = later(() => import('./MissingKeyNote.tsx'));

export function TrafficControls() {
  const traffic = useTraffic();
  const change = useChange(PLACE);
  const setTraffic = (label: string, next: Traffic, gesture: string | null = null): void =>
    change(label, [{ kind: 'setTraffic', traffic: next }], gesture);
  return (
    <Section title="Traffic">
      <RateSlider traffic={traffic} dimension={READ} onChange={setTraffic} />
      <RateSlider traffic={traffic} dimension={WRITE} onChange={setTraffic} />
      <CommonPattern traffic={traffic} onChange={setTraffic} />
      <div>
        {traffic.operations.map((operation, index) => (
          <Drawer
            key={PLACES[index]}
            title={operation.name}
            remark={`${formatUnits(operation.requestsPerSecond)} ${operation.kind}/s`}
            note={operation.keys.kind === 'hotKey' ? <MissingKeyNote operation={operation.name} /> : null}
          >
            <OperationEditor
              operation={operation}
              names={traffic.operations.map(({ name }) => name)}
              onChange={(next, gesture) =>
                setTraffic(`Change ${next.name}`, withOperation(traffic, index, next), gesture)
              }
              onRemove={() =>
                setTraffic(`Remove ${operation.name}`, {
                  ...traffic,
                  operations: traffic.operations.filter((each) => each !== operation),
                })
              }
            />
          </Drawer>
        ))}
        <Drawer title="More about the traffic">
          <MoreTraffic traffic={traffic} onChange={setTraffic} />
        </Drawer>
      </div>
      <Refused place={PLACE} />
    </Section>
  );
}

interface PatternProps {
  readonly traffic: Traffic;
  readonly onChange: (label: string, next: Traffic) => void;
}

/** One pattern for all operations; each can have its own in its editor. */
function CommonPattern({ traffic, onChange }: PatternProps) {
  const { live } = useApp();
  const [first, ...others] = traffic.operations.map(({ pattern }) => pattern);
  if (first === undefined) return null;
  const isCommon = others.every((pattern) => JSON.stringify(pattern) === JSON.stringify(first));
  return (
    <PatternControls
      label="Pattern over time"
      pattern={isCommon ? first : null}
      nowSecond={() => live.getState().tick / TICKS_PER_SECOND}
      onChange={(pattern) =>
        onChange(`Pattern: ${pattern.kind}`, {
          ...traffic,
          operations: traffic.operations.map((operation) => ({ ...operation, pattern })),
        })
      }
    />
  );
}
