/** `npm run schema`: writes the JSON Schema of the experiment document to where it is published. */
import { writeFileSync } from 'node:fs';
import { jsonSchemaText, SCHEMA_FILE } from './jsonSchema.ts';

writeFileSync(new URL(`../../${SCHEMA_FILE}`, import.meta.url), jsonSchemaText());
process.stdout.write(`${SCHEMA_FILE} written\n`);
