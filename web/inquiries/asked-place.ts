/** What is asked about: the whole payout where nothing is named. */
export interface AskedPlace {
  /** What people call it. */
  readonly what: string;
  readonly line?: number;
  readonly component?: string;
  readonly rule?: string;
}
