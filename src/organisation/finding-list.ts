import type { Finding } from '../engine/finding.js';
import { phrase, worded } from '../engine/phrase.js';

/** A reader mends the first and checks again: more than this only scrolls them away. */
const MAX_LISTED = 1_000;

/** Collects findings without bound on their number but with one on their memory. */
export class FindingList {
  private readonly errors: Finding[] = [];
  private readonly warnings: Finding[] = [];
  private errorCount = 0;
  private warningCount = 0;

  /** Begins with the findings of another list. */
  constructor(other?: FindingList) {
    if (!other) return;
    this.errors.push(...other.errors);
    this.warnings.push(...other.warnings);
    this.errorCount = other.errorCount;
    this.warningCount = other.warningCount;
  }

  add(finding: Finding): void {
    const listed = finding.severity === 'error' ? this.errors : this.warnings;
    if (listed.length < MAX_LISTED) listed.push(finding);
    if (finding.severity === 'error') this.errorCount++;
    else this.warningCount++;
  }

  get hasErrors(): boolean {
    return this.errorCount > 0;
  }

  /** Errors first, each kind as it was found; where they are too many, the last says how many more there are. */
  get findings(): readonly Finding[] {
    const listed = [...this.errors, ...this.warnings].slice(0, MAX_LISTED);
    const unlisted = this.errorCount + this.warningCount - listed.length;
    if (unlisted === 0) return listed;
    const severity = this.errorCount > this.errors.length ? 'error' : 'warning';
    const advice = phrase`Mend those listed, then try again.`;
    return [...listed, { severity, code: 'more-findings', ...worded(phrase`… and ${{ unlisted }} more.`, advice) }];
  }
}
