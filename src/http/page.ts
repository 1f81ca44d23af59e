/** A part of a list, and where the next part begins. */
export interface Page<T> {
  readonly items: T[];
  /** What to give as `after` to get the next part; `null` where this is the last. */
  readonly next: string | null;
}

/** A page of `limit` items, from one more than that: the one more tells whether there is a next page. */
export function pageOf<T, R>(
  found: readonly T[],
  limit: number,
  mark: (item: T) => string | number,
  shown: (item: T) => R,
): Page<R> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items: items.map(shown), next: last && found.length > limit ? String(mark(last)) : null };
}
