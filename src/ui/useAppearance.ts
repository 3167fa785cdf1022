/** What a canvas has to be painted anew for: the style sheet's colours have changed. */
import { useSyncExternalStore } from 'react';

const QUERIES = [
  '(prefers-color-scheme: dark)',
  '(forced-colors: active)',
  '(prefers-contrast: more)',
  'print',
];

/** A name for the colours in force; another name, other colours. */
export function useAppearance(): string {
  return useSyncExternalStore(subscribe, appearance);
}

function subscribe(listener: () => void): () => void {
  const queries = QUERIES.map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener('change', listener);
  const themes = new MutationObserver(listener);
  themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    themes.disconnect();
    for (const query of queries) query.removeEventListener('change', listener);
  };
}

function appearance(): string {
  const { theme = '' } = document.documentElement.dataset;
  return [theme, ...QUERIES.map((query) => String(matchMedia(query).matches))].join(' ');
}
