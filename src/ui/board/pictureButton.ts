/** A part of an SVG picture that is pressed like a button: SVG has no element for that. */
import type { FocusEventHandler } from 'react';

interface Button {
  readonly isTabStop: boolean;
  readonly isPressed: boolean;
  /** Of the pointer. Keys are heard by the whole picture, which knows what has the focus. */
  readonly onClick: () => void;
  readonly onFocus: FocusEventHandler<SVGElement>;
}

/** Attributes that make it one. */
export function pictureButton({ isTabStop, isPressed, onClick, onFocus }: Button) {
  return {
    role: 'button',
    tabIndex: isTabStop ? 0 : -1,
    'aria-pressed': isPressed,
    onClick,
    onFocus,
  } as const;
}
