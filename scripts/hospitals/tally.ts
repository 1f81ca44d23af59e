import type { Exact } from '../../src/engine/exact.js';

/** Published scores have so many decimals. */
export const SHOWN_DECIMALS = 12;
const MOST_SHOWN = 50;

/** Counts comparisons by kind, and keeps what differs. */
export class Tally {
  private readonly counts = new Map<string, { compared: number; equal: number }>();
  private readonly found: string[] = [];

  constructor(kinds: readonly string[]) {
    for (const kind of kinds) this.counts.set(kind, { compared: 0, equal: 0 });
  }

  /** Compares a figure with the published one, both as they are shown. Where neither is there, nothing was compared. */
  compare(kind: string, where: string, published: Exact | undefined, computed: string | null | undefined): void {
    if (published === undefined && (computed === undefined || computed === null)) return;
    const counts = this.counts.get(kind) ?? { compared: 0, equal: 0 };
    this.counts.set(kind, counts);
    counts.compared++;
    const expected = published?.toText(SHOWN_DECIMALS);
    if (expected === computed) counts.equal++;
    else this.found.push(`${where}: ${kind}: published ${expected ?? 'none'}, computed ${computed ?? 'none'}`);
  }

  /** Something that is wrong and no single figure. */
  fail(message: string): void {
    this.found.push(message);
  }

  get isEqual(): boolean {
    return this.found.length === 0;
  }

  /** Counts by kind, every difference (of very many the first), and the verdict. */
  lines(): readonly string[] {
    const rows = [...this.counts].map(
      ([kind, { compared, equal }]) =>
        `${kind.padEnd(26)}${thousands(compared).padStart(8)} compared, ${thousands(equal)} equal`,
    );
    const more = this.found.length > MOST_SHOWN ? [`… and ${this.found.length - MOST_SHOWN} more differences`] : [];
    const total = [...this.counts.values()].reduce((sum, { compared }) => sum + compared, 0);
    const verdict = this.isEqual
      ? `${thousands(total)} published figures: all equal`
      : `${thousands(total)} published figures; differences: ${thousands(this.found.length)}`;
    return [...rows, ...this.found.slice(0, MOST_SHOWN), ...more, verdict];
  }
}

/** `12,429` */
export const thousands = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
