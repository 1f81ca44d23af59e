import type { Finding } from '../../engine/finding.js';
import { phrase, type Phrase, worded, type Wording } from '../../engine/phrase.js';
import { pointerOf, type JsonSource, type Path } from './json-source.js';

/** A reader mends the first few and checks again: more than this of one file only scrolls them away. */
const MAX_FINDINGS = 100;

/** What is to be added to a finding at a place; `undefined` for nothing. */
export type NoteOf = (path: Path) => Phrase | undefined;

interface Notes {
  readonly noteOf: NoteOf;
  /** Code and place of what has been said, before and now. */
  readonly earlier: ReadonlySet<string>;
  readonly found: Set<string>;
}

/** Collects what is wrong in one file, each with its place. */
export class Report {
  private readonly collected: Finding[] = [];
  private errors = 0;
  private unlisted = 0;
  private notes: Notes | undefined;

  constructor(
    readonly file: string,
    private readonly source: JsonSource | undefined,
    initial: readonly Finding[] = [],
  ) {
    for (const finding of initial) this.add(finding.severity, () => finding);
  }

  error(code: string, path: Path, message: Wording, advice?: Wording, part?: 'value' | 'key'): void {
    if (this.isRepeated(code, path)) return;
    this.add('error', () => this.finding('error', code, path, message, advice, part));
  }

  warning(code: string, path: Path, message: Wording, advice?: Wording): void {
    if (this.isRepeated(code, path)) return;
    this.add('warning', () => this.finding('warning', code, path, message, advice));
  }

  /**
   * Runs a check whose findings depend on something that `noteOf` tells of each place. What `earlier` checks of the same have
   * said of a place is not said again; what this one says is added to it.
   */
  noting(noteOf: NoteOf, earlier: Set<string>, check: () => void): void {
    const found = new Set<string>();
    this.notes = { noteOf, earlier, found };
    check();
    this.notes = undefined;
    for (const key of found) earlier.add(key);
  }

  get hasErrors(): boolean {
    return this.errors > 0;
  }

  /** In the order they were found; where they are too many, the last says how many were left out. */
  get findings(): readonly Finding[] {
    if (this.unlisted === 0) return this.collected;
    const message = phrase`${{ count: this.unlisted }} more findings in this file are not listed.`;
    const severity = this.hasErrors ? 'error' : 'warning';
    return [
      ...this.collected,
      this.finding(severity, 'too-many-findings', [], message, phrase`Mend the others, then check again.`),
    ];
  }

  /** The part at a path as it was typed, so that a number can be told from its nearest double. */
  textAt(path: Path): string {
    return this.source?.textAt(path) ?? '';
  }

  private isRepeated(code: string, path: Path): boolean {
    const key = `${code} ${pointerOf(path)}`;
    this.notes?.found.add(key);
    return this.notes?.earlier.has(key) ?? false;
  }

  private add(severity: Finding['severity'], make: () => Finding): void {
    if (severity === 'error') this.errors++;
    if (this.collected.length < MAX_FINDINGS) this.collected.push(make());
    else this.unlisted++;
  }

  private finding(
    severity: Finding['severity'],
    code: string,
    path: Path,
    message: Wording,
    advice?: Wording,
    part?: 'value' | 'key',
  ): Finding {
    const place = this.source?.place(path, part);
    const note = this.notes?.noteOf(path);
    return {
      severity,
      code,
      file: this.file,
      ...(this.source ? { pointer: pointerOf(path) } : {}),
      ...place,
      ...worded(note === undefined ? message : phrase`${{ message }} ${{ note }}`, advice),
    };
  }
}
