import type { ComponentProps } from 'react';

interface Props extends Omit<ComponentProps<'button'>, 'disabled' | 'type'> {
  /** There is nothing for it to do now. */
  readonly isIdle: boolean;
}

/** A button that may have nothing to do. It is never `disabled`: pressed for the last time, it would drop the focus. */
export function Button({ isIdle, onClick, ...rest }: Props) {
  return <button {...rest} type="button" aria-disabled={isIdle} onClick={isIdle ? undefined : onClick} />;
}
