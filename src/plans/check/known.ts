import { phrase, type Phrase } from '../../engine/phrase.js';
import type { Path } from './json-source.js';
import type { Report } from './report.js';

/** Where something is declared, so that a second declaration can name the first. */
export interface Declared<T> {
  readonly value: T;
  readonly file: string;
}

/** Names of one sort that documents may refer to. */
export class Known<T> {
  private readonly byName = new Map<string, Declared<T>>();

  /** `isComplete` is false where a document that declares such names is broken: then no name is said to be unknown. */
  constructor(readonly isComplete: boolean) {}

  get(name: string): T | undefined {
    return this.byName.get(name)?.value;
  }

  /** Is it certain that nobody declares this name? */
  lacks(name: string): boolean {
    return this.isComplete && !this.byName.has(name);
  }

  get names(): readonly string[] {
    return [...this.byName.keys()];
  }

  get entries(): readonly (readonly [string, Declared<T>])[] {
    return [...this.byName];
  }

  /** Declares a name, or reports that it is taken. The first declaration stays. */
  declare(name: string, value: T, report: Report, path: Path, taken: { code: string; what: Phrase }): void {
    const earlier = this.byName.get(name);
    if (!earlier) {
      this.byName.set(name, { value, file: report.file });
      return;
    }
    const { what } = taken;
    const message =
      earlier.file === report.file
        ? phrase`The ${{ what }} "${{ name }}" is used in this file already.`
        : phrase`The ${{ what }} "${{ name }}" is used in ${{ file: earlier.file }} already.`;
    report.error(taken.code, path, message, phrase`Choose another, or keep one of them.`);
  }
}
