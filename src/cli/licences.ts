/** `npm run licences`, run from the project's root: writes the licences of the bundled libraries to where they are published. */
import { writeFileSync } from 'node:fs';
import { LICENCE_FILE, licenceText } from './licenceText.ts';

const root = process.cwd();
writeFileSync(`${root}/${LICENCE_FILE}`, licenceText(root));
process.stdout.write(`${LICENCE_FILE} written\n`);
