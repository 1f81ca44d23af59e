/** One measured process: a command of the product, or a statement asked of DuckDB's node binding alone. */
import { readFile } from 'node:fs/promises';

const [task, ...args] = process.argv.slice(2);

if (task === 'binding') {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(await readFile(args[0] ?? '', 'utf8'))).getRowsJson();
  process.stdout.write(`${rows.length}\n`);
  connection.closeSync();
  instance.closeSync();
} else {
  const { runCli } = await import('../src/cli/run-cli.js');
  await runCli(args);
}
const { user, system } = process.cpuUsage();
process.stderr.write(`cpu ${(user + system) / 1e6}\n`);
