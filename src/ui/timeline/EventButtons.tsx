/** From event to event: back to the one before, on to the next, which is computed where it has yet to happen. */
import { useApp } from '../appContext.ts';
import styles from './EventButtons.module.css';

const BUTTONS = [
  ['previous', 'Previous event', 'M5.5 4l-4 4 4 4M11 4l3.5 4-3.5 4-3.5-4z'],
  ['next', 'Next event', 'M10.5 4l4 4-4 4M5 4l3.5 4L5 12 1.5 8z'],
] as const;

export function EventButtons() {
  const { session } = useApp();
  return BUTTONS.map(([direction, name, shape]) => (
    <button
      key={direction}
      type="button"
      aria-label={name}
      title={name}
      onClick={() => session.goToEvent(direction)}
    >
      <svg className={styles.icon} viewBox="0 0 16 16" aria-hidden="true">
        <path d={shape} />
      </svg>
    </button>
  ));
}
