/**
 * The experiment: seed + configuration + edits at ticks, one plain document that alone reproduces a run (D1).
 * Documents come from outside (file, link, message, storage), so they enter as `unknown` and leave typed, or
 * with one sentence that names the path, the value and what is allowed.
 */
import * as v from 'valibot';
import { fail, type Result, succeed } from '../base/result.ts';
import { valueText } from '../base/valueText.ts';
import type { Edit, TimedEdit, WorldConfiguration } from '../engine/types.ts';
import { findContradiction } from './contradictions.ts';
import { findJsonFlaw, findRepeatedField } from './jsonSyntax.ts';
import { experimentSchema, schemaParts } from './schema.ts';
import { upgradeDocument } from './upgrade.ts';

/** A stored document is complete; `parseExperiment` fills in what one from outside may leave out. */
export interface Experiment extends WorldConfiguration {
  /** Version of the document's format. */
  readonly version: 1;
  readonly name: string;
  readonly description: string;
  /** Changes during the run, ticks ascending. */
  readonly edits: readonly TimedEdit[];
}

/** Checks a document of any version. Fails with one sentence about the first thing that is wrong. */
export function parseExperiment(value: unknown): Result<Experiment> {
  const upgraded = upgradeDocument(value);
  if (!upgraded.ok) return upgraded;
  // An editor's pointer to the JSON Schema says nothing about the experiment.
  const { $schema, ...document } = upgraded.value;
  const parsed = v.safeParse(experimentSchema, document, { abortEarly: true });
  if (!parsed.success) return fail(sentence(parsed.issues[0]));
  const experiment: Experiment = parsed.output;
  const contradiction = findContradiction(experiment);
  return contradiction === null ? succeed(experiment) : fail(contradiction);
}

/** Checks the form of edits that are not, or not yet, part of a document; whether they can be made is not asked. */
export function parseEdits(value: unknown): Result<readonly Edit[]> {
  const parsed = v.safeParse(v.array(schemaParts.edit), value, { abortEarly: true });
  return parsed.success ? succeed(parsed.output) : fail(sentence(parsed.issues[0]));
}

/**
 * As `parseExperiment`, from the text of a JSON file; a flaw in the syntax is named by line and column, a field that is
 * given twice by its path.
 */
export function parseExperimentText(text: string): Result<Experiment> {
  const withoutMark = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const value = parseJson(withoutMark);
  if (!value.ok) return value;
  const repeated = findRepeatedField(withoutMark);
  if (repeated !== null) return fail(`${pathText(repeated)} is given twice; each field may be given once.`);
  return parseExperiment(value.value);
}

function parseJson(text: string): Result<unknown> {
  try {
    return succeed(JSON.parse(text));
  } catch {
    const flaw = findJsonFlaw(text);
    if (flaw === null) return fail('The text is not JSON.');
    return fail(`The text is not JSON: in line ${flaw.line}, column ${flaw.column}, ${flaw.what}.`);
  }
}

/** The schema's messages say what is allowed; here the path and the value come before it. */
function sentence(issue: v.BaseIssue<unknown>): string {
  const path = pathText((issue.path ?? []).map((item) => item.key));
  const key = issue.path?.at(-1);
  if (issue.type === 'strict_object' && key?.type === 'object') {
    if (issue.expected === 'never') return `${path} is not a known field; known here are ${issue.message}.`;
    if (issue.expected !== 'Object' && key.value === undefined) {
      return `${path} is missing; it must be ${issue.message}.`;
    }
  }
  return `${path} is ${valueText(issue.input)}; it must be ${issue.message}.`;
}

/** `tables[0].assumptions.split` */
function pathText(keys: readonly unknown[]): string {
  const parts = keys.map((key) => {
    if (typeof key === 'number') return `[${key}]`;
    const name = String(key);
    return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
  });
  return parts.length === 0 ? 'The experiment' : parts.join('').replace(/^\./, '');
}
