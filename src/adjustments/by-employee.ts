/** Rows by whose they are, in their order. */
export function byEmployee<T extends { readonly employee: string }>(rows: readonly T[]): ReadonlyMap<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const of = found.get(row.employee);
    if (of) of.push(row);
    else found.set(row.employee, [row]);
  }
  return found;
}
