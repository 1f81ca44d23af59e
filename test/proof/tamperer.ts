import { DataSource, type ColumnType } from 'typeorm';

import type { DatabaseKind } from '../support/databases.js';

/** Somebody with all rights to the database, whom neither triggers nor foreign keys hinder. */
export interface Tamperer {
  query(sql: string): Promise<Row[]>;
  close(): Promise<void>;
}

export type Row = Record<string, string | number | null>;

export async function tamperer(kind: DatabaseKind, url: string): Promise<Tamperer> {
  const source = await new DataSource(
    kind === 'postgres' ? { type: 'postgres', url } : { type: 'sqlite', database: url.slice('sqlite:'.length) },
  ).initialize();
  // One connection: what is set here is the session's.
  const runner = source.createQueryRunner();
  const query = async (sql: string) => (await runner.query(sql)) as Row[];
  if (kind === 'postgres') await query('SET session_replication_role = replica');
  else {
    await query('PRAGMA foreign_keys = OFF');
    for (const { name } of await query(`SELECT name FROM sqlite_master WHERE type = 'trigger'`))
      await query(`DROP TRIGGER ${String(name)}`);
  }
  const close = async () => {
    await runner.release();
    await source.destroy();
  };
  return { query, close };
}

export const isNumber = (type: ColumnType): boolean => type === 'bigint' || type === 'integer';

export const literal = (value: string | number | null | undefined): string =>
  value === null || value === undefined ? 'NULL' : `'${String(value).replaceAll("'", "''")}'`;

/** The same text with its last digit or letter exchanged for another. */
export function changed(text: string): string {
  const at = text.search(/[0-9a-z](?=[^0-9a-z]*$)/i);
  return at < 0 ? `${text}3` : `${text.slice(0, at)}${text[at] === '3' ? '4' : '3'}${text.slice(at + 1)}`;
}
