import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

import { databaseKind } from './append-only.js';

/** Large enough to be quick, small enough that the JSON of one statement takes little memory. */
const CHARACTERS_PER_STATEMENT = 500_000;

/**
 * Inserts many rows of an entity by handing the database one JSON parameter for many rows, which is several times faster
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
  let pending: string[] = [];
  let characters = 0;
  const flush = async (): Promise<void> => {
    const values = `[${pending.join(',')}]`;
    [pending, characters] = [[], 0];
    await manager.query(sql, [values]);
  };
  for (const row of rows) {
    const text = JSON.stringify(metadata.columns.map((column): unknown => column.getEntityValue(row, true) ?? null));
    pending.push(text);
    characters += text.length;
    if (characters >= CHARACTERS_PER_STATEMENT) await flush();
  }
  if (pending.length > 0) await flush();
}
