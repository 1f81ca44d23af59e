/** Which branches of a schema an object has chosen, by the properties that stand in it. Pure. */
import type { Node } from 'jsonc-parser';

import type { Schema } from './json-schema.js';

/** What an object says already; without the property that is being written. */
export type Members = ReadonlyMap<string, unknown>;

export function membersOf(node: Node | undefined, except = ''): Members {
  const members = node?.type === 'object' ? (node.children ?? []) : [];
  const said = members.map(({ children }): [string, unknown] => [String(children?.[0]?.value), children?.[1]?.value]);
  return new Map(said.filter(([name]) => name !== except));
}

/** Those that the object has chosen, by a property that one must have or by its word; all of them while it has chosen none. */
export function picked(branches: readonly Schema[], members: Members): readonly Schema[] {
  const chosen = branches.filter((branch) => isChosen(branch, members));
  return chosen.length > 0 ? chosen : branches;
}

/** Names that belong to branches which were not chosen, and to none that was. */
export function namesNotChosen(branches: readonly Schema[], members: Members): ReadonlySet<string> {
  const chosen = picked(branches, members);
  const own = new Set(chosen.flatMap(({ required = [] }) => required));
  const others = branches.filter((branch) => !chosen.includes(branch)).flatMap(({ required = [] }) => required);
  return new Set(others.filter((name) => !own.has(name)));
}

function isChosen({ required = [], properties = {} }: Schema, members: Members): boolean {
  const words = Object.entries(properties).filter(([name, { const: word }]) => word !== undefined && members.has(name));
  if (words.some(([name, { const: word }]) => members.get(name) !== word)) return false;
  const hasAll = required.every((name) => members.has(name));
  return hasAll && (required.length > 0 || words.length > 0);
}
