/** What a JSON Schema lets stand at a place of a text: names of properties, and values. Pure; the editor shows it. */
import { findNodeAtLocation, getLocation, parseTree, type JSONPath } from 'jsonc-parser';

import type { Schema } from './json-schema.js';
import { membersOf, namesNotChosen, picked, type Members } from './picked-branches.js';

export type { Schema } from './json-schema.js';

/** Schemas by the name of their file, so that one can refer to another. */
export type Schemas = Readonly<Record<string, Schema>>;

export interface Suggestion {
  readonly kind: 'property' | 'value';
  /** As it is shown. */
  readonly label: string;
  /** What replaces the text from `from` to `to`; `${}` is where one writes on. */
  readonly insert: string;
  readonly detail: string;
  readonly info: string;
  /** Must it stand there? */
  readonly isRequired: boolean;
}

export interface Suggestions {
  readonly from: number;
  readonly to: number;
  readonly items: readonly Suggestion[];
}

/** A name that a document may use at places where the schema knows no list: a code of an indicator, for example. */
export interface KnownName {
  readonly value: string;
  readonly name: string;
}

/** Such names, by the property that they may stand in. */
export type KnownNames = Readonly<Record<string, readonly KnownName[]>>;

const NOTHING_SAID: Members = new Map();

interface Placed {
  readonly schema: Schema;
  /** The file that its references are about. */
  readonly file: string;
}

/** Answers for texts of one schema. */
export class SchemaCompletion {
  constructor(
    private readonly schemas: Schemas,
    private readonly root: string,
  ) {}

  /** What may stand where the cursor is; nothing where the schema has nothing to say. */
  at(text: string, offset: number, known: KnownNames = {}): Suggestions | undefined {
    const { path, isAtPropertyKey, previousNode } = getLocation(text, offset);
    const node = previousNode && offset <= previousNode.offset + previousNode.length ? previousNode : undefined;
    const [from, to] = node ? [node.offset, node.offset + node.length] : [offset, offset];
    const items = isAtPropertyKey
      ? this.properties(text, path.slice(0, -1), node ? text.slice(from + 1, to - 1) : '', to)
      : this.values(path, known, text);
    return items.length === 0 ? undefined : { from, to, items };
  }

  /** What the schema says of the part at a place; nothing where it says nothing. */
  describe(text: string, offset: number): string | undefined {
    const { path } = getLocation(text, offset);
    return this.schemasAt(path, text).flatMap(({ schema }) => schema.description ?? [])[0];
  }

  private properties(text: string, path: JSONPath, typed: string, end: number): readonly Suggestion[] {
    const isFollowed = /^\s*:/.test(text.slice(end));
    const needsComma = /^\s*"/.test(text.slice(end));
    const there = keysAt(text, path);
    const found = new Map<string, Suggestion>();
    const root = parseTree(text);
    const members = membersOf(root && findNodeAtLocation(root, [...path]), typed);
    const here = this.schemasAt(path, text, typed);
    const required = new Set(here.flatMap(({ schema }) => schema.required ?? []));
    const notChosen = new Set(here.flatMap(({ schema }) => [...namesNotChosen(schema.oneOf ?? [], members)]));
    for (const { schema, file } of here)
      for (const [label, property] of Object.entries(schema.properties ?? {})) {
        if (found.has(label) || notChosen.has(label) || (there.has(label) && label !== typed)) continue;
        const variants = this.variants({ schema: property, file }, NOTHING_SAID);
        const insert = isFollowed
          ? JSON.stringify(label)
          : `${JSON.stringify(label)}: ${templateOf(variants)}${needsComma ? ',' : ''}`;
        const info = property.description ?? variants.flatMap(({ schema: of }) => of.description ?? [])[0] ?? '';
        found.set(label, {
          kind: 'property',
          label,
          insert,
          detail: typeOf(variants),
          info,
          isRequired: required.has(label),
        });
      }
    return [...found.values()];
  }

  private values(path: JSONPath, known: KnownNames, text: string): readonly Suggestion[] {
    const found = new Map<string, Suggestion>();
    const add = (value: unknown, detail: string, info = '') => {
      const label = JSON.stringify(value);
      if (!found.has(label)) found.set(label, { kind: 'value', label, insert: label, detail, info, isRequired: false });
    };
    for (const { schema } of this.schemasAt(path, text)) {
      for (const value of schema.enum ?? []) add(value, '', schema.description);
      if (schema.const !== undefined) add(schema.const, '', schema.description);
      if (schema.default !== undefined) add(schema.default, '', schema.description);
      if (schema.type === 'boolean') for (const value of [true, false]) add(value, '', schema.description);
    }
    const property = path.findLast((step) => typeof step === 'string');
    if (typeof property === 'string' && found.size === 0 && Object.hasOwn(known, property))
      for (const { value, name } of known[property] ?? []) add(value, name);
    return [...found.values()];
  }

  /** The schemas that what stands at a path has to fit, with all that they lead to. */
  private schemasAt(path: JSONPath, text: string, typed = ''): readonly Placed[] {
    const schema = this.schemas[this.root];
    const root = parseTree(text);
    const members = (depth: number): Members =>
      membersOf(root && findNodeAtLocation(root, path.slice(0, depth)), depth === path.length ? typed : '');
    let here = schema ? this.variants({ schema, file: this.root }, members(0)) : [];
    path.forEach((step, depth) => {
      const of = members(depth + 1);
      here = here.flatMap((placed) => this.below(placed, step, of));
    });
    return here;
  }

  private below({ schema, file }: Placed, step: string | number, members: Members): readonly Placed[] {
    const { items, prefixItems, properties, additionalProperties } = schema;
    const next =
      typeof step === 'number'
        ? (prefixItems?.[step] ?? items)
        : ((properties && Object.hasOwn(properties, step) ? properties[step] : undefined) ?? additionalProperties);
    return typeof next === 'object' ? this.variants({ schema: next, file }, members) : [];
  }

  /** A schema with all that it refers to and is made of: of alternatives, those that the object has chosen. */
  private variants(placed: Placed, members: Members, seen: ReadonlySet<Schema> = new Set()): readonly Placed[] {
    const { schema, file } = placed;
    if (seen.has(schema)) return [];
    const known = new Set([...seen, schema]);
    const { $ref, allOf = [], anyOf = [], oneOf = [] } = schema;
    const referred = $ref === undefined ? undefined : this.referred($ref, file);
    const alternatives = [...picked(anyOf, members), ...picked(oneOf, members)];
    const parts = [...allOf, ...alternatives, schema.then, schema.else].filter((part) => part !== undefined);
    return [
      placed,
      ...(referred ? this.variants(referred, members, known) : []),
      ...parts.flatMap((part) => this.variants({ schema: part, file }, members, known)),
    ];
  }

  private referred(reference: string, from: string): Placed | undefined {
    const [name = '', pointer = ''] = reference.split('#');
    const file = name === '' ? from : name;
    let part: unknown = this.schemas[file];
    for (const step of pointer.split('/').slice(1)) part = (part as Record<string, unknown> | undefined)?.[step];
    return typeof part === 'object' && part !== null ? { schema: part, file } : undefined;
  }
}

/** The properties that an object has already. */
function keysAt(text: string, path: JSONPath): ReadonlySet<string> {
  const root = parseTree(text);
  const object = root && findNodeAtLocation(root, path);
  return new Set((object?.children ?? []).map(({ children }) => String(children?.[0]?.value)));
}

const typesOf = (variants: readonly Placed[]): readonly string[] => [
  ...new Set(
    variants.flatMap(({ schema: { type, properties, enum: words, const: word } }) => {
      if (type !== undefined) return type;
      if (properties) return 'object';
      return words !== undefined || word !== undefined ? typeof (word ?? words?.[0]) : [];
    }),
  ),
];

const typeOf = (variants: readonly Placed[]): string => typesOf(variants).join(' | ');

const TEMPLATES: Readonly<Record<string, string>> = { string: '"${}"', object: '{${}}', array: '[${}]' };

/** What stands after the colon, to be written on. */
function templateOf(variants: readonly Placed[]): string {
  const [type = ''] = typesOf(variants);
  return TEMPLATES[type] ?? '${}';
}
