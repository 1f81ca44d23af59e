import { access } from 'node:fs/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { databaseKinds, emptyDatabase, type FreshDatabase } from './databases.js';
import { postgresUrl, queryPostgres } from './postgres.js';

const opened: FreshDatabase[] = [];

async function open(kind: (typeof databaseKinds)[number]): Promise<FreshDatabase> {
  const database = await emptyDatabase(kind);
  opened.push(database);
  return database;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.remove()));
});

describe('the PostgreSQL of the tests', () => {
  it('is a real server', async () => {
    const [row] = await queryPostgres<{ version: string }>('SELECT version()');
    expect(row?.version).toMatch(/^PostgreSQL \d+\.\d+ /);
  });

  it('gives databases that are empty, encoded in UTF-8 and sorted by code point', async () => {
    const { url } = await open('postgres');
    await queryPostgres("CREATE TABLE word AS SELECT unnest(ARRAY['a', 'B', 'õ', '中']) AS text", url);
    const words = await queryPostgres<{ text: string }>('SELECT text FROM word ORDER BY text', url);
    expect(words.map(({ text }) => text)).toEqual(['B', 'a', 'õ', '中']);

    const other = await open('postgres');
    const tables = await queryPostgres("SELECT 1 FROM pg_tables WHERE tablename = 'word'", other.url);
    expect(tables).toEqual([]);
  });

  it('removes a database', async () => {
    const database = await open('postgres');
    const name = new URL(database.url).pathname.slice(1);
    await database.remove();
    expect(await queryPostgres(`SELECT 1 FROM pg_database WHERE datname = '${name}'`, postgresUrl())).toEqual([]);
  });
});

describe('the SQLite of the tests', () => {
  it('is a file in a folder of its own, removed with it', async () => {
    const [first, second] = await Promise.all([open('sqlite'), open('sqlite')]);
    expect(first.url).toMatch(/^sqlite:\/.+\/cxpay\.sqlite$/);
    expect(second.url).not.toBe(first.url);
    const folder = first.url.slice('sqlite:'.length, -'/cxpay.sqlite'.length);
    await access(folder);
    await first.remove();
    await expect(access(folder)).rejects.toThrow('ENOENT');
  });
});
