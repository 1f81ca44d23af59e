import type { Finding } from '../engine/finding.js';
import { displayWidth, padEnd, padStart } from '../explanations/layout.js';

/** What a command has to say, once for people and once for machines. */
export interface CommandResult {
  /** 0 done, 1 refused or failed. */
  readonly exitCode: 0 | 1;
  /** Printed on stdout as it is, unless `--json`. */
  readonly text: string;
  /** Printed on stdout as one JSON document with `--json`. */
  readonly json: Readonly<Record<string, unknown>>;
  /** Printed on stderr for people; with `--json` part of the document. */
  readonly findings?: readonly Finding[];
}

/** Prints a result the way the caller asked for: with `--json` one document on stdout, everything else on stderr. */
export function printResult(result: CommandResult, asJson: boolean): void {
  const { exitCode, findings = [] } = result;
  if (asJson) {
    process.stdout.write(`${JSON.stringify({ ok: exitCode === 0, ...result.json, findings })}\n`);
    return;
  }
  for (const finding of findings) process.stderr.write(`${findingText(finding)}\n`);
  if (result.text !== '') process.stdout.write(result.text.endsWith('\n') ? result.text : `${result.text}\n`);
}

/** A finding on a line or two: how bad, where, what, and what to do. */
export function findingText({ severity, file, pointer, line, column, message, advice }: Finding): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  const where = [place, pointer].filter((part) => part !== undefined && part !== '').join(' ');
  const what = `${severity}: ${where === '' ? '' : `${where}: `}${message}`;
  return advice === undefined ? what : `${what}\n       ${advice}`;
}

/** A refusal as a result. */
export const refusal = (findings: readonly Finding[]): CommandResult => ({ exitCode: 1, text: '', json: {}, findings });

/** Columns aligned with spaces; those named in `right` to the right. */
export function table(rows: readonly (readonly string[])[], right: ReadonlySet<number> = new Set()): string {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, displayWidth(cell));
    });
  const aligned = (cell: string, i: number) => (right.has(i) ? padStart : padEnd)(cell, widths[i] ?? 0);
  return rows.map((row) => row.map(aligned).join('  ').trimEnd()).join('\n');
}
