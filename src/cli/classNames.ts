/**
 * Names of the style sheets' classes in the built page: as short as can be, because each is in the style sheet and in a
 * script, and the same in every build. While the sources are served the usual, telling names are used.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Names a class of a file. */
export type NameClass = (name: string, file: string) => string;

/** `folder`: where all style sheets are. A class's name is made from its file's place among them and its own in the file. */
export function createClassNamer(folder: string): NameClass {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.module.css'))
    .map((file) => join(folder, file))
    .sort();
  const named = new Map<string, string[]>();
  return (name, file) => {
    // The name of a file may have a question behind it.
    const [path = ''] = file.split('?');
    const names = named.get(path) ?? [];
    named.set(path, names);
    if (!names.includes(name)) names.push(name);
    return `${letters(files.indexOf(path))}${names.indexOf(name)}`;
  };
}

/** `a`, `b`, … `z`, `ba`: no digits, so that what follows cannot be mistaken. */
function letters(index: number): string {
  const last = String.fromCharCode('a'.charCodeAt(0) + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26)) + last;
}
