import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

import { databaseKind } from './append-only.js';

/** Rows that go into one statement: large enough to be quick, small enough to keep its JSON parameter at a few megabytes. */
const ROWS_PER_STATEMENT = 1_000;

/**
 * Inserts many rows of an entity by handing the database one JSON parameter for a thousand rows, which is several times faster
 * than a parameter a value and has no limit on their number. Column transformers apply as they do in a repository.
 */
export async function bulkInsert<T extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  rows: readonly T[],
): Promise<void> {
  if (rows.length === 0) return;
  const metadata = manager.connection.getMetadata(entity);
  const names = metadata.columns.map((column) => `"${column.databaseName}"`).join(', ');
  const sql =
    databaseKind(manager) === 'postgres'
      ? `INSERT INTO "${metadata.tableName}" (${names}) SELECT ${metadata.columns
          .map((column, i) => `(e->>${i})::${String(column.type)}`)
          .join(', ')} FROM json_array_elements($1::json) AS e`
      : `INSERT INTO "${metadata.tableName}" (${names}) SELECT ${metadata.columns
          .map((_, i) => `json_extract(value, '$[${i}]')`)
          .join(', ')} FROM json_each(?)`;
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const values = rows
      .slice(start, start + ROWS_PER_STATEMENT)
      .map((row) => metadata.columns.map((column): unknown => column.getEntityValue(row, true) ?? null));
    await manager.query(sql, [JSON.stringify(values)]);
  }
}
