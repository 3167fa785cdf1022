/**
 * Where there is no room for three columns: which of the two at the sides stands beside the picture, or above it on a
 * phone. The other one is below, as both are where none is chosen.
 */
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './SidePanels.module.css';

export type SidePanel = 'setup' | 'why';

const NAMES: Readonly<Record<SidePanel, string>> = { setup: 'Set up', why: 'Why' };

/** Which one is chosen, and how to choose. */
export interface PanelsShown {
  readonly shown: SidePanel | null;
  readonly onShow: (panel: SidePanel | null) => void;
}

/** A button for each; not there where its column always is. */
export function SidePanelButtons({ shown, onShow }: PanelsShown) {
  return (['setup', 'why'] as const).map((panel) => (
    <button
      key={panel}
      type="button"
      className={styles.button}
      data-panel={panel}
      aria-expanded={shown === panel}
      aria-controls={panel}
      onClick={() => onShow(shown === panel ? null : panel)}
    >
      {NAMES[panel]}
    </button>
  ));
}

interface PanelProps extends PanelsShown {
  readonly panel: SidePanel;
  readonly label: string;
  readonly className: string | undefined;
  /** Nothing in it can be used now. */
  readonly isInert?: boolean;
  readonly children: ReactNode;
}

/** One of the columns. Whoever asks for it goes to it; Escape sends it back. */
export function SidePanelColumn(props: PanelProps) {
  const { panel, label, className, isInert = false, shown, onShow, children } = props;
  const column = useRef<HTMLElement>(null);
  const isShown = shown === panel;

  useEffect(() => {
    // It is in sight, and so should the picture remain.
    if (isShown) column.current?.focus({ preventScroll: true });
  }, [isShown]);

  return (
    <aside
      ref={column}
      id={panel}
      className={className}
      aria-label={label}
      tabIndex={-1}
      inert={isInert}
      onKeyDown={({ key, target }) => {
        // In a field Escape takes back what was typed.
        if (!isShown || key !== 'Escape' || target instanceof HTMLInputElement) return;
        onShow(null);
        document.querySelector<HTMLElement>(`[aria-controls="${panel}"]`)?.focus();
      }}
    >
      {children}
    </aside>
  );
}
