import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepFocus } from './keepFocus.ts';

let stop: () => void;

beforeEach(() => {
  stop = keepFocus(document);
});

afterEach(() => {
  stop();
  document.body.replaceChildren();
});

/** Puts this in the page and gives the focus to what is marked as first. */
function show(html: string): void {
  document.body.innerHTML = html;
  document.querySelector<HTMLElement>('[data-first]')?.focus();
}

function remove(selector: string): Promise<void> {
  document.querySelector(selector)?.remove();
  // Changes are told after the task that made them.
  return Promise.resolve();
}

const NESTED =
  '<main><aside id="why"><section id="keys"><p><button data-first>dog</button></p></section></aside></main>';

test('the focus goes to the smallest part around that is still there', async () => {
  show(NESTED);
  await remove('p');
  expect(document.activeElement?.id).toBe('keys');
  await remove('#keys');
  expect(document.activeElement?.id).toBe('why');
  await remove('#why');
  expect(document.activeElement?.localName).toBe('main');
});

test('where no part around is left it goes to the main one', async () => {
  show('<div id="notice"><button data-first>Dismiss</button></div><main></main>');
  await remove('#notice');
  expect(document.activeElement?.localName).toBe('main');
});

test('a part can have the focus only while it has it', async () => {
  show(NESTED);
  await remove('button');
  const part = document.getElementById('keys');
  expect(part?.tabIndex).toBe(-1);
  expect(part?.hasAttribute('tabindex')).toBe(true);
  part?.blur();
  expect(part?.hasAttribute('tabindex')).toBe(false);
});

test('who has gone elsewhere, or to nothing, is left there', async () => {
  show(`${NESTED}<button id="other">Other</button>`);
  document.getElementById('other')?.focus();
  await remove('#keys');
  expect(document.activeElement?.id).toBe('other');
  show(NESTED);
  document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  await remove('button');
  expect(document.activeElement).toBe(document.body);
});

test('what stays keeps the focus, whatever goes beside it', async () => {
  show('<main><section><button data-first>One</button><button id="two">Two</button></section></main>');
  await remove('#two');
  expect(document.activeElement?.textContent).toBe('One');
});
