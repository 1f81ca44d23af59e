import pg from 'pg';

/** The administrator's address of the PostgreSQL that start-postgres.ts runs for the tests. */
export function postgresUrl(database = 'postgres'): string {
  const address = process.env.CXPAY_TEST_POSTGRES_URL;
  if (address === undefined) throw new Error('No test PostgreSQL: run the tests through "npm test", which starts one.');
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.href;
}

/** Runs one statement on a connection of its own, as the administrator. */
export async function queryPostgres<Row extends pg.QueryResultRow>(
  statement: string,
  url = postgresUrl(),
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}
