/** How findings speak: figures, lists of words, and the nearest known word to a misspelt one. */
import { Exact } from '../../engine/exact.js';
import { bothOf, listOf, phrase, type Phrase } from '../../engine/phrase.js';

const SHOWN_CHARACTERS = 60;
const SHOWN_WORDS = 24;
/** Longer words get no suggestion: nobody misspells one like that, and comparing would take long. */
const COMPARED_CHARACTERS = 64;
/** No decimal that can be written has more places, so that a figure in a message is never a rounded one. */
const ALL_DECIMALS = 64;
const HUNDRED = Exact.of(100);

/** A JSON value as it stands in the document, cut where it is long. */
export function shown(value: unknown): string {
  // 1e400 is JSON, but no number that anything here can hold.
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}

/** `"a", "b" and "c"`; the first two dozen of a long list. */
export function listed(words: readonly string[]): Phrase {
  const quoted = words.slice(0, SHOWN_WORDS).map((word) => phrase`"${{ word }}"`);
  if (words.length > SHOWN_WORDS) return phrase`${{ words: listOf(quoted) }} …`;
  const last = quoted.pop();
  if (!last) return { text: '' };
  return quoted.length === 0 ? last : bothOf([listOf(quoted), last]);
}

/** A figure exactly, however many decimals it has. */
export const figure = (value: Exact): string => value.toText(ALL_DECIMALS);

/** A share as people read it: `99.99 %`. */
export const percent = (value: Exact): string => `${figure(value.times(HUNDRED))} %`;

/** "Did you mean …?" with the nearest known word, else which words are known; `undefined` where none is. */
export function didYouMean(word: string, known: readonly string[]): Phrase | undefined {
  const near = suggestion(word, known);
  if (near !== undefined) return near;
  return known.length === 0 ? undefined : phrase`Known here: ${{ words: listed([...known].sort()) }}.`;
}

/** "Did you mean …?" with the nearest known word; `undefined` where none is near. */
export function suggestion(word: string, known: readonly string[]): Phrase | undefined {
  const near = nearest(word, known);
  return near === undefined ? undefined : phrase`Did you mean ${{ word: near }}?`;
}

/** The known word that takes the fewest letters changed, dropped, added or swapped; `undefined` where all are far off. */
function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > COMPARED_CHARACTERS) return undefined;
  const lower = word.toLowerCase();
  let best: string | undefined;
  let fewest = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    if (candidate.length > COMPARED_CHARACTERS) continue;
    const changes = editDistance(lower, candidate.toLowerCase());
    if (changes < fewest) [best, fewest] = [candidate, changes];
  }
  return best;
}

/** Optimal string alignment: a swap of two neighbours counts as one change, as it does to the person who typed it. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, column - 2) + 1 : Infinity,
      );
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, b.length);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Infinity;
