/**
 * Documents of earlier versions are brought to the current one step by step: upgrader n turns version n − 1
 * into version n. A document, once written, can be opened for ever.
 *
 * To change the format: raise `CURRENT_VERSION`, append an upgrader, publish `experiment-<n>.json`, say so in
 * `docs/experiment.md`.
 */
import { assert } from '../base/assert.ts';
import { fail, type Result, succeed } from '../base/result.ts';

/** A document of some version: JSON whose fields are not known yet. */
export type LooseDocument = Readonly<Record<string, unknown>>;

/** Brings a document of version `to` − 1 to version `to`; pure; sets `version` itself. */
export interface Upgrader {
  readonly to: number;
  readonly upgrade: (document: LooseDocument) => LooseDocument;
}

export const CURRENT_VERSION = 1;

/** All upgraders, oldest first: to 2, to 3, … up to `CURRENT_VERSION`. */
export const UPGRADERS: readonly Upgrader[] = [];

/** Stops unless the upgraders lead from version 1 to `current` without a gap. */
export function checkUpgraders(upgraders: readonly Upgrader[], current: number): void {
  assert(
    upgraders.length === current - 1,
    `${current - 1} upgraders lead to version ${current}, not ${upgraders.length}`,
  );
  for (const [index, { to }] of upgraders.entries()) {
    assert(
      to === index + 2,
      `The upgrader to version ${index + 2} is missing; there is one to version ${to}`,
    );
  }
}

checkUpgraders(UPGRADERS, CURRENT_VERSION);

/**
 * The document in the current version, its fields still unchecked. Fails with a sentence if it is not an
 * object, has no version, or comes from a newer program.
 */
export function upgradeDocument(
  document: unknown,
  upgraders: readonly Upgrader[] = UPGRADERS,
  current: number = CURRENT_VERSION,
): Result<LooseDocument> {
  if (!isLooseDocument(document))
    return fail('The experiment is not an object; it must be one with a field "version".');
  const version = document['version'];
  if (version === undefined) return fail(`version is missing; it must be ${allowed(current)}.`);
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return fail(`version is ${JSON.stringify(version)}; it must be ${allowed(current)}.`);
  }
  if (version > current) {
    return fail(
      `version is ${version}, from a newer PartitionScope than this one, which reads versions up to ${current}; please update or reload.`,
    );
  }
  return succeed(upgraders.slice(version - 1).reduce((older, { upgrade }) => upgrade(older), document));
}

function isLooseDocument(value: unknown): value is LooseDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function allowed(current: number): string {
  return current === 1 ? 'the number 1' : `a whole number from 1 to ${current}`;
}
