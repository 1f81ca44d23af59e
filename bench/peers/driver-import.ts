/** What stands in for the SQLite shell where there is none: a prepared insert of many rows at a time, in one transaction. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

import sqlite3 from 'sqlite3';

import type { ImportJob } from './import-job.js';

/** SQLite takes 32,766 parameters in a statement. */
const ROWS_PER_INSERT = 500;

/** Cells without quotes only, which is all that the bench writes. */
export async function driverImport(path: string, { csv, table, columns }: ImportJob): Promise<number> {
  const database = await open(path);
  const tuple = `(${columns.map(() => '?').join(', ')})`;
  const insert = (rows: number) => `INSERT INTO ${table} VALUES ${Array<string>(rows).fill(tuple).join(', ')}`;
  try {
    await execute(database, `CREATE TABLE ${table} (${columns.map((column) => `"${column}" TEXT`).join(', ')}); BEGIN`);
    const full = database.prepare(insert(ROWS_PER_INSERT));
    let held: string[] = [];
    let rows = 0;
    let isHeader = true;
    for await (const line of createInterface({ input: createReadStream(csv), crlfDelay: Infinity })) {
      if (isHeader) {
        isHeader = false;
        continue;
      }
      held.push(...line.split(','));
      rows += 1;
      if (rows % ROWS_PER_INSERT > 0) continue;
      await run(full, held);
      held = [];
    }
    await finalized(full);
    if (held.length > 0) {
      const rest = database.prepare(insert(rows % ROWS_PER_INSERT));
      await run(rest, held);
      await finalized(rest);
    }
    await execute(database, 'COMMIT');
    return rows;
  } finally {
    await new Promise<void>((resolve) => database.close(() => resolve()));
  }
}

const open = (path: string): Promise<sqlite3.Database> =>
  new Promise((resolve, reject) => {
    const database = new sqlite3.Database(path, (error) => (error ? reject(error) : resolve(database)));
  });

const execute = (database: sqlite3.Database, sql: string): Promise<void> =>
  new Promise((resolve, reject) => {
    database.exec(sql, (error) => (error ? reject(error) : resolve()));
  });

const run = (statement: sqlite3.Statement, parameters: readonly string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    statement.run(parameters, (error: Error | null) => (error ? reject(error) : resolve()));
  });

const finalized = (statement: sqlite3.Statement): Promise<void> =>
  new Promise((resolve, reject) => {
    statement.finalize((error) => ((error as Error | null) ? reject(error) : resolve()));
  });
