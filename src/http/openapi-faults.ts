import type { OpenAPIObject } from '@nestjs/swagger';

type Part = Readonly<Record<string, unknown>>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
/** What makes a schema say something. */
const SAYING = ['$ref', 'properties', 'additionalProperties', 'items', 'oneOf', 'allOf', 'anyOf', 'enum'];

/** What a description of the API lacks: a schema that says nothing, a route without a name, a summary or an answer; empty where all is well. */
export function descriptionFaults(document: OpenAPIObject): string[] {
  const faults: string[] = [];
  const names = new Map<string, string>();
  for (const [path, item] of Object.entries(document.paths))
    for (const method of METHODS) {
      const operation = (item as Part)[method];
      if (!isPart(operation)) continue;
      const route = `${method.toUpperCase()} ${path}`;
      const { operationId, summary } = operation;
      if (typeof operationId !== 'string' || operationId === '') faults.push(`${route} has no operation id`);
      else if (names.has(operationId)) faults.push(`${route} has the operation id of ${names.get(operationId) ?? ''}`);
      else names.set(operationId, route);
      if (typeof summary !== 'string' || summary === '') faults.push(`${route} has no summary`);
      faults.push(...answerFaults(route, operation['responses']));
    }
  return [...faults, ...schemaFaults(document.components?.schemas ?? {}, 'components/schemas'), ...schemasIn(document)];
}

function* answerFaults(route: string, responses: unknown): Generator<string> {
  const successes = Object.entries(isPart(responses) ? responses : {}).filter(
    ([status]) => status.startsWith('2') || status === '302',
  );
  if (successes.length === 0) yield `${route} has no answer`;
  for (const [status, response] of successes) {
    // There is nothing in it to describe.
    if (status === '204' || status === '302') continue;
    const content = isPart(response) ? response['content'] : undefined;
    const media = Object.values(isPart(content) ? content : {});
    if (media.length === 0 || !media.every((each) => isPart(each) && isPart(each['schema'])))
      yield `${route} has no schema for its answer ${status}`;
  }
}

/** Faults of schemas that stand in place: in contents and parameters. */
function schemasIn(document: OpenAPIObject): string[] {
  const faults: string[] = [];
  const walk = (value: unknown, at: string): void => {
    if (Array.isArray(value)) value.forEach((each, index) => walk(each, `${at}/${index}`));
    if (!isPart(value)) return;
    for (const [name, part] of Object.entries(value))
      if (name === 'schema') faults.push(...schemaFault(part, `${at}/schema`));
      else walk(part, `${at}/${name}`);
  };
  walk(document.paths, 'paths');
  return faults;
}

function* schemaFaults(schemas: object, at: string): Generator<string> {
  for (const [name, schema] of Object.entries(schemas)) yield* schemaFault(schema, `${at}/${name}`);
}

function* schemaFault(schema: unknown, at: string): Generator<string> {
  if (!isPart(schema)) return;
  if (!saysSomething(schema)) yield `${at} is empty`;
  if (isPart(schema['properties'])) yield* schemaFaults(schema['properties'], at);
  if (isPart(schema['items'])) yield* schemaFault(schema['items'], `${at}/items`);
  if (isPart(schema['additionalProperties']))
    yield* schemaFault(schema['additionalProperties'], `${at}/additionalProperties`);
  for (const choice of ['oneOf', 'allOf', 'anyOf'])
    if (Array.isArray(schema[choice]))
      for (const [index, each] of schema[choice].entries()) yield* schemaFault(each, `${at}/${choice}/${index}`);
}

function saysSomething(schema: Part): boolean {
  const { type, properties } = schema;
  if (type !== undefined && type !== 'object' && type !== 'array') return true;
  if (type === 'array') return schema['items'] !== undefined;
  if (isPart(properties) && Object.keys(properties).length === 0) return false;
  return SAYING.some((word) => schema[word] !== undefined);
}

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);
