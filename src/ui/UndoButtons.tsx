/** Takes changes of the experiment back and makes them again: two buttons, Ctrl+Z and Ctrl+Shift+Z. */
import { useEffect } from 'react';
import { type Change, laneOf, lastChange, lastUndone } from '../store/steps.ts';
import { useApp } from './appContext.ts';
import { Button } from './Button.tsx';
import styles from './UndoButtons.module.css';
import { useLanePrefix } from './useLanes.ts';
import { useStored } from './useStored.ts';

export function UndoButtons() {
  const { experiment, live } = useApp();
  const state = useStored(experiment, (each) => each);
  const undoable = useStored(live, ({ tick }) => lastChange(state, tick));
  const redoable = useStored(live, ({ tick }) => lastUndone(state, tick));

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || writesText(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === 'y' || (key === 'z' && event.shiftKey)) experiment.redo();
      else if (key === 'z') experiment.undo();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [experiment]);

  const prefix = useLanePrefix();
  const nameOf = (change: Change | null): string | null => change && prefix(laneOf(change)) + change.label;

  return (
    <fieldset className={styles.buttons} aria-label="Changes">
      <StepButton
        name="Undo"
        keys="Ctrl+Z"
        change={nameOf(undoable)}
        shape="M6 3L2.5 6.5 6 10M3 6.5h6a4 4 0 0 1 0 8H6"
        onClick={experiment.undo}
      />
      <StepButton
        name="Redo"
        keys="Ctrl+Shift+Z"
        change={nameOf(redoable)}
        shape="M10 3l3.5 3.5L10 10M13 6.5H7a4 4 0 0 0 0 8h3"
        onClick={experiment.redo}
      />
    </fieldset>
  );
}

/** Where text is written the browser's own undo is meant, as long as it has not been taken. */
function writesText(target: EventTarget | null): boolean {
  return (
    (target instanceof HTMLInputElement &&
      !['radio', 'checkbox', 'range'].includes(target.type) &&
      target.dataset['typed'] !== 'false') ||
    target instanceof HTMLTextAreaElement
  );
}

interface StepButtonProps {
  readonly name: string;
  readonly keys: string;
  /** What the user called the change; null: there is none. */
  readonly change: string | null;
  readonly shape: string;
  readonly onClick: () => void;
}

function StepButton({ name, keys, change, shape, onClick }: StepButtonProps) {
  const label = change === null ? name : `${name}: ${change}`;
  return (
    <Button
      aria-label={label}
      aria-keyshortcuts={keys.replace('Ctrl', 'Control')}
      title={`${label} (${keys})`}
      isIdle={change === null}
      onClick={onClick}
    >
      <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true">
        <path d={shape} />
      </svg>
    </Button>
  );
}
