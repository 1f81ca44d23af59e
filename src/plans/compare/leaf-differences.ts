/** Where two JSON values differ, leaf by leaf. */

export type Step = string | number;

/** One place with what stood there and what stands there now; `undefined` where nothing does. */
export interface LeafDifference {
  readonly path: readonly Step[];
  readonly before: unknown;
  readonly after: unknown;
}

/** Every place at which they differ, in the order of the later one; what one of them alone has is one place, whole. */
export function leafDifferences(before: unknown, after: unknown, path: readonly Step[] = []): LeafDifference[] {
  if (before === after) return [];
  if (Array.isArray(before) && Array.isArray(after)) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, i) => leafDifferences(before[i], after[i], [...path, i])).flat();
  }
  if (isRecord(before) && isRecord(after)) {
    const keys = new Set([...Object.keys(after), ...Object.keys(before)]);
    return [...keys].flatMap((key) => leafDifferences(own(before, key), own(after, key), [...path, key]));
  }
  return [{ path, before, after }];
}

type Part = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (part: Part, key: string): unknown => (Object.hasOwn(part, key) ? part[key] : undefined);
