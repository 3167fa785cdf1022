/**
 * What a visitor's browser loads, in gzip: the scripts and styles that `index.html` names, without which the page does
 * not work; these and what an untouched page goes on to fetch (`e2e/house.spec.ts` sees to it that this is all); and
 * the worker. What is loaded on demand has no limit of its own.
 */
import { readFileSync } from 'node:fs';

const page = readFileSync(new URL('./dist/index.html', import.meta.url), 'utf8');
const firstLoad = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)];

export default [
  {
    name: 'page: scripts and styles of the first load',
    path: firstLoad.map(([, path]) => `dist/${path}`),
    gzip: true,
    limit: '130 kB',
  },
  {
    name: 'page: all scripts and styles fetched untouched',
    path: 'dist/assets/{rolldown-runtime,page,below}-*.{js,css}',
    gzip: true,
    limit: '140 kB',
  },
  {
    name: 'worker',
    path: 'dist/assets/engineWorker-*.js',
    gzip: true,
    limit: '45 kB',
  },
];
