/** What to import, into a table of the same columns. */
export interface ImportJob {
  readonly csv: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: number;
}
