/** Runs the house rules over the project, and tries each rule on a planted violation and on a clean file. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  animationFrameProblems,
  codeOnly,
  determinismProblems,
  importProblems,
  importsOf,
  leftoverProblems,
  markupProblems,
  moduleStateProblems,
  type Problems,
  privatePathProblems,
  ruleIdProblems,
  type SourceFile,
  skippedTestProblems,
  sleepProblems,
  styleClassProblems,
  titlesOf,
  typeEscapeProblems,
} from './tidy.rules.ts';

const ROOT = new URL('../', import.meta.url);
const TEXT =
  /\.(?:ts|tsx|js|css|html|json|md|grit|ya?ml|csv|svg)$|(?:^|\/)(?:LICENSE|run|\.gitignore|\.npmrc)$/;

/** All text files of the project, without what .gitignore names. */
function projectFiles(): SourceFile[] {
  const ignored = new Set(['.git', ...readFileSync(new URL('.gitignore', ROOT), 'utf8').split('\n')]);
  const walk = (folder: string): string[] =>
    readdirSync(new URL(folder, ROOT), { withFileTypes: true })
      .filter(({ name }) => !ignored.has(name))
      .flatMap((entry) => (entry.isDirectory() ? walk(`${folder}${entry.name}/`) : [folder + entry.name]));
  return walk('')
    .filter((path) => TEXT.test(path))
    .map((path) => ({ path, text: readFileSync(new URL(path, ROOT), 'utf8') }));
}

const project = projectFiles();

interface RuleCase {
  readonly name: string;
  readonly rule: (files: readonly SourceFile[]) => Problems;
  /** Each of these must be found, … */
  readonly planted: readonly (readonly SourceFile[])[];
  /** … and none of these. */
  readonly clean: readonly (readonly SourceFile[])[];
}

/** A project of one file. */
const only = (path: string, text: string): SourceFile[] => [{ path, text }];

const RULES: readonly RuleCase[] = [
  {
    name: 'imports stay within the import table',
    rule: importProblems,
    planted: [
      [],
      only('e2e/app.page.ts', ''),
      only('src/unknown/a.ts', ''),
      only('src/loose.ts', ''),
      only('src/base/a.ts', "import { step } from '../engine/step.ts';"),
      only('src/engine/a.ts', "import {\n  parse,\n} from 'valibot';"),
      only('src/engine/a.ts', "import '../protocol/messages.ts';"),
      only('src/engine/a.ts', "import { readFile } from 'node:fs';"),
      only('src/engine/a.ts', "export * from '../worker/host.ts';"),
      only('src/protocol/a.ts', "import { step } from '../engine/step.ts';"),
      only('src/protocol/a.ts', "import { type World } from '../engine/types.ts';"),
      only('src/ui/board/A.tsx', "import type { Host } from '../../worker/host.ts';"),
      only('src/app/a.ts', "const engine = await import('../engine/engine.ts');"),
      only('src/store/a.ts', "new Worker(new URL('../worker/engineWorker.ts', import.meta.url));"),
      only('src/bridge/a.ts', "import { pace } from '../worker/pace.ts';"),
    ],
    clean: [
      only(
        'src/engine/a.ts',
        "import { md5 } from 'js-md5';\nimport pow from '@stdlib/math-base-special-pow';",
      ),
      only(
        'src/engine/capacity/a.ts',
        "import { assert } from '../../base/assert.ts';\nimport { b } from '../b.ts';",
      ),
      only('src/engine/a.test.ts', "import { advance } from '../worker/host.ts';"),
      only('src/protocol/a.ts', "import type { World } from '../engine/types.ts';"),
      only('src/experiment/a.ts', "import { KEYS_MAX } from '../engine/limits.ts';"),
      only('src/bridge/a.ts', "import EngineWorker from '../worker/engineWorker.ts?worker';"),
      only('src/ui/board/Board.tsx', "import styles from './Board.module.css';"),
      only('src/base/a.ts', "/** Not an import:\n * import { a } from 'b' */\nconst text = `from 'c'`;"),
    ],
  },
  {
    name: 'one place asks for animation frames',
    rule: animationFrameProblems,
    planted: [
      [
        { path: 'src/draw/a.ts', text: 'requestAnimationFrame(draw);' },
        { path: 'src/ui/b.tsx', text: 'window.requestAnimationFrame(draw);' },
      ],
      only('src/draw/a.ts', 'requestAnimationFrame(a);\nrequestAnimationFrame(b);'),
    ],
    clean: [
      only('src/draw/a.ts', '// requestAnimationFrame is called here only\nrequestAnimationFrame(draw);'),
    ],
  },
  {
    name: 'a class that is named is in its style sheet',
    rule: styleClassProblems,
    planted: [
      [
        { path: 'src/ui/A.tsx', text: "import styles from './A.module.css';\nconst a = styles.step;" },
        { path: 'src/ui/A.module.css', text: '.stepping {\n  gap: 16px;\n}' },
      ],
      only('src/ui/A.tsx', "import styles from './A.module.css';\nconst a = styles.step;"),
    ],
    clean: [
      [
        { path: 'src/ui/a/A.tsx', text: "import styles from '../A.module.css';\nconst a = styles.step;" },
        { path: 'src/ui/A.module.css', text: '.list > .step {\n  gap: 16px;\n}' },
      ],
    ],
  },
  {
    name: 'no module keeps state',
    rule: moduleStateProblems,
    planted: [only('src/ui/a.ts', 'let count = 0;'), only('src/ui/a.ts', 'export let count = 0;')],
    clean: [only('src/ui/a.ts', 'const limit = 0;\nfunction f() {\n  let count = 0;\n}')],
  },
  {
    name: 'no markup is made from text',
    rule: markupProblems,
    planted: [
      only('src/ui/a.ts', 'node.innerHTML = name;'),
      only('src/ui/A.tsx', '<b dangerouslySetInnerHTML={{ __html: name }} />'),
    ],
    clean: [only('src/ui/a.ts', 'node.textContent = name;')],
  },
  {
    name: 'no type is "any" and no compiler error is silenced',
    rule: typeEscapeProblems,
    planted: [
      only('src/base/a.ts', 'function f(value: any) {}'),
      only('src/base/a.ts', 'const map = new Map<string, any>();'),
      only('src/base/a.test.ts', 'const a = b as any;'),
      only('e2e/a.spec.ts', 'const list: any[] = [];'),
      only('src/base/a.ts', '// @ts-expect-error: later\nf(1);'),
    ],
    clean: [only('src/base/a.ts', "// for any: value\nconst text = 'as any';\nconst pick = { any: 1 };")],
  },
  {
    name: 'no lint rule is silenced and nothing is left for later',
    rule: leftoverProblems,
    planted: [
      only('src/base/a.ts', '// biome-ignore lint: because'),
      only('src/ui/a.css', '/* TODO */'),
      only('e2e/a.spec.ts', '// FIXME: flaky'),
    ],
    clean: [only('src/base/a.ts', '/** To do nothing is fine. */')],
  },
  {
    name: 'the engine uses only what every browser computes alike',
    rule: determinismProblems,
    planted: [
      'Math.random()',
      'Math.pow(a, 2)',
      'Math.sinh(a)',
      'Math.atan2(a, b)',
      'a ** 2',
      'a **= 2',
      'Date.now()',
      'new Date()',
      'a.localeCompare(b)',
      'a.toLocaleString()',
      'performance.now()',
      'const { sin } = Math',
      "Math['exp'](a)",
    ].map((code) => only('src/engine/a.ts', `const x = ${code};`)),
    clean: [
      only(
        'src/engine/a.ts',
        '/** Math.random and ** are forbidden. */\nMath.sqrt(2); Math.imul(2, 3); Math.floor(a);',
      ),
      only('src/engine/a.ts', "const note = 'no Date, no Math.random';"),
      only('src/engine/a.test.ts', 'const x = Math.pow(2, 3);'),
      only('src/draw/a.ts', 'const x = Math.sin(1);'),
    ],
  },
  {
    name: 'no place outside the project is named',
    rule: privatePathProblems,
    planted: [
      only('README.md', `See ${['..', 'shared', 'notes.md'].join('/')}`),
      only('src/cli/a.ts', `const path = '${['', 'work', 'main'].join('/')}';`),
      only('package-lock.json', `"resolved": "https://${['registry', 'npmjs', 'org'].join('.')}/d3"`),
    ],
    clean: [only('README.md', 'Workers share nothing; https://example.org/work')],
  },
  {
    name: 'every test runs',
    rule: skippedTestProblems,
    planted: [
      only('src/base/a.test.ts', "test.only('a', () => {});"),
      only('src/base/a.test.ts', "describe.skip('a', () => {});"),
      only('src/base/a.test.ts', "it.todo('a');"),
      only('e2e/a.spec.ts', "test.fixme('a', () => {});"),
      only('e2e/a.spec.ts', "test.describe.only('a', () => {});"),
    ],
    clean: [only('src/base/a.test.ts', "test.each([1])('takes only %i', () => {}); list.skip(1);")],
  },
  {
    name: 'end-to-end tests never wait for a time',
    rule: sleepProblems,
    planted: [only('e2e/a.spec.ts', 'await page.waitForTimeout(100);')],
    clean: [only('e2e/a.spec.ts', "await page.getByRole('button').click();")],
  },
  {
    name: 'the rules of the model and the titles of the tests name each other',
    rule: ruleIdProblems,
    planted: [
      [],
      only('docs/model.md', '### K1 Position of a key\n'),
      [
        { path: 'docs/model.md', text: '### K1 Position of a key\n' },
        { path: 'src/engine/hash.test.ts', text: "test('K1: places a key', f);\ntest('K9: unknown', f);" },
      ],
      [
        { path: 'docs/model.md', text: 'Measured: O-01, O-02.' },
        { path: 'src/engine/units.test.ts', text: "test('O-03: an item of 4 KB', f);" },
      ],
    ],
    clean: [
      [
        { path: 'docs/model.md', text: '### K1 Position of a key\n\n### C4a Tables\n\nMeasured: O-01.\n' },
        {
          path: 'src/engine/hash.test.ts',
          text: "test('O-01, K1: a key', f);\ntest.each([\n  ['A1', 2],\n])('C4a and K1: %s', f);",
        },
      ],
    ],
  },
];

for (const { name, rule, planted, clean } of RULES) {
  test(`this project: ${name}`, () => {
    expect(rule(project)).toEqual([]);
  });

  test(`a violation is found, and a clean file passes: ${name}`, () => {
    for (const files of planted) expect(rule(files), JSON.stringify(files)).not.toEqual([]);
    for (const files of clean) expect(rule(files)).toEqual([]);
  });
}

test('the project was really read', () => {
  const paths = project.map(({ path }) => path);
  expect(paths).toContain('src/tidy.rules.ts');
  expect(paths).toContain('package-lock.json');
  expect(paths).toContain('.ci/run');
  expect(paths.some((path) => path.includes('node_modules'))).toBe(false);
});

test('a problem names the file and the line', () => {
  expect(moduleStateProblems(only('src/ui/a.ts', 'const a = 1;\nlet b = 2;'))).toEqual([
    'src/ui/a.ts:2: a module keeps no state: use a factory',
  ]);
});

test('imports are read from statements, lazy imports and addresses', () => {
  const text = [
    "import React, { useState } from 'react';",
    "import type {\n  A,\n  B,\n} from './types.ts';",
    "import './style.css';",
    "export { c } from './c.ts';",
    "export type { D } from './d.ts';",
    "export const e = 'from f';",
    "const g = () => import('./g.ts');",
    "new URL('./h.ts', import.meta.url);",
  ].join('\n');
  expect(importsOf(text)).toEqual([
    { specifier: 'react', typeOnly: false },
    { specifier: './types.ts', typeOnly: true },
    { specifier: './style.css', typeOnly: false },
    { specifier: './c.ts', typeOnly: false },
    { specifier: './d.ts', typeOnly: true },
    { specifier: './g.ts', typeOnly: false },
    { specifier: './h.ts', typeOnly: false },
  ]);
});

test('comments, texts and regular expressions are not code', () => {
  const text = "a(); // let b\n/* let\n c */ d('let e', `let\n f`, /let \"g/);\nh();";
  expect(
    codeOnly(text)
      .split('\n')
      .map((line) => line.trim().replace(/\s+/g, ' ')),
  ).toEqual(['a();', '', 'd( ,', ', );', 'h();']);
});

test('titles are found in plain and in tabular tests', () => {
  const text =
    "test('K1: it\\'s a key', f);\ntest.each([\n  [1, (2)],\n])(`C1: a`, f);\nexpect(f('x')).toBe(1);";
  expect(titlesOf(text)).toEqual(["K1: it\\'s a key", 'C1: a']);
});
