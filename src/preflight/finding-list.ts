import type { Phrases } from '../engine/phrase.js';

/** What preflight found, one entry for each kind of thing, with how many it concerns and the first of them. */
export interface PreflightFinding {
  /** `error`: payouts will be held for it. `warning`: worth a look before the run. */
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
  readonly advice?: string;
  readonly phrases?: Phrases;
  readonly count: number;
  /** Whom or what it concerns, the first {@link SUBJECTS_SHOWN} in order. */
  readonly subjects: readonly string[];
}

export const SUBJECTS_SHOWN = 50;

type Kind = Pick<PreflightFinding, 'severity' | 'code' | 'message' | 'advice' | 'phrases'>;

/** Gathers findings: the same kind said of many subjects becomes one entry. */
export class FindingList {
  private readonly entries = new Map<string, Kind & { subjects: Set<string> }>();

  add(kind: Kind, subject: string): void {
    const key = `${kind.code}\n${kind.message}`;
    const entry = this.entries.get(key);
    if (entry) entry.subjects.add(subject);
    else this.entries.set(key, { ...kind, subjects: new Set([subject]) });
  }

  /** Errors first, then by code and message. */
  all(): PreflightFinding[] {
    return [...this.entries.values()]
      .map(({ subjects, ...kind }) => {
        const sorted = [...subjects].sort();
        return { ...kind, count: sorted.length, subjects: sorted.slice(0, SUBJECTS_SHOWN) };
      })
      .sort((a, b) => order(a, b));
  }
}

function order(a: PreflightFinding, b: PreflightFinding): number {
  const [left, right] = [a, b].map(({ severity, code, message }) => `${severity}\n${code}\n${message}`);
  return (left ?? '') < (right ?? '') ? -1 : 1;
}
