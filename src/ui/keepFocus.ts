/**
 * One rule for the focus when what has it goes away, such as a button that leads to something else: it goes to the
 * smallest part of the page around that is still there. Browsers drop it, and whoever works by keyboard would begin at
 * the top of the page again.
 */

/** What the focus may go to: parts that have a name or stand for themselves. */
const PARTS = 'fieldset, form, section, aside, main, [role="group"]';

/** Keeps the focus in this document from now on; the result stops it. */
export function keepFocus(page: Document): () => void {
  const stop = new AbortController();
  /** What has the focus, and the parts around it, the smallest first; empty: nothing has. */
  let trail = trailOf(page.activeElement);

  const follow = ({ target }: Event): void => {
    trail = trailOf(target);
  };
  // A click beside everything is meant to leave: if it goes to something, `focusin` comes right after it.
  const leave = (): void => {
    trail = [];
  };
  const mend = (): void => {
    const [last, ...parts] = trail;
    if (last === undefined || last.isConnected || page.activeElement !== page.body) return;
    focusPart(parts.find((part) => part.isConnected) ?? page.querySelector('main'));
  };

  page.addEventListener('focusin', follow, stop);
  page.addEventListener('pointerdown', leave, { capture: true, signal: stop.signal });
  const changes = new MutationObserver(mend);
  changes.observe(page.body, { childList: true, subtree: true });
  return () => {
    stop.abort();
    changes.disconnect();
  };
}

function trailOf(target: EventTarget | null): Element[] {
  return target instanceof HTMLElement || target instanceof SVGElement
    ? [target, ...partsAround(target)]
    : [];
}

function partsAround(element: Element): Element[] {
  const part = element.parentElement?.closest(PARTS) ?? null;
  return part === null ? [] : [part, ...partsAround(part)];
}

/** It can have the focus as long as it has it: a click into it should not give it. */
function focusPart(part: Element | null): void {
  if (!(part instanceof HTMLElement)) return;
  if (!part.hasAttribute('tabindex')) {
    part.tabIndex = -1;
    part.addEventListener('blur', () => part.removeAttribute('tabindex'), { once: true });
  }
  part.focus({ preventScroll: true });
}
