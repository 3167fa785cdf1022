/** Places under CSS zoom, with which large text is made: what the browser measures is enlarged, what is drawn is not. */

interface Measured {
  readonly currentCSSZoom?: number;
  readonly getBoundingClientRect: () => { readonly left: number; readonly top: number };
}

/** How many times larger an element appears than it is laid out; browsers that cannot tell do not enlarge. */
export function zoomOf(element: Measured): number {
  return element.currentCSSZoom ?? 1;
}

/** Where a pointer is in an element, in the pixels it is laid out in; in the corner if there is no element. */
export function placeIn(
  element: Measured | null,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): { readonly x: number; readonly y: number } {
  if (element === null) return { x: 0, y: 0 };
  const { left, top } = element.getBoundingClientRect();
  const zoom = zoomOf(element);
  return { x: (clientX - left) / zoom, y: (clientY - top) / zoom };
}
