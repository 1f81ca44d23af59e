import type { Finding } from '../../engine/finding.js';
import { pointerOf, type JsonSource, type Path } from './json-source.js';

/** A reader mends the first few and checks again: more than this of one file only scrolls them away. */
const MAX_FINDINGS = 100;

/** Collects what is wrong in one file, each with its place. */
export class Report {
  private readonly collected: Finding[] = [];
  private errors = 0;
  private unlisted = 0;

  constructor(
    readonly file: string,
    private readonly source: JsonSource | undefined,
    initial: readonly Finding[] = [],
  ) {
    for (const finding of initial) this.add(finding.severity, () => finding);
  }

  error(code: string, path: Path, message: string, advice?: string, part?: 'value' | 'key'): void {
    this.add('error', () => this.finding('error', code, path, message, advice, part));
  }

  warning(code: string, path: Path, message: string, advice?: string): void {
    this.add('warning', () => this.finding('warning', code, path, message, advice));
  }

  get hasErrors(): boolean {
    return this.errors > 0;
  }

  /** In the order they were found; where they are too many, the last says how many were left out. */
  get findings(): readonly Finding[] {
    if (this.unlisted === 0) return this.collected;
    const message = `${this.unlisted} more findings in this file are not listed.`;
    const severity = this.hasErrors ? 'error' : 'warning';
    return [
      ...this.collected,
      this.finding(severity, 'too-many-findings', [], message, 'Mend the others, then check again.'),
    ];
  }

  /** The part at a path as it was typed, so that a number can be told from its nearest double. */
  textAt(path: Path): string {
    return this.source?.textAt(path) ?? '';
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
    message: string,
    advice?: string,
    part?: 'value' | 'key',
  ): Finding {
    const place = this.source?.place(path, part);
    return {
      severity,
      code,
      file: this.file,
      ...(this.source ? { pointer: pointerOf(path) } : {}),
      ...place,
      message,
      ...(advice === undefined ? {} : { advice }),
    };
  }
}
