/** Sentences with values in them, kept apart: so that they can be said in another language than English too. */

/** A value in a sentence: as it stands, or itself to be said. */
export type PhraseValue = string | number | Phrase;

/**
 * A sentence, or a part of one. `text` is the English with the name of each value in braces, which is also what its counterpart in
 * another language is found by.
 */
export interface Phrase {
  readonly text: string;
  /** None where the text has no place for one. */
  readonly values?: Readonly<Record<string, PhraseValue>>;
}

/** What is said: with its values apart, or in English alone. */
export type Wording = string | Phrase;

/**
 * Tags a sentence whose values are named.
 *
 * @example phrase`${{ period }} has not been run` // { text: '{period} has not been run', values: { period: '2026-10' } }
 */
export function phrase(
  texts: TemplateStringsArray,
  ...values: readonly Readonly<Record<string, PhraseValue>>[]
): Phrase {
  if (values.length === 0) return { text: texts[0] ?? '' };
  const named = Object.assign({}, ...values) as Record<string, PhraseValue>;
  const text = texts.map((part, i) => (i === 0 ? part : `{${nameIn(values[i - 1])}}${part}`)).join('');
  return { text, values: named };
}

const nameIn = (value: Readonly<Record<string, PhraseValue>> = {}): string => Object.keys(value)[0] ?? '';

const PLACE = /\{([A-Za-z]+)\}/g;

/** A sentence in English. */
export function inEnglish(wording: Wording): string {
  if (typeof wording === 'string') return wording;
  const { text, values } = wording;
  if (values === undefined) return text;
  return text.replace(PLACE, (place, name: string) => {
    const value = values[name];
    if (value === undefined) return place;
    return typeof value === 'number' ? String(value) : inEnglish(value);
  });
}

/** Several sentences, one after the other; those that are left out leave nothing behind. `undefined` where there is none. */
export function sentences(...all: readonly [...(Phrase | undefined)[], Phrase]): Phrase;
export function sentences(...all: readonly [Phrase, ...(Phrase | undefined)[]]): Phrase;
export function sentences(...all: readonly (Phrase | undefined)[]): Phrase | undefined;
export function sentences(...all: readonly (Phrase | undefined)[]): Phrase | undefined {
  const [first, ...others] = all.filter((each) => each !== undefined);
  if (!first) return undefined;
  const rest = sentences(...others);
  return rest ? phrase`${{ first }} ${{ rest }}` : first;
}

/** Parts in a list: `1, 2, 3`. */
export function listOf(parts: readonly Phrase[]): Phrase {
  const [first, ...others] = parts;
  if (!first) return phrase`nothing`;
  return others.length === 0 ? first : phrase`${{ first }}, ${{ others: listOf(others) }}`;
}

/** Parts that belong together: `1 and 2`. */
export function bothOf(parts: readonly Phrase[]): Phrase {
  const [first, ...others] = parts;
  if (!first) return phrase`nothing`;
  return others.length === 0 ? first : phrase`${{ first }} and ${{ others: bothOf(others) }}`;
}

/** Parts of which one holds: `1 or 2`. */
export function eitherOf(parts: readonly Phrase[]): Phrase {
  const [first, ...others] = parts;
  if (!first) return phrase`nothing`;
  return others.length === 0 ? first : phrase`${{ first }} or ${{ others: eitherOf(others) }}`;
}

/** Message and advice with their values apart; what there is in English alone is absent. */
export interface Phrases {
  readonly message?: Phrase;
  readonly advice?: Phrase;
}

/** What was found, in English, and beside it the sentences whose values are apart. */
export interface Worded {
  readonly message: string;
  readonly advice?: string;
  readonly phrases?: Phrases;
}

/** The words of a finding: what is wrong, and what to do about it. */
export function worded(message: Wording, advice?: Wording): Worded {
  const phrases = {
    ...(typeof message === 'string' ? {} : { message }),
    ...(advice === undefined || typeof advice === 'string' ? {} : { advice }),
  };
  return {
    message: inEnglish(message),
    ...(advice === undefined ? {} : { advice: inEnglish(advice) }),
    ...(Object.keys(phrases).length === 0 ? {} : { phrases }),
  };
}
