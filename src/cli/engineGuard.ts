/**
 * A Vite plugin for the unit tests: inside the engine's modules, what would make two runs differ throws. The
 * lint rule finds such calls by name; this finds the ones that hide, in `const { random } = Math` for example.
 *
 * Each engine module gets an import that shadows `Math` and `Date`, so the test tools keep theirs. It is added
 * at the end (imports are hoisted), so that line numbers stay.
 */
import type { Plugin } from 'vite';

/** Rounded differently from browser to browser, or random. */
const UNPORTABLE =
  'random pow exp expm1 log log2 log10 log1p sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh cbrt hypot';

const GUARD_ID = 'virtual:engine-guard';

/** Shadows `Math` and `Date` in `src/engine`, test files apart. */
export function engineGuard(): Plugin {
  return {
    name: 'engine-guard',
    resolveId: (id) => (id === GUARD_ID ? `\0${GUARD_ID}` : null),
    load: (id) => (id === `\0${GUARD_ID}` ? guardSource() : null),
    transform: (code, id) => (isEngineModule(id) ? { code: guarded(code), map: null } : null),
  };
}

export function isEngineModule(id: string): boolean {
  return /\/src\/engine\/.+\.ts$/.test(id) && !/\.(test|testing)\.ts$/.test(id);
}

export function guarded(code: string): string {
  return `${code}\nimport { guardedMath as Math, guardedDate as Date } from '${GUARD_ID}';\n`;
}

/** Source of the module that holds the guarded globals. */
function guardSource(): string {
  return `
const refuse = (name) => () => { throw new Error(name + ' is forbidden in the engine: two runs could differ'); };
const names = ${JSON.stringify(UNPORTABLE.split(' '))};
const refusals = Object.fromEntries(names.map((name) => [name, { value: refuse('Math.' + name) }]));
export const guardedMath = Object.create(Math, refusals);
export const guardedDate = new Proxy(Date, { apply: refuse('Date'), construct: refuse('Date'), get: refuse('Date') });
`;
}
