/** Which cell of a record is which: names of columns to their places. */
export type ColumnPlaces = ReadonlyMap<string, number>;

/** The cells of a line that has no quotes. */
export function splitLine(line: string): string[] {
  const cells = line.split(',');
  for (let i = 0; i < cells.length; i++) cells[i] = (cells[i] ?? '').trim();
  return cells;
}

/** The cells of a record by the names of their columns. No map is built of them: most records are only looked up in. */
export class CsvFields implements ReadonlyMap<string, string> {
  private held: readonly string[] | undefined;

  /** `line` is the record as it stands, where splitting it at its commas gives the cells. */
  constructor(
    private readonly places: ColumnPlaces,
    cells: readonly string[],
    private readonly line?: string,
  ) {
    this.held = cells;
  }

  /** Lets go of the cells where the line tells them anew: a record that is kept then takes a third of the memory. */
  release(): void {
    if (this.line !== undefined) this.held = undefined;
  }

  private get cells(): readonly string[] {
    return (this.held ??= splitLine(this.line ?? ''));
  }

  get size(): number {
    return this.places.size;
  }

  get(name: string): string | undefined {
    const place = this.places.get(name);
    return place === undefined ? undefined : this.cells[place];
  }

  has(name: string): boolean {
    return this.places.has(name);
  }

  forEach(each: (text: string, name: string, fields: ReadonlyMap<string, string>) => void): void {
    for (const [name, text] of this) each(text, name, this);
  }

  keys(): MapIterator<string> {
    return this.places.keys();
  }

  values(): MapIterator<string> {
    return this.built().values();
  }

  entries(): MapIterator<[string, string]> {
    return this.built().entries();
  }

  [Symbol.iterator](): MapIterator<[string, string]> {
    return this.entries();
  }

  private built(): Map<string, string> {
    return new Map([...this.places].map(([name, place]) => [name, this.cells[place] ?? '']));
  }
}
