/** JSON from outside, before anything looks at it: how deep it goes, which names it uses, and where it breaks. */
import { parseTree, type ParseError } from 'jsonc-parser';

import { asError, Problem, type ProblemError } from './problem.js';
import { phrase } from '../engine/phrase.js';

/** Deep enough for a rule document within a request. */
const MAX_NESTING = 64;
/** Names that reach an object's prototype instead of the object. */
export const FORBIDDEN_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads JSON strictly. Throws a {@link Problem} that says where it is wrong. */
export function parseJson(text: string): unknown {
  const deep = tooDeepAt(text);
  if (deep !== undefined)
    throw malformed({
      ...placeOf(text, deep),
      ...asError(phrase`It is nested deeper than ${{ most: MAX_NESTING }} levels.`),
    });
  const value = parsed(text);
  const forbidden = forbiddenName(value);
  if (forbidden !== undefined)
    throw malformed({
      pointer: forbidden,
      ...asError(phrase`This name may not be used.`, phrase`Choose another name.`),
    });
  return value;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const errors: ParseError[] = [];
    parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
    const offset = errors[0]?.offset;
    const place = offset === undefined ? {} : placeOf(text, offset);
    throw malformed({ ...place, ...asError(phrase`This is not JSON.`, phrase`Correct it here, or just before.`) });
  }
}

function malformed(error: ProblemError): Problem {
  const { line, column } = error;
  const what = error.phrases?.message ?? error.detail;
  return new Problem(
    'malformed-request',
    line === undefined
      ? phrase`The content cannot be read: ${{ what }}`
      : phrase`The content cannot be read: ${{ what }} (line ${{ line }}, column ${{ column: column ?? '' }})`,
    [error],
  );
}

/** Parsers may be recursive, so depth is counted before they start. */
function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  let inText = false;
  for (let offset = 0; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (unit === QUOTE) inText = !inText;
    else if (inText && unit === BACKSLASH) offset++;
    else if (!inText && (unit === OPEN_BRACE || unit === OPEN_BRACKET)) depth++;
    else if (!inText && (unit === CLOSE_BRACE || unit === CLOSE_BRACKET)) depth--;
    if (depth > MAX_NESTING) return offset;
  }
  return undefined;
}

const [QUOTE, BACKSLASH, OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [34, 92, 123, 125, 91, 93];

/** The pointer to a name that may not be used, where there is one. */
function forbiddenName(value: unknown, pointer = ''): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, part] of Object.entries(value)) {
    const here = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (FORBIDDEN_NAMES.has(name)) return here;
    const found = typeof part === 'object' ? forbiddenName(part, here) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}
