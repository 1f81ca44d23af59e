/** Which cell of a record is which: names of columns to their places. */
export type ColumnPlaces = ReadonlyMap<string, number>;

/** The cells of a line that has no quotes. */
export function splitLine(line: string): string[] {
  const cells: string[] = [];
  let start = 0;
  for (;;) {
    const comma = line.indexOf(',', start);
    if (comma < 0) break;
    cells.push(trimmed(line, start, comma));
    start = comma + 1;
  }
  cells.push(trimmed(line, start, line.length));
  return cells;
}

/** A part of a line without the white space around it; where both ends are visible ASCII there is none. */
function trimmed(line: string, start: number, end: number): string {
  if (start === end) return '';
  const cell = line.slice(start, end);
  return isVisible(line.charCodeAt(start)) && isVisible(line.charCodeAt(end - 1)) ? cell : cell.trim();
}

const isVisible = (unit: number): boolean => unit > 0x20 && unit < 0x7f;

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
