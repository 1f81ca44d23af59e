import type { Phrases } from './phrase.js';

/** One thing wrong, or worth knowing, in input that people gave: what, where, and what to do. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  /** A stable name for the kind of finding: `weights-do-not-add-up`. */
  readonly code: string;
  /** The file as the person named it, relative to what they gave. */
  readonly file?: string;
  /** Place in a JSON document (RFC 6901): `/components/0/weight`. */
  readonly pointer?: string;
  /** Line and column in a text file, counted from 1; `row` for tables counts records with the header as 1. */
  readonly line?: number;
  readonly column?: number | string;
  /** What is wrong, with the figure or word that is. */
  readonly message: string;
  /** What to do about it. */
  readonly advice?: string;
  /** Message and advice with their values apart, for pages in another language. */
  readonly phrases?: Phrases;
}

/** Expected failures are values: either it worked, or these findings say why not. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

export const done = <T>(value: T, findings: readonly Finding[] = []): Outcome<T> => ({ ok: true, value, findings });
export const refused = (
  ...findings: readonly Finding[]
): { readonly ok: false; readonly findings: readonly Finding[] } => ({
  ok: false,
  findings,
});
