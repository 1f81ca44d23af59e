import { worded, type Wording, type Phrases } from '../engine/phrase.js';

/** Why a row is not taken in. */
export class RowProblem {
  readonly reason: string;
  readonly advice: string;
  readonly phrases: Phrases | undefined;

  constructor(
    readonly column: string,
    /** The cell as it was given. */
    readonly value: string,
    /** A stable name: `unknown-employee`. */
    readonly code: string,
    reason: Wording,
    advice: Wording,
  ) {
    const words = worded(reason, advice);
    this.reason = words.message;
    this.advice = words.advice ?? '';
    this.phrases = words.phrases;
  }
}

/** The cells of a row by column; one that is not there is as good as empty. */
export type Cells = ReadonlyMap<string, string>;

/** A cell's text. */
export const cell = (cells: Cells, column: string): string => cells.get(column) ?? '';
