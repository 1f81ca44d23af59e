import { Ajv, type ValidateFunction } from 'ajv';
import type { OpenAPIObject } from '@nestjs/swagger';

type Part = Record<string, unknown>;

/** Checks answers against what the description says of them, and nothing besides: a property that it does not name is a fault. */
export class DescribedAnswers {
  private readonly ajv = new Ajv({ allErrors: true, strict: false });

  constructor(private readonly document: OpenAPIObject) {
    for (const [name, schema] of Object.entries(document.components?.schemas ?? {}))
      this.ajv.addSchema(closed(schema) as Part, `#/components/schemas/${name}`);
  }

  /** What is wrong with the answer of a GET route. */
  faults(route: string, json: unknown): string[] {
    const responses = (this.document.paths[`/api/v1${route}`]?.get?.responses ?? {}) as unknown as Record<string, Part>;
    const content = responses['200']?.['content'] as Record<string, { schema: Part }> | undefined;
    const { schema } = content?.['application/json'] ?? {};
    if (!schema) return [`${route} is not described`];
    return this.against(this.ajv.compile(closed(schema) as Part), json);
  }

  problemFaults(json: unknown): string[] {
    return this.against(this.ajv.compile({ $ref: '#/components/schemas/ProblemResponse' }), json);
  }

  private against(validate: ValidateFunction, json: unknown): string[] {
    if (validate(json)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
    );
  }
}

/** OpenAPI 3.0 as JSON Schema in which objects have no more properties than are named. */
function closed(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== 'object' || part === null) return part;
  const { nullable, ...rest } = part as Part;
  const schema: Part = {};
  for (const [name, value] of Object.entries(rest)) schema[name] = closed(value);
  if (typeof rest['properties'] === 'object' && rest['type'] === 'object')
    schema['additionalProperties'] = rest['additionalProperties'] ?? false;
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
}
