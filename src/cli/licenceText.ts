/** The licences of the libraries that are part of the built page, collected from their packages. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the text is published, from the project's root. */
export const LICENCE_FILE = 'public/licences.txt';

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
}

/** All packages that ship (not only develop), in the order of the lock file; equal texts stand once. */
export function licenceText(root: string): string {
  const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  );
  const namesByText = new Map<string, string[]>();
  for (const [path, locked] of Object.entries(lock.packages)) {
    if (!path.startsWith('node_modules/') || locked.dev === true) continue;
    const text = texts(join(root, path));
    namesByText.set(text, [...(namesByText.get(text) ?? []), nameOf(path, locked)]);
  }
  const sections = Array.from(
    namesByText,
    ([text, names]) => `${RULE}\n${names.join('\n')}\n${RULE}\n\n${text}\n`,
  );
  return `PartitionScope contains these libraries.\n\n${sections.join('\n')}`;
}

const RULE = '='.repeat(80);

function nameOf(path: string, { version, license }: LockedPackage): string {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  return `${name} ${version ?? ''} (${license ?? 'see below'})`;
}

/** The licence and notice files of a package. */
function texts(folder: string): string {
  if (!existsSync(folder)) return '';
  return readdirSync(folder)
    .filter((file) => /^(licen[cs]e|notice|copying)(\.|$)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
    .join('\n\n');
}
