import bidiFactory, { type Bidi } from 'bidi-js';

import type { Family, StatementFonts } from './statement-fonts.js';

/** A part of a text in one font, in the direction of that font's writing. */
export interface Run {
  readonly text: string;
  readonly family: Family;
}

const clusters = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Its types take it for a module, which Node does not. */
const bidi = (bidiFactory as unknown as () => Bidi)();

/** Hebrew, Arabic and what else is written from the right. */
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** Joins and picks pictures, shows nothing by itself. */
const UNSEEN = /[\u200b-\u200f\u2060\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
/** What a reader takes for the same, and a font has. */
const LIKE: Readonly<Record<string, string>> = { '✗': '×', '\u00a0': ' ' };

/** Most of what is set; it is all in the first font. */
export const PLAIN = /^[ -~]*$/;

interface Piece extends Run {
  readonly level: number;
}

/** The parts of a text from left to right, each in the first font that has it; what no font has, as `U+XXXX`. */
export function runsOf(given: string, fonts: StatementFonts): Run[] {
  if (PLAIN.test(given)) return [{ text: given, family: 'latin' }];
  const text = given.normalize('NFC');
  const levels = FROM_RIGHT.test(text) ? bidi.getEmbeddingLevels(text, 'ltr').levels : undefined;
  const pieces: Piece[] = [];
  for (const { segment, index } of clusters.segment(text)) {
    const level = levels?.[index] ?? 0;
    for (const run of clusterRuns(turned(segment, level), fonts)) add(pieces, { ...run, level });
  }
  return ordered(pieces).map((piece) => ({
    text: isTurnedHere(piece) ? reversed(piece.text) : piece.text,
    family: piece.family,
  }));
}

/** A cluster with its marks in one font; where no font has all of it, character by character. */
function clusterRuns(cluster: string, fonts: StatementFonts): Run[] {
  const known = LIKE[cluster] ?? cluster;
  const whole = fonts.familyOf(known);
  if (whole) return [{ text: known, family: whole }];
  return Array.from(known.replace(UNSEEN, '')).map((character) => {
    const family = fonts.familyOf(character);
    return family ? { text: character, family } : { text: codeOf(character), family: 'latin' };
  });
}

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Joins what goes on in the same font and direction. From the right, each word is a part of its own: words are put in order here. */
function add(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  const isBreak = piece.level % 2 === 1 && (piece.text === ' ' || last?.text === ' ');
  if (last?.family === piece.family && last.level === piece.level && !isBreak)
    pieces[pieces.length - 1] = { ...last, text: last.text + piece.text };
  else pieces.push(piece);
}

/** From left to right as they are seen: from the highest level down, what is at least so high is turned round (UAX 9, rule L2). */
function ordered(pieces: readonly Piece[]): readonly Piece[] {
  const shown = [...pieces];
  for (let level = Math.max(0, ...pieces.map((piece) => piece.level)); level > 0; level -= 1)
    for (let start = 0; start < shown.length; start += 1) {
      let end = start;
      while ((shown[end]?.level ?? -1) >= level) end += 1;
      if (end > start) shown.splice(start, end - start, ...shown.slice(start, end).reverse());
      start = end;
    }
  return shown;
}

/** Brackets in writing from the right open the other way. */
const turned = (cluster: string, level: number): string =>
  level % 2 === 1 ? (bidi.getMirroredCharacter(cluster) ?? cluster) : cluster;

/** Fonts turn the letters of scripts that they shape, which the last one does not do; what stands between them, nobody else turns. */
const isTurnedHere = ({ text, family, level }: Piece): boolean =>
  level % 2 === 1 && (family === 'rest' || !FROM_RIGHT.test(text));
const reversed = (text: string): string =>
  Array.from(clusters.segment(text), ({ segment }) => segment)
    .reverse()
    .join('');
