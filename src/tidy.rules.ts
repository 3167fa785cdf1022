/**
 * The house rules that no other tool checks. Each rule is a pure function from files to sentences that name
 * what is wrong; `tidy.test.ts` runs all of them over the project and tries each on a planted violation.
 *
 * The patterns avoid matching their own text: `[.]only`, `wor[k]`.
 */

/** A text file of the project; the path is relative to its root, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Sentences that each begin with the path of the file at fault; empty if all is well. */
export type Problems = readonly string[];

// ---------------------------------------------------------------------------------------------------------
// Who may import whom
// ---------------------------------------------------------------------------------------------------------

/** What a folder of `src` may import besides itself: folders or single files of `src`, and packages. */
interface FolderRule {
  readonly values: readonly string[];
  /** May be imported by `import type` only. Whatever is in `values` may be, too. */
  readonly types: readonly string[];
  /** A trailing `*` stands for any ending. */
  readonly packages: readonly string[];
}

const LIMITS = ['engine/limits.ts', 'engine/assumptions.ts'];

const IMPORT_TABLE: Readonly<Record<string, FolderRule>> = {
  base: { values: [], types: [], packages: [] },
  engine: {
    values: ['base'],
    types: [],
    packages: ['js-md5', '@stdlib/math-base-special-*'],
  },
  protocol: { values: ['base'], types: ['engine'], packages: [] },
  experiment: {
    values: ['base', ...LIMITS, 'engine/utf8.ts'],
    types: ['engine'],
    packages: ['valibot', 'papaparse'],
  },
  worker: { values: ['base', 'engine', 'protocol', 'experiment'], types: [], packages: [] },
  bridge: {
    values: [
      'base',
      'protocol',
      'worker/engineWorker.ts',
      'worker/host.ts',
      'worker/readHere.ts',
      'worker/readerMessages.ts',
      'worker/readerWorker.ts',
    ],
    types: ['engine'],
    packages: [],
  },
  draw: { values: ['base', 'protocol'], types: ['engine'], packages: ['d3'] },
  store: {
    values: ['base', 'protocol', 'experiment', 'bridge'],
    types: ['engine'],
    packages: ['zustand', 'zustand/*', 'idb-keyval', 'dequal/lite'],
  },
  ui: {
    values: ['base', 'protocol', 'experiment', 'store', 'draw'],
    types: ['engine'],
    // The model page shows the document itself, so that the two cannot drift apart.
    packages: ['react', 'react-dom', 'dequal/lite', 'docs/model.md'],
  },
  embed: { values: ['base', 'experiment'], types: [], packages: [] },
  app: {
    values: ['base', 'protocol', 'experiment', 'bridge', 'store', 'draw', 'ui', 'embed'],
    types: ['engine'],
    packages: ['react', 'react-dom', 'react-dom/client'],
  },
  cli: {
    values: ['base', 'engine', 'experiment', 'protocol', 'worker'],
    types: [],
    packages: ['node:*', 'vite', '@playwright/test', '@valibot/to-json-schema', 'fast-check'],
  },
};

/** Every import stays within the table; a folder that is not in it, or no file at all, is a problem too. */
export function importProblems(files: readonly SourceFile[]): Problems {
  if (!files.some(({ path }) => isSource(path))) return ['src: no source file was seen'];
  return productCode(files).flatMap(({ path, text }) => {
    const folder = path.split('/')[1] ?? '';
    const rule = IMPORT_TABLE[folder];
    if (rule === undefined) return [`${path}: the folder "${folder}" is not in the import table`];
    return importsOf(text)
      .filter(({ specifier, typeOnly }) => !isAllowed(rule, folder, resolveFrom(path, specifier), typeOnly))
      .map(
        ({ specifier, typeOnly }) => `${path}: may not import ${typeOnly ? 'types from ' : ''}${specifier}`,
      );
  });
}

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** A statement at the start of a line. `import { type A }` is not type-only: it still loads the module. */
const STATEMENT = /^(?:import|export)\s+(type\s)?(?:[^;'"()]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
/** A lazy import, and the address of a worker or another file. */
const EXPRESSION = /\bimport\(\s*['"]([^'"]+)['"]|\bnew URL\(\s*['"]([^'"]+)['"],\s*import\.meta\.url/g;

/** All imports of a module, re-exports included. */
export function importsOf(text: string): Import[] {
  const statements = [...text.matchAll(STATEMENT)].map(([, type, specifier = '']) => ({
    specifier,
    typeOnly: type !== undefined,
  }));
  const expressions = [...text.matchAll(EXPRESSION)].map(([, lazy, address]) => ({
    specifier: lazy ?? address ?? '',
    typeOnly: false,
  }));
  return [...statements, ...expressions];
}

function isAllowed(rule: FolderRule, folder: string, target: string, typeOnly: boolean): boolean {
  if (!target.startsWith('src/')) return rule.packages.some((name) => matchesPackage(name, target));
  const places = [folder, ...rule.values, ...(typeOnly ? rule.types : [])];
  return places.some((place) => target === `src/${place}` || target.startsWith(`src/${place}/`));
}

function matchesPackage(name: string, target: string): boolean {
  return name.endsWith('*') ? target.startsWith(name.slice(0, -1)) : target === name;
}

/** `./x.ts?worker` seen from `src/a/b.ts` is `src/a/x.ts`; a package stays as it is. */
function resolveFrom(path: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  const parts = path.split('/').slice(0, -1);
  for (const part of specifier.replace(/\?.*$/, '').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

// ---------------------------------------------------------------------------------------------------------
// What may not stand in the code
// ---------------------------------------------------------------------------------------------------------

/** One loop draws; a second one would fight with it over what a frame is. */
export function animationFrameProblems(files: readonly SourceFile[]): Problems {
  const uses = productCode(files).flatMap(({ path, text }) =>
    [...codeOnly(text).matchAll(/\brequestAnimationFrame\b/g)].map(() => path),
  );
  return uses.length <= 1
    ? []
    : uses.map((path) => `${path}: requestAnimationFrame belongs in one place only`);
}

/** Two apps on one page must share nothing, so no module keeps state. */
export function moduleStateProblems(files: readonly SourceFile[]): Problems {
  return findLines(
    productCode(files),
    /^(?:export )?(?:let|var)\s/,
    'a module keeps no state: use a factory',
  );
}

/** Text reaches the page as text. */
export function markupProblems(files: readonly SourceFile[]): Problems {
  const writers = /\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write)\b/;
  return findLines(productCode(files), writers, 'writes markup from text');
}

/** A class that a component names is in its style sheet: a name that is not there is silently no style. */
export function styleClassProblems(files: readonly SourceFile[]): Problems {
  const sheets = new Map(
    files
      .filter(({ path }) => path.endsWith('.module.css'))
      .map(({ path, text }) => [path, new Set(text.match(/(?<=\.)[a-z]\w*/gi))]),
  );
  return productCode(files).flatMap(({ path, text }) =>
    [...text.matchAll(/^import (\w+) from '(\S+\.module\.css)';$/gm)].flatMap(
      ([, name = '', specifier = '']) => {
        const classes = sheets.get(resolveFrom(path, specifier));
        const used = text.matchAll(new RegExp(`(?<![\\w/])${name}\\.(\\w+)`, 'g'));
        return [...used]
          .map(([, each = '']) => each)
          .filter((each) => each !== 'module' && classes?.has(each) !== true)
          .map((each) => `${path}: "${each}" is not in ${specifier}`);
      },
    ),
  );
}

/** The type checker is not silenced. */
export function typeEscapeProblems(files: readonly SourceFile[]): Problems {
  const anyType = /(?:[:<|&,=]|\bas|\bextends)\s*any\b(?!\s*[:(])/;
  const code = withoutTidy(files).filter(({ path }) => isTypeScript(path));
  return [
    ...findLines(code, anyType, 'uses the type "any"', codeOnly),
    ...findLines(code, /@ts-(?:ignore|expect-error|nocheck)\b/, 'silences the compiler'),
  ];
}

/** Lint rules are followed or changed for all, and nothing is left for later without saying so elsewhere. */
export function leftoverProblems(files: readonly SourceFile[]): Problems {
  const code = withoutTidy(files).filter(({ path }) => /\.(?:tsx?|css|html|ya?ml|grit)$/.test(path));
  return [
    ...findLines(code, /\b(?:biome-ignore|eslint-disable|prettier-ignore)/, 'silences the linter'),
    ...findLines(code, /\b(?:TODO|FIXME|XXX|HACK)\b/, 'leaves something for later'),
  ];
}

const UNPORTABLE_MATH =
  /\bMath\s*\.\s*(?:random|pow|exp|expm1|log|log2|log10|log1p|a?(?:sin|cos|tan)h?|atan2|cbrt|hypot)\b/;
const HIDDEN_MATH = /\bMath\b(?!\s*\.)/;
const CLOCKS_AND_LOCALES =
  /\b(?:Date|Intl|performance|crypto|localeCompare|toLocale\w+)\b|\bset(?:Timeout|Interval)\b/;

/** Same seed, same run, everywhere: no chance, no clock, no language, no rounding that differs. */
export function determinismProblems(files: readonly SourceFile[]): Problems {
  const engine = productCode(files).filter(({ path }) => path.startsWith('src/engine/'));
  const word = 'two runs could differ';
  return [UNPORTABLE_MATH, HIDDEN_MATH, /\*\*/, CLOCKS_AND_LOCALES].flatMap((pattern) =>
    findLines(engine, pattern, word, codeOnly),
  );
}

/** What only exists where the project was written must not be needed by those who read it. */
export function privatePathProblems(files: readonly SourceFile[]): Problems {
  const places =
    /\.\.\/share[d]\b|\/wor[k]\/|\/tm[p]\/team|\bregistry[.][a-z]+[.][a-z]+|\bdeb[.]debian[.]org/;
  return findLines(files, places, 'names a place outside the project');
}

// ---------------------------------------------------------------------------------------------------------
// Tests
// ---------------------------------------------------------------------------------------------------------

/** Every test runs, always. */
export function skippedTestProblems(files: readonly SourceFile[]): Problems {
  const skips = /\b(?:test|it|describe|suite)(?:\.\w+)*\.(?:only|skip|skipIf|runIf|todo|fixme|fails|fail)\b/;
  return findLines(
    withoutTidy(files).filter(({ path }) => isTestFile(path)),
    skips,
    'leaves tests out',
  );
}

/** End-to-end tests wait for what they need, never for a time. */
export function sleepProblems(files: readonly SourceFile[]): Problems {
  const endToEnd = files.filter(({ path }) => path.startsWith('e2e/'));
  return findLines(endToEnd, /\b(?:waitForTimeout|setTimeout|networkidle)\b/, 'waits for a time');
}

const MODEL = 'docs/model.md';
const RULE_HEADING = /^### ([A-Z]\d+[a-z]?) /gm;
const ORACLE = /\bO-\d+[a-z]?\b/g;
const RULE = /\b[A-Z]\d+[a-z]?\b/g;
/** The ids in front of a test's title: `K1: …`, `C1, C4: …`, `O-13, U1: …`. */
const TITLE_HEAD = /^(?:O-\d+[a-z]?|[A-Z]\d+[a-z]?)(?:(?:, ?| and )(?:O-\d+[a-z]?|[A-Z]\d+[a-z]?))*(?=:)/;

/** Each rule of the model is named by a test, and each id in front of a test's title is in the model. */
export function ruleIdProblems(files: readonly SourceFile[]): Problems {
  const model = files.find(({ path }) => path === MODEL);
  if (model === undefined) return [`${MODEL}: not found`];
  const rules = new Set([...model.text.matchAll(RULE_HEADING)].map(([, id = '']) => id));
  const oracles = new Set(model.text.match(ORACLE));

  const titles = files
    .filter(({ path }) => isSource(path) && isTestFile(path))
    .flatMap(({ path, text }) => titlesOf(text).map((title) => ({ path, title })));
  const tested = new Set(titles.flatMap(({ title }) => title.replace(ORACLE, '').match(RULE) ?? []));

  const untested = [...rules].filter((id) => !tested.has(id)).map((id) => `${MODEL}: no test names ${id}`);
  const unknown = titles.flatMap(({ path, title }) => {
    const head = title.match(TITLE_HEAD)?.[0] ?? '';
    const ids = head.replace(ORACLE, '').match(RULE) ?? [];
    const cited = oracles.size > 0 ? (head.match(ORACLE) ?? []) : [];
    return [...ids.filter((id) => !rules.has(id)), ...cited.filter((id) => !oracles.has(id))].map(
      (id) => `${path}: ${id} is not in ${MODEL} ("${title}")`,
    );
  });
  return [...untested, ...unknown];
}

/** Texts that open a call, as titles do: `test('K1: …', …)`, `test.each(…)('K1: …', …)`. */
export function titlesOf(text: string): string[] {
  return [...text.matchAll(/\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1\s*,/g)].map(([, , title = '']) => title);
}

// ---------------------------------------------------------------------------------------------------------
// Reading files
// ---------------------------------------------------------------------------------------------------------

function isTypeScript(path: string): boolean {
  return /\.tsx?$/.test(path);
}

function isSource(path: string): boolean {
  return path.startsWith('src/') && isTypeScript(path) && !isTidy(path);
}

/** Tests and what only tests use; `e2e` is all tests. */
function isTestFile(path: string): boolean {
  return /\.(?:test|testing)\.tsx?$/.test(path) || path.startsWith('e2e/');
}

function isTidy(path: string): boolean {
  return path === 'src/tidy.rules.ts' || path === 'src/tidy.test.ts';
}

/** These two files name what they forbid. */
function withoutTidy(files: readonly SourceFile[]): SourceFile[] {
  return files.filter(({ path }) => !isTidy(path));
}

function productCode(files: readonly SourceFile[]): SourceFile[] {
  return files.filter(({ path }) => isSource(path) && !isTestFile(path));
}

/** One problem for each line that matches, with its number. */
function findLines(
  files: readonly SourceFile[],
  pattern: RegExp,
  problem: string,
  read: (text: string) => string = (text) => text,
): string[] {
  return files.flatMap(({ path, text }) =>
    read(text)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${problem}`] : [])),
  );
}

/** Comments, texts, and regular expressions after an operator. */
const NOT_CODE =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|(?<=[=(,:;!&|?{}[]\s*)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/\w*/g;

/** The text with everything that is not code blanked out; lines stay where they are. */
export function codeOnly(text: string): string {
  return text.replace(NOT_CODE, (match) => match.replace(/[^\n]/g, ' '));
}
