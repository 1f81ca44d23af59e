/**
 * Pointers in few lines: by what they end in, the figures of an observation as one.
 *
 * @example inGroups(['/a/figures/0/day', '/a/figures/1/day', '/b/day']) // ['/a/figures/*, /b: day']
 */
export function inGroups(pointers: readonly string[]): string[] {
  const names = new Map<string, Set<string>>();
  for (const pointer of pointers) {
    const cut = pointer.lastIndexOf('/');
    const parent = pointer.slice(0, cut).replace(/\/figures\/\d+$/, '/figures/*');
    names.set(parent, (names.get(parent) ?? new Set()).add(pointer.slice(cut + 1)));
  }
  const parents = new Map<string, string[]>();
  for (const [parent, ends] of names) {
    const key = [...ends].join(', ');
    parents.set(key, [...(parents.get(key) ?? []), parent]);
  }
  return [...parents].map(([ends, found]) => `${found.join(', ')}: ${ends}`);
}
