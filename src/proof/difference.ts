/** Something stored that is not as it was recorded, or does not come out when it is computed again. */
export interface Difference {
  /** Which record: `observation batch:2 row:17`, `payout run:3 employee:E0042`. */
  readonly what: string;
  readonly problem: string;
}

/** Differences that are listed; one changed root can make very many. */
export const DIFFERENCES_SHOWN = 1_000;

/** Gathers differences, up to a limit, and counts them all. */
export class DifferenceList {
  private readonly listed: Difference[] = [];
  private counted = 0;

  add(what: string, problem: string): void {
    this.counted += 1;
    if (this.listed.length < DIFFERENCES_SHOWN) this.listed.push({ what, problem });
  }

  get count(): number {
    return this.counted;
  }

  get all(): readonly Difference[] {
    return this.listed;
  }
}

/** The first place where two JSON values part, as an RFC 6901 pointer with both sides; `undefined` where they are the same. */
export function firstDifference(stored: unknown, computed: unknown, pointer = ''): string | undefined {
  if (Object.is(stored, computed)) return undefined;
  if (!isContainer(stored) || !isContainer(computed) || Array.isArray(stored) !== Array.isArray(computed))
    return `${pointer === '' ? 'all of it' : pointer}: stored ${shown(stored)}, computed ${shown(computed)}`;
  const keys = new Set([...Object.keys(stored), ...Object.keys(computed)]);
  for (const key of keys) {
    const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const difference = firstDifference(stored[key], computed[key], at);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

const isContainer = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** JSON text as a value; text that is none stays text, so that it can be compared all the same. */
export function parsedOrText(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
