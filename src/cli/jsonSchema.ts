/** The JSON Schema of the experiment document, for editors and for other programs that write experiments. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { experimentSchema, schemaParts } from '../experiment/schema.ts';
import { CURRENT_VERSION } from '../experiment/upgrade.ts';

/** The schema's file, from the root of the project. */
export const SCHEMA_FILE = `public/schema/experiment-${CURRENT_VERSION}.json`;

/** The text of that file. Describes what may be written: fields with a default may be left out. */
export function jsonSchemaText(): string {
  const { $schema, properties, ...rest } = toJsonSchema(experimentSchema, {
    target: 'draft-2020-12',
    typeMode: 'input',
    definitions: schemaParts,
  });
  const schema = {
    $schema,
    title: `PartitionScope experiment, version ${CURRENT_VERSION}`,
    ...rest,
    properties: { $schema: { type: 'string', description: 'Where this schema is.' }, ...properties },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
