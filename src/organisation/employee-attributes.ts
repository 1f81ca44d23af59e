/** Columns of employees that have no meaning of their own: attributes, which rules can use. */
import { builtInFact } from '../engine/facts.js';
import { shownCell } from '../files/cell-text.js';
import type { FindingList } from './finding-list.js';
import { placeOf, TABLE_COLUMNS, type RawTable } from './organisation-files.js';
import type { Finding } from '../engine/finding.js';
import { phrase, worded, type Phrase } from '../engine/phrase.js';

/** Most attributes that an employee can have, and the longest name of one, in characters. */
export const MAX_ATTRIBUTES = 64;
export const MAX_ATTRIBUTE_NAME = 64;

/** Names that stand for something else in any object. */
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** What a rule can call an attribute. */
const RULE_NAME = /^[a-z0-9][a-z0-9_-]*$/;

/**
 * The name of the attribute that a column holds: lower case, everything but letters, digits, `_` and `-` taken for a hyphen.
 *
 * @example attributeName('Home Region') // 'home-region'
 */
export function attributeName(column: string): string {
  const plain = column.normalize('NFKC').trim().toLowerCase();
  if (RESERVED.has(plain)) return plain;
  return plain.replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '-').replace(/^[-_]+|[-_]+$/g, '');
}

/** Attribute names by column; what is wrong with a column is noted. */
export function attributeColumns(table: RawTable, findings: FindingList): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Map<string, string>();
  for (const column of table.otherColumns) {
    const name = attributeName(column);
    const problem = nameProblem(name, column, taken.get(name));
    const place = placeOf(table, table.from === 'file' ? 1 : 0, column);
    if (problem) findings.add({ ...problem, ...place });
    if (problem?.severity === 'error') continue;
    names.set(column, name);
    taken.set(name, column);
  }
  if (names.size > MAX_ATTRIBUTES)
    findings.add({ ...tooMany(names.size), ...placeOf(table, table.from === 'file' ? 1 : 0) });
  return names;
}

type NameProblem = Pick<Finding, 'severity' | 'code' | 'message' | 'advice' | 'phrases'>;

function nameProblem(name: string, column: string, takenBy: string | undefined): NameProblem | undefined {
  const shown = shownCell(column);
  if (name === '' || name.length > MAX_ATTRIBUTE_NAME || RESERVED.has(name))
    return {
      severity: 'error',
      code: 'bad-attribute-name',
      ...worded(
        phrase`The column ${{ shown }} cannot be the name of an attribute.`,
        phrase`Rename it: 1 to ${{ most: MAX_ATTRIBUTE_NAME }} letters and digits, and none of __proto__, constructor, prototype.`,
      ),
    };
  if (takenBy !== undefined || isOwnColumn(name)) {
    const other = shownCell(takenBy ?? name);
    const message = phrase`The columns ${{ other }} and ${{ shown }} would both be called ${{ name: shownCell(name) }}.`;
    return { severity: 'error', code: 'duplicate-column', ...worded(message, phrase`Rename or remove one of them.`) };
  }
  if (builtInFact(name) === undefined && RULE_NAME.test(name)) return undefined;
  return {
    severity: 'warning',
    code: 'attribute-out-of-reach',
    ...worded(
      phrase`The column ${{ shown }} is kept, but no rule can use it: ${{ why: whyNot(name) }}.`,
      phrase`Rename the column if rules are to use it.`,
    ),
  };
}

const isOwnColumn = (name: string): boolean =>
  [...TABLE_COLUMNS.employees.required, ...TABLE_COLUMNS.employees.optional].includes(name);

const whyNot = (name: string): Phrase =>
  builtInFact(name)
    ? phrase`"${{ name }}" means something else in rules`
    : phrase`names in rules have the letters a to z, digits, "-" and "_"`;

const tooMany = (count: number): NameProblem => ({
  severity: 'error',
  code: 'too-many-attributes',
  ...worded(
    phrase`There are ${{ count }} attribute columns, and at most ${{ most: MAX_ATTRIBUTES }} can be kept.`,
    phrase`Remove those that no rule uses.`,
  ),
});

/** An employee's attributes: those of the cells that are not empty. */
export function attributesOf(
  columns: ReadonlyMap<string, string>,
  fields: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> {
  const entries: [string, string][] = [];
  for (const [column, name] of columns) {
    const text = fields.get(column) ?? '';
    if (text !== '') entries.push([name, text]);
  }
  return Object.fromEntries(entries);
}
