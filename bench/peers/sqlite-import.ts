/** Importing a CSV file into a plain SQLite table: by the SQLite shell's `.import`, or by this project's driver where there is none. */
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { median, REPEATS, timed } from '../measure.js';
import { driverImport } from './driver-import.js';
import type { ImportJob } from './import-job.js';

/** Something that imports; `by` says in the output what it was. */
export interface Importer {
  readonly by: string;
  /** Creates the table in a new database file and fills it; answers how many rows it holds. */
  import(database: string, job: ImportJob): Promise<number>;
}

/** The shell that `CXPAY_SQLITE3` names, else `sqlite3` on the PATH, else the driver. */
export async function findImporter(shell = process.env['CXPAY_SQLITE3'] ?? 'sqlite3'): Promise<Importer> {
  const version = await output(shell, ['--version'], '').catch(() => undefined);
  if (version === undefined)
    return { by: 'the sqlite3 npm driver, one transaction, prepared multi-row inserts', import: driverImport };
  return {
    by: `the SQLite shell ${version.split(' ')[0] ?? ''}, .import`,
    import: (database, job) => shellImport(shell, database, job),
  };
}

/** The whole life of the shell's process is measured: start, table, import, count. */
async function shellImport(shell: string, database: string, { csv, table, columns }: ImportJob): Promise<number> {
  if (dirname(csv) !== dirname(database)) throw new RangeError('the shell is given names in one folder');
  const script = [
    '.bail on',
    `CREATE TABLE ${table} (${columns.map((column) => `"${column}" TEXT`).join(', ')});`,
    `.import --csv --skip 1 ${basename(csv)} ${table}`,
    `SELECT count(*) FROM ${table};`,
  ];
  return Number(await output(shell, ['-batch', basename(database)], `${script.join('\n')}\n`, dirname(database)));
}

async function output(command: string, args: readonly string[], input: string, cwd?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(command, args, { ...(cwd !== undefined && { cwd }) }, (error, stdout) =>
      error ? reject(new Error(error.message)) : resolve(stdout.trim()),
    );
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

/** Imports a file into a new database beside it, several times over: the median time of one. Throws where rows are missing. */
export async function measureImport(importer: Importer, job: ImportJob): Promise<number> {
  const seconds: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    const database = join(dirname(job.csv), `${job.table}.sqlite`);
    const { value: rows, seconds: taken } = await timed(() => importer.import(database, job));
    if (rows !== job.rows) throw new Error(`${importer.by} took in ${rows} rows of ${job.rows}`);
    seconds.push(taken);
    await rm(database);
  }
  return median(seconds);
}
