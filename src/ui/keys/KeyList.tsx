/** The list of up to a million keys, of which only those are made that can be seen. */
import { type KeyboardEvent, type RefObject, useEffect, useId, useState } from 'react';
import type { KeyLine, KeyOrder } from '../../protocol/questions.ts';
import { useMedia } from '../board/useMedia.ts';
import controls from '../controls/controls.module.css';
import { useSparingAnswer } from '../useSparingAnswer.ts';
import styles from './KeyList.module.css';
import { KeyRow, keyOfRow } from './KeyRow.tsx';
import { type ListShape, scrollHeight, scrollToRow, windowAt } from './rows.ts';

interface Props {
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly lane: number;
  readonly search: string;
  readonly order: KeyOrder;
  /** Name of the selected key; null: none. */
  readonly selected: string | null;
  readonly onSelect: (name: string) => void;
  readonly onRename: (name: string) => void;
  readonly onDelete: (line: KeyLine) => void;
}

/** Rows that are seen without scrolling. */
const ROWS_SEEN = 8;

/** Lines are asked for in blocks, so that a little scrolling needs no question. */
const BLOCK = 16;
const LINES_ASKED = 48;

export function KeyList({ ref: list, lane, search, order, selected, onSelect, onRename, onDelete }: Props) {
  const id = useId();
  const [scrollTop, setScrollTop] = useState(0);
  const [total, setTotal] = useState(0);
  /** A row the keyboard went to and whose name is not known yet. */
  const [goal, setGoal] = useState<number | null>(null);
  const rowHeight = useMedia('(pointer: coarse)') ? 44 : 28;

  const rows = Math.min(ROWS_SEEN, Math.max(1, total));
  const shape: ListShape = { total, rowHeight, viewHeight: rows * rowHeight };
  const { from, count, top } = windowAt(shape, scrollTop);
  const asked = Math.floor(from / BLOCK) * BLOCK;
  const answered = useSparingAnswer({ kind: 'keys', lane, search, order, from: asked, count: LINES_ASKED });
  const known = answered?.value;
  if (known !== undefined && known.total !== total) setTotal(known.total);

  const lineAt = (index: number): KeyLine | undefined => known?.lines[index - known.from];
  const selectedIndex = known?.lines.findIndex(({ name }) => name === selected) ?? -1;
  const active = goal ?? (selectedIndex < 0 || known === undefined ? null : known.from + selectedIndex);

  const goalName = goal === null ? undefined : lineAt(goal)?.name;
  useEffect(() => {
    if (goalName === undefined) return;
    setGoal(null);
    onSelect(goalName);
  }, [goalName, onSelect]);

  const goTo = (index: number): void => {
    const next = Math.max(0, Math.min(total - 1, index));
    setGoal(next);
    if (list.current !== null) list.current.scrollTop = scrollToRow(shape, list.current.scrollTop, next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const line = active === null ? undefined : lineAt(active);
    const step = KEY_STEPS[event.key];
    if (step !== undefined) goTo(step(active ?? -1, total));
    else if (line !== undefined && (event.key === 'F2' || event.key === 'Enter')) onRename(line.name);
    else if (line !== undefined && event.key === 'Delete') onDelete(line);
    else return;
    event.preventDefault();
  };

  if (known !== undefined && known.total === 0) {
    return <p className={controls.hint}>No key contains “{search}”.</p>;
  }
  const shown = Array.from({ length: count }, (_, index) => from + index);
  return (
    <div
      ref={list}
      className={styles.list}
      role="listbox"
      tabIndex={0}
      aria-label="Keys"
      aria-activedescendant={active === null ? undefined : `${id}-${active}`}
      style={{ blockSize: shape.viewHeight }}
      onScroll={({ currentTarget }) => setScrollTop(currentTarget.scrollTop)}
      onKeyDown={onKeyDown}
      onClick={({ target }) => {
        const name = keyOfRow(target);
        if (name !== null) onSelect(name);
        // The focus stays with the list: rows come and go.
        list.current?.focus();
      }}
      onDoubleClick={({ target }) => {
        const name = keyOfRow(target);
        if (name !== null) onRename(name);
      }}
    >
      <div className={styles.whole} style={{ blockSize: scrollHeight(shape) }}>
        <div className={styles.made} style={{ transform: `translateY(${top}px)` }}>
          {shown.map((index) => (
            <KeyRow
              key={index}
              id={`${id}-${index}`}
              line={lineAt(index)}
              index={index}
              total={total}
              height={rowHeight}
              isSelected={index === active}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

/** Where the keyboard goes: from row `at` of `total`. */
const KEY_STEPS: Readonly<Record<string, (at: number, total: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at) => at + ROWS_SEEN,
  PageUp: (at) => at - ROWS_SEEN,
  Home: () => 0,
  End: (_, total) => total - 1,
};
