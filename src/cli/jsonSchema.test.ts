import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jsonSchemaText, SCHEMA_FILE } from './jsonSchema.ts';

test('the published JSON Schema is what `npm run schema` writes', () => {
  expect(readFileSync(new URL(`../../${SCHEMA_FILE}`, import.meta.url), 'utf8')).toBe(jsonSchemaText());
});

test('the JSON Schema leaves out what has a default, knows the ranges and refuses unknown fields', () => {
  const schema = JSON.parse(jsonSchemaText());
  expect(schema.required).toEqual(['version', 'items', 'traffic', 'tables']);
  expect(schema.additionalProperties).toBe(false);
  expect(schema.properties.seed).toMatchObject({
    type: 'integer',
    minimum: 0,
    maximum: 4_294_967_295,
    default: 1,
  });
  expect(schema.$defs.table.required).toEqual(['partitionKey', 'readCapacity', 'writeCapacity']);
  expect(schema.$defs.table.properties.readCapacity).toMatchObject({ minimum: 1, maximum: 10_000_000 });
});
