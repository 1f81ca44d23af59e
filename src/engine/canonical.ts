import { hash } from 'node:crypto';

/**
 * What can be hashed: RFC 8785 leaves numbers to IEEE doubles, so decimals and amounts are strings here and the only numbers
 * are safe integers (counts, row numbers). A property that is `undefined` is left out.
 */
export type Canonical =
  string | boolean | null | number | readonly Canonical[] | { readonly [key: string]: Canonical | undefined };

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The RFC 8785 (JCS) text of a value: keys sorted by UTF-16 code units, no white space. Throws on a number that is not a safe
 * integer, and on half a surrogate pair: the RFC demands it, and no database would give it back as it was.
 */
export function canonicalJson(value: Canonical): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new RangeError(`${value} cannot be hashed: write it as a decimal string`);
  if (typeof value === 'string') return canonicalText(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  // Adding to one text is quicker than joining a list of parts.
  let inside = '';
  if (isArray(value)) {
    for (const item of value) inside += `${inside === '' ? '' : ','}${canonicalJson(item)}`;
    return `[${inside}]`;
  }
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) inside += `${inside === '' ? '' : ','}${canonicalKey(key)}:${canonicalJson(member)}`;
  }
  return `{${inside}}`;
}

/** Keys that have been written before: there are few of them, in many objects. */
const knownKeys = new Map<string, string>();
const KEYS_REMEMBERED = 1_000;

function canonicalKey(key: string): string {
  const text = knownKeys.get(key) ?? canonicalText(key);
  if (knownKeys.size < KEYS_REMEMBERED) knownKeys.set(key, text);
  return text;
}

/** Printable ASCII but for the quotation mark and the backslash stands for itself, and is nearly all that is hashed. */
const PLAIN = /^[ !#-[\]-~]*$/;

function canonicalText(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  if (LONE_SURROGATE.test(text)) throw new RangeError(`${JSON.stringify(text)} holds half a surrogate pair`);
  return JSON.stringify(text);
}

const isArray = (value: Canonical): value is readonly Canonical[] => Array.isArray(value);

/** SHA-256 of text (as UTF-8) or bytes, in lower-case hexadecimal. */
export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data);
}

/** SHA-256 of the canonical JSON of a value. */
export function canonicalHash(value: Canonical): string {
  return sha256(canonicalJson(value));
}
