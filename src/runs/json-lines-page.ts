/**
 * Reading many records in one text, a line of JSON each: a value a column and row would take the database driver longer to hand
 * over than SQLite to find, and lines that are taken apart one by one do not stay in memory together.
 */
import type { EntityManager } from 'typeorm';

import { databaseKind } from '../database/append-only.js';

/** The lines of a statement that answers one text, `page`. Both databases give the same lines for the same records. */
export async function linesOf(
  manager: EntityManager,
  sql: string,
  parameters: readonly unknown[],
): Promise<readonly string[]> {
  const [row] = await manager.query<{ page: string | null }[]>(sql, [...parameters]);
  const lines = row?.page ? row.page.split('\n') : NO_LINES;
  // PostgreSQL writes JSON with spaces.
  return databaseKind(manager) === 'sqlite' ? lines : lines.map((line) => JSON.stringify(JSON.parse(line)));
}

const NO_LINES: readonly string[] = [];

/** The code that a line begins with: `E1` of `["E1",…]`. */
export function codeOfLine(line: string): string {
  const end = line.indexOf('"', 2);
  const code = line.slice(2, end);
  return code.includes('\\') ? (JSON.parse(line) as readonly [string])[0] : code;
}
