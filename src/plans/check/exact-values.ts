/** JSON numbers in rule conditions: taken by their shortest decimal text, and kept as that text where they are not whole. */
import { Exact } from '../../engine/exact.js';
import type { RuleDocument } from '../../engine/documents.js';
import { figure } from './words.js';

/** A JSON number as an exact decimal; `undefined` where it has more digits than decimals may have here. */
export function exactOfNumber(value: number): Exact | undefined {
  const exact = Number.isFinite(value) ? Exact.fromJsonNumber(value) : undefined;
  if (!exact) return undefined;
  // Whatever is stored as text must be readable as text again.
  return Exact.parse(figure(exact))?.equals(exact) ? exact : undefined;
}

/** Is the number that was typed the one that a double keeps? 0.1 is; 0.30000000000000000001 would silently become 0.3. */
export function isTypedExactly(typed: string, value: number): boolean {
  return significant(typed) === significant(String(value));
}

const NUMBER = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:e([+-]?[0-9]+))?$/i;

/** Sign, significant digits and exponent of a number's text: equal for `1.50`, `15e-1` and `0.15e1`. */
function significant(text: string): string | undefined {
  const match = NUMBER.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const kept = digits.replace(/0+$/, '');
  if (kept === '') return '0';
  return `${sign}${kept}e${Number(exponent) - fraction.length + (digits.length - kept.length)}`;
}

/**
 * The content as it is stored and hashed: without `$schema`, which only tells editors where the schema lies (moving a file
 * changes nothing of what is paid), without `uses`, which only matters where a plan is tried by itself, and with every number of a
 * rule condition that is not a whole one as decimal text, because canonical JSON has no other numbers.
 */
export function storedContent<T extends RuleDocument>(document: T): T {
  const content: Record<string, unknown> = { ...document.content };
  delete content.$schema;
  delete content.uses;
  if ('rules' in document.content) content.rules = (document.content.rules ?? []).map(withExactConditions);
  if ('conditions' in document.content) content.conditions = withExactNumbers(document.content.conditions);
  return { ...document, content };
}

const withExactConditions = <R extends object>(rule: R): R =>
  'conditions' in rule ? { ...rule, conditions: withExactNumbers(rule.conditions) } : rule;

/** Numbers in conditions stand only where compared values do, so that all of them may be changed alike. */
function withExactNumbers(value: unknown): unknown {
  if (typeof value === 'number') return exactScalar(value);
  if (Array.isArray(value)) return value.map(withExactNumbers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withExactNumbers(member)]));
}

function exactScalar(value: number): number | string {
  // Adding zero turns -0, which JSON can write, into 0.
  if (Number.isSafeInteger(value)) return value + 0;
  const exact = exactOfNumber(value);
  return exact ? figure(exact) : String(value);
}
