/** Text in a table's cell: which characters it may not hold, and how messages show it. */

import { inEnglish, phrase, type Phrase } from '../engine/phrase.js';

/** Control characters; line ends and tabs count as such outside quoted text. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/u;
const CONTROL_BUT_LAYOUT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/u;
const LONE_SURROGATE = /\p{Surrogate}/u;
/** What turns the direction of writing or takes no room: a name with it reads otherwise than it is. */
const INVISIBLE = /[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/u;
const SHOWN_CHARACTERS = 60;
const NAMES: Readonly<Record<string, Phrase>> = {
  '\u0000': phrase`a NUL character`,
  '\t': phrase`a tab`,
  '\r': phrase`a carriage return`,
  '\n': phrase`a line break`,
};

/**
 * The first character that a cell may not hold, as words: `a NUL character`, `the control character U+0007`. Line breaks and tabs
 * are part of quoted text. `undefined` where all is well.
 *
 * @example unreadableCharacter('a\u0007') // 'the control character U+0007'
 */
export const unreadableCharacter = (text: string, quoted = true): string | undefined =>
  spoken(unreadable(text, quoted));

/** As {@link unreadableCharacter}, to be said in any language. */
export function unreadable(text: string, quoted = true): Phrase | undefined {
  const control = (quoted ? CONTROL_BUT_LAYOUT : CONTROL).exec(text)?.[0];
  if (control !== undefined) return NAMES[control] ?? phrase`the control character ${{ code: codePoint(control) }}`;
  const surrogate = LONE_SURROGATE.exec(text)?.[0];
  if (surrogate === undefined) return undefined;
  return phrase`half of a character (the lone surrogate ${{ code: codePoint(surrogate) }})`;
}

/**
 * The first character that a name may not hold, as words: what {@link unreadableCharacter} says, and what cannot be seen, as the marks that
 * turn the direction of writing.
 *
 * @example misleadingCharacter('a\u202eb') // 'the invisible character U+202E'
 */
export const misleadingCharacter = (text: string): string | undefined => spoken(misleading(text));

/** As {@link misleadingCharacter}, to be said in any language. */
export function misleading(text: string): Phrase | undefined {
  const found = unreadable(text, false);
  if (found) return found;
  const invisible = INVISIBLE.exec(text)?.[0];
  return invisible === undefined ? undefined : phrase`the invisible character ${{ code: codePoint(invisible) }}`;
}

const spoken = (found: Phrase | undefined): string | undefined => found && inEnglish(found);

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** A cell's text in quotes, cut where it is long, control characters escaped: safe in a message and on a terminal. */
export function shownCell(text: string): string {
  const cut = text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
  return JSON.stringify(cut).replace(/[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/g, escaped);
}

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
