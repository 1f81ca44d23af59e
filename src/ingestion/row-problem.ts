/** Why a row is not taken in. */
export class RowProblem {
  constructor(
    readonly column: string,
    /** The cell as it was given. */
    readonly value: string,
    /** A stable name: `unknown-employee`. */
    readonly code: string,
    readonly reason: string,
    readonly advice: string,
  ) {}
}

/** The cells of a row by column; one that is not there is as good as empty. */
export type Cells = ReadonlyMap<string, string>;

/** A cell's text. */
export const cell = (cells: Cells, column: string): string => cells.get(column) ?? '';
