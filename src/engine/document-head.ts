/** What every document carries: which it is, and for which periods it holds. */
export interface DocumentHead {
  readonly $schema?: string;
  readonly id: string;
  /** First period (`YYYY-MM`) that this version holds for. */
  readonly effectiveFrom: string;
  /** First period that it no longer holds for. */
  readonly effectiveTo?: string;
}
