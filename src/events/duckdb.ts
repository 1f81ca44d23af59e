/** DuckDB, loaded when it is needed: an optional package with a binary of each platform, which most commands can do without. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { done, refused, type Outcome } from '../engine/finding.js';

/** A value of a row. */
export type Cell = string | number | bigint | null;

/** Asks SQL of a DuckDB in memory. */
export interface DuckDb {
  all(sql: string): Promise<readonly (readonly Cell[])[]>;
}

/**
 * Works with a DuckDB in memory that may read the named files and nothing else, neither from the disk nor from the network, and loads no
 * extensions. What does not fit into memory goes to a temporary folder that is gone afterwards. Refused where the package is not
 * installed; an error of DuckDB's is thrown as a {@link DuckDbFailure}.
 */
export async function withDuckDb<T>(files: readonly string[], work: (db: DuckDb) => Promise<T>): Promise<Outcome<T>> {
  const module = await import('@duckdb/node-api').catch(() => undefined);
  if (!module)
    return refused({
      severity: 'error',
      code: 'no-duckdb',
      message: 'the package @duckdb/node-api is not there, or has no binary for this platform',
      advice:
        'install it: npm install @duckdb/node-api; or ask your own PostgreSQL: --sql postgres prints the statement',
    });
  const folder = await mkdtemp(join(tmpdir(), 'cxpay-duckdb-'));
  const instance = await module.DuckDBInstance.create(':memory:', {
    temp_directory: folder,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  const all = async (sql: string): Promise<readonly (readonly Cell[])[]> => {
    try {
      return (await connection.runAndReadAll(sql)).getRowsJson() as readonly (readonly Cell[])[];
    } catch (error) {
      throw new DuckDbFailure(error instanceof Error ? error.message : String(error));
    }
  };
  try {
    // Only while these are set may any be set; afterwards the door is shut.
    await all(`SET allowed_paths = [${[...files].map((file) => `'${file.replaceAll("'", "''")}'`).join(', ')}]`);
    await all('SET enable_external_access = false');
    await all('SET lock_configuration = true');
    return done(await work({ all }));
  } finally {
    connection.closeSync();
    instance.closeSync();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What DuckDB has against a file or a statement, in its words. */
export class DuckDbFailure extends Error {}
