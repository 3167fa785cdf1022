/** A number to drag or to type. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './controls.module.css';
import { NumberInput } from './NumberInput.tsx';
import { type NumberField, numberText, unitOf } from './numberText.ts';
import { nearestStop, type Scale } from './scale.ts';
import { useGesture } from './useGesture.ts';

/** A finger that has moved so far to the side does not scroll, pixels. */
const SIDEWAYS = 8;

interface Props {
  readonly field: NumberField;
  readonly value: number;
  /** Where the slider stops; what is typed may lie between and beyond. */
  readonly scale: Scale;
  /** The changes of one gesture are to be undone together; null: a single change. */
  readonly onChange: (value: number, gesture: string | null) => void;
  /**
   * Whether the change takes effect while the slider is dragged. Not where each value on the way would leave its
   * mark: raised capacity splits partitions for ever, other items make another table.
   */
  readonly live?: boolean;
  /** Blue for reads, orange for writes. */
  readonly tone?: 'read' | 'write';
  /** Stands between the name and the number. */
  readonly remark?: ReactNode;
  /** Stands below. */
  readonly children?: ReactNode;
}

export function SliderInput({ field, value, scale, onChange, live = true, tone, remark, children }: Props) {
  const slider = useRef<HTMLInputElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const gesture = useGesture(live, onChange);
  const isKeyHeld = useRef(false);
  /** A finger that is down and may yet scroll: where it came down, and where the slider would go. Null: it does not. */
  const finger = useRef<{ readonly x: number; index: number | null } | null>(null);
  const shown = dragged ?? value;
  const position = nearestStop(scale, shown);
  const last = scale.length - 1;

  // The browser's own `change` is the only sign that a drag, a touch or an assistive device is done.
  useEffect(() => {
    const input = slider.current;
    const onDone = (): void => {
      if (isKeyHeld.current) return;
      gesture.end();
      setDragged(null);
    };
    input?.addEventListener('change', onDone);
    return () => input?.removeEventListener('change', onDone);
  }, [gesture]);

  const move = (index: number): void => {
    const next = scale[index] ?? value;
    setDragged(next);
    gesture.move(next);
  };
  const end = (): void => {
    gesture.end();
    setDragged(null);
  };
  const endKey = (): void => {
    isKeyHeld.current = false;
    end();
  };
  /** The finger means the slider: it moved sideways, or was lifted where it came down. */
  const takeUp = (): void => {
    const index = finger.current?.index ?? null;
    finger.current = null;
    if (index !== null) move(index);
  };

  return (
    <NumberInput field={field} value={shown} onChange={(next) => onChange(next, null)} remark={remark}>
      <input
        ref={slider}
        className={styles.slider}
        data-tone={tone}
        type="range"
        min={0}
        max={last}
        value={position}
        style={{ '--filled': `${(100 * position) / last}%` } as Record<string, string>}
        aria-label={`${field.name}, slider`}
        aria-valuetext={`${numberText(shown, field)} ${unitOf(field)}`}
        onChange={({ target }) => {
          if (finger.current === null) move(Number(target.value));
          else finger.current.index = Number(target.value);
        }}
        onPointerDown={({ pointerType, clientX }) => {
          finger.current = pointerType === 'touch' ? { x: clientX, index: null } : null;
        }}
        onPointerMove={({ clientX }) => {
          if (finger.current !== null && Math.abs(clientX - finger.current.x) > SIDEWAYS) takeUp();
        }}
        onPointerUp={() => {
          if (finger.current === null) return;
          takeUp();
          end();
        }}
        onPointerCancel={() => {
          finger.current = null;
        }}
        onKeyDown={() => {
          isKeyHeld.current = true;
        }}
        onKeyUp={endKey}
        onBlur={endKey}
      />
      {children}
    </NumberInput>
  );
}
