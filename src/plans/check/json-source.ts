/** JSON text read strictly, with the line and column of each part: what `JSON.parse` would let pass in silence is refused. */
import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';

import type { Finding } from '../../engine/finding.js';
import { phrase, type Phrase, worded } from '../../engine/phrase.js';
import type { RuleFile } from '../rule-files.js';
import { shown } from './words.js';

/** Steps from the root of a document: property names and list indexes. */
export type Path = readonly (string | number)[];

/** RFC 6901: `['components', 0, 'weight']` is `/components/0/weight`; the whole document is the empty text. */
export const pointerOf = (path: Path): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The way back: of `/components/0/weight` it is `['components', '0', 'weight']`. */
export const pathOf = (pointer: string): Path =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

export interface Place {
  readonly line: number;
  readonly column: number;
}

const MAX_NESTING = 32;
const MAX_FAULTS = 50;
/** Keys that reach an object's prototype instead of the object. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** NUL and its kind cannot be stored as text everywhere, and half a surrogate pair is no character. Tab and line breaks may stand. */
const BAD_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/u;

/** A document that could be read, and where in the text each part of it stands. */
export class JsonSource {
  constructor(
    readonly file: string,
    readonly value: unknown,
    private readonly text: string,
    private readonly root: Node,
  ) {}

  /** Line and column, from 1, of the part at a path (or of its key); of the nearest part around it where it does not exist. */
  place(path: Path, part: 'value' | 'key' = 'value'): Place {
    const node = nodeAt(this.root, path);
    const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
    return placeOf(this.text, (part === 'key' && key ? key : node).offset);
  }

  /** The text of the part at a path, as it was typed. */
  textAt(path: Path): string {
    const node = nodeAt(this.root, path);
    return this.text.slice(node.offset, node.offset + node.length);
  }
}

/** Reads a file's JSON. Answers either its source or what is wrong with it, never both. */
export function readJson(
  file: Pick<RuleFile, 'path' | 'text'>,
  maxNesting = MAX_NESTING,
): JsonSource | readonly Finding[] {
  const text = file.text.startsWith('\uFEFF') ? file.text.slice(1) : file.text;
  const fault: Fault = (code, offset, message, advice, path = []) => ({
    severity: 'error',
    code,
    file: file.path,
    pointer: pointerOf(path),
    ...placeOf(text, offset),
    ...worded(message, advice),
  });

  if (text.trim() === '')
    return [fault('empty-file', 0, phrase`The file is empty.`, phrase`Write a document in it, or remove the file.`)];
  const deep = tooDeepAt(text, maxNesting);
  if (deep !== undefined)
    return [
      fault('nested-too-deep', deep, phrase`Nested deeper than ${{ maxNesting }} levels.`, phrase`Write it flatter.`),
    ];

  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (first) return [syntaxFault(text, first, fault)];
  const value = parsed(text);
  if (!root || value === undefined)
    return [fault('not-json', 0, phrase`This is not JSON.`, phrase`Check it with an editor that knows JSON.`)];
  const faults = firstOf(nodeFaults(root, [], fault));
  return faults.length > 0 ? faults : new JsonSource(file.path, value, text, root);
}

/** The last word on what is JSON: whatever the tolerant parser lets pass, this does not. JSON has no `undefined`. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The parsers are recursive, so depth is counted before they start. */
function tooDeepAt(text: string, maxNesting: number): number | undefined {
  let depth = 0;
  let inText = false;
  for (let offset = 0; offset < text.length; offset++) {
    const character = text[offset];
    if (character === '"') inText = !inText;
    else if (inText && character === '\\') offset++;
    else if (!inText && (character === '{' || character === '[')) depth++;
    else if (!inText && (character === '}' || character === ']')) depth--;
    if (depth > maxNesting) return offset;
  }
  return undefined;
}

/** Enough of them to mend: finding the place of each takes a walk through the text. */
function firstOf(found: Iterable<Finding>): readonly Finding[] {
  const faults: Finding[] = [];
  for (const fault of found) if (faults.push(fault) === MAX_FAULTS) break;
  return faults;
}

type Fault = (code: string, offset: number, message: Phrase, advice: Phrase, path?: Path) => Finding;

function syntaxFault(text: string, error: ParseError, fault: Fault): Finding {
  const name = printParseErrorCode(error.error);
  const found = text.slice(error.offset, error.offset + Math.max(1, Math.min(error.length, 20)));
  if (name === 'InvalidCommentToken')
    return fault(
      'comment',
      error.offset,
      phrase`JSON has no comments.`,
      phrase`Remove it; texts for people have properties.`,
    );
  if (/[}\]]/.test(found) && text.slice(0, error.offset).trimEnd().endsWith(','))
    return fault(
      'trailing-comma',
      error.offset,
      phrase`A comma stands before "${{ found }}".`,
      phrase`Remove that comma.`,
    );
  const what = SYNTAX_WORDS[name] ?? phrase`Something is wrong`;
  const message =
    found.trim() === ''
      ? phrase`This is not JSON: ${{ what }}.`
      : phrase`This is not JSON: ${{ what }} at ${{ found: shown(found) }}.`;
  return fault('not-json', error.offset, message, phrase`Correct it here, or just before.`);
}

const SYNTAX_WORDS: Readonly<Record<string, Phrase>> = {
  InvalidSymbol: phrase`a word that JSON does not know (text stands in double quotes)`,
  InvalidNumberFormat: phrase`a number that is none`,
  PropertyNameExpected: phrase`a property name in double quotes is missing`,
  ValueExpected: phrase`a value is missing`,
  ColonExpected: phrase`a colon is missing`,
  CommaExpected: phrase`a comma is missing`,
  CloseBraceExpected: phrase`a closing brace is missing`,
  CloseBracketExpected: phrase`a closing bracket is missing`,
  EndOfFileExpected: phrase`the document has ended, but something follows`,
  UnexpectedEndOfString: phrase`a text has no closing quote`,
  UnexpectedEndOfNumber: phrase`a number breaks off`,
  InvalidUnicode: phrase`a \\u escape needs four hexadecimal digits`,
  InvalidEscapeCharacter: phrase`an escape that JSON does not know`,
  InvalidCharacter: phrase`a control character (a tab or line break in text is written \\t or \\n)`,
};

function* nodeFaults(node: Node, path: Path, fault: Fault): Generator<Finding> {
  if (node.type === 'string' && BAD_CHARACTER.test(String(node.value)))
    yield fault(
      'bad-character',
      node.offset,
      phrase`The text holds a control character or half a character.`,
      phrase`Remove it.`,
      path,
    );
  if (node.type === 'array')
    for (const [index, item] of (node.children ?? []).entries()) yield* nodeFaults(item, [...path, index], fault);
  if (node.type === 'object') yield* propertyFaults(node, path, fault);
}

function* propertyFaults(object: Node, path: Path, fault: Fault): Generator<Finding> {
  const seen = new Set<string>();
  for (const { children: [keyNode, valueNode] = [] } of object.children ?? []) {
    if (!keyNode) continue;
    const key = String(keyNode.value);
    const here = [...path, key];
    if (FORBIDDEN_KEYS.has(key))
      yield fault(
        'forbidden-key',
        keyNode.offset,
        phrase`"${{ key }}" may not be a key.`,
        phrase`Remove it, or choose another name.`,
        here,
      );
    if (BAD_CHARACTER.test(key))
      yield fault(
        'bad-character',
        keyNode.offset,
        phrase`The key ${{ key: shown(key) }} holds a control character.`,
        phrase`Remove it.`,
        here,
      );
    if (seen.has(key))
      yield fault(
        'duplicate-key',
        keyNode.offset,
        phrase`"${{ key }}" stands twice in one object.`,
        phrase`Keep one of them.`,
        here,
      );
    seen.add(key);
    if (valueNode) yield* nodeFaults(valueNode, here, fault);
  }
}

/** The node at a path, or the last one on the way to it that exists. */
function nodeAt(root: Node, path: Path): Node {
  let node = root;
  for (const step of path) {
    const next = childAt(node, String(step));
    if (!next) return node;
    node = next;
  }
  return node;
}

function childAt(node: Node, step: string): Node | undefined {
  if (node.type === 'array') return node.children?.[Number(step)];
  if (node.type !== 'object') return undefined;
  return node.children?.find((property) => property.children?.[0]?.value === step)?.children?.[1];
}

function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const lines = before.split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
