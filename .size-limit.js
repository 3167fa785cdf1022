/**
 * What a visitor's browser loads before the page works, in gzip: the scripts and styles that `index.html` names,
 * and the worker. What is loaded lazily has no limit of its own.
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
    name: 'worker',
    path: 'dist/assets/engineWorker-*.js',
    gzip: true,
    limit: '45 kB',
  },
];
