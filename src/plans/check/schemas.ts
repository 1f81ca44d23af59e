/** The JSON Schemas of `rules/schema/`, compiled: the very files that an editor completes and checks with. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Ajv2020, type AnySchemaObject, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';

import type { DocumentKind } from '../../engine/documents.js';

/** Documents in rules/, and the bounds of drafts, which are none. */
export type SchemaKind = DocumentKind | 'bounds';

const SCHEMA_OF: Readonly<Record<SchemaKind, string>> = {
  indicators: 'indicators.schema.json',
  parameters: 'parameters.schema.json',
  plan: 'plan.schema.json',
  eligibility: 'eligibility.schema.json',
  adjustments: 'adjustments.schema.json',
  attributes: 'attributes.schema.json',
  incidents: 'incidents.schema.json',
  bounds: 'bounds.schema.json',
  recovery: 'recovery.schema.json',
  causes: 'causes.schema.json',
  stages: 'stages.schema.json',
  events: 'events.schema.json',
  form: 'form.schema.json',
};
const COMMON = 'common.schema.json';

/** Gathering every error takes time that grows with their square: of a document with more parts than this only the first is told. */
const MAX_PARTS_FOR_EVERY_ERROR = 20_000;

type Validators = ReadonlyMap<SchemaKind, ValidateFunction>;
const compiled: { every?: Validators; first?: Validators } = {};

/** What the schema of a kind has against a value; nothing where it fits. Of a very large document only the first error. */
export function schemaErrors(kind: SchemaKind, value: unknown): readonly ErrorObject[] {
  // Compiled when first asked for: commands that check no documents need not wait.
  const validators =
    partsLeft(value, MAX_PARTS_FOR_EVERY_ERROR) > 0
      ? (compiled.every ??= compileSchemas(true))
      : (compiled.first ??= compileSchemas(false));
  const validate = validators.get(kind);
  if (!validate) throw new Error(`rules/schema has no schema for ${kind}`);
  return validate(value) ? [] : (validate.errors ?? []);
}

/** How many parts fewer than a limit a value has; none or less where it has as many, and then the rest is not counted. */
function partsLeft(value: unknown, limit: number): number {
  let left = limit - 1;
  if (typeof value !== 'object' || value === null) return left;
  for (const member of Object.values(value)) {
    if (left <= 0) return left;
    left = partsLeft(member, left);
  }
  return left;
}

function compileSchemas(allErrors: boolean): Validators {
  const folder = schemaFolder();
  // The conditions inside if and not say only what tells the cases apart, so they repeat no types.
  const ajv = new Ajv2020({ allErrors, verbose: true, strictTypes: false, allowUnionTypes: true });
  ajv.addSchema(readSchema(folder, COMMON), COMMON);
  for (const file of Object.values(SCHEMA_OF)) ajv.addSchema(readSchema(folder, file), file);
  const entries = Object.entries(SCHEMA_OF) as [SchemaKind, string][];
  return new Map(entries.map(([kind, file]) => [kind, ajv.getSchema(file) as ValidateFunction]));
}

const readSchema = (folder: string, file: string): AnySchemaObject =>
  JSON.parse(readFileSync(join(folder, file), 'utf8')) as AnySchemaObject;

/** Compiled code lies one folder deeper than its source, so the schemas are looked for upwards from here. */
function schemaFolder(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, 'rules', 'schema');
    if (existsSync(join(candidate, COMMON))) return candidate;
  }
  throw new Error(`rules/schema is missing: looked for it upwards from ${start}`);
}
