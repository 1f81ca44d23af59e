import type { EntityManager, QueryRunner } from 'typeorm';

/**
 * Triggers that refuse any change to what has been recorded. A migration that rebuilds a table on SQLite loses its triggers, so
 * migrations call {@link createAppendOnlyTriggers} again and {@link missingAppendOnlyTriggers} is asserted at every start.
 */
export const APPEND_ONLY_TABLES = [
  'audit_entry',
  'organisation_load',
  'department',
  'role',
  'employee',
  'assignment',
  'rule_document',
  'publication',
  'publication_document',
  'batch',
  'batch_chunk',
  'observation',
  'run',
  'payout',
  'payout_line',
  'period_step',
  'hold_decision',
  'evidence_block',
  'budget_load',
  'budget',
  'plan_bounds',
  'plan_draft',
  'draft_revision',
  'draft_step',
  'inquiry',
  'inquiry_step',
  'inquiry_file',
  'retro',
  'retro_adjustment',
  'payout_adjustment',
  'complaint',
  'complaint_attribute',
  'response',
  'customer_order',
] as const;

type Queries = Pick<EntityManager, 'query'>;
export type DatabaseKind = 'sqlite' | 'postgres';

export const databaseKind = (of: QueryRunner | EntityManager): DatabaseKind =>
  of.connection.options.type === 'postgres' ? 'postgres' : 'sqlite';

const SQLITE_CHANGES = ['update', 'delete'] as const;

/** (Re)creates the triggers on those of these tables that are there: a later migration may be yet to make some. */
export async function createAppendOnlyTriggers(runner: QueryRunner, tables: readonly string[]): Promise<void> {
  const isPostgres = databaseKind(runner) === 'postgres';
  const sql = isPostgres
    ? 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()'
    : `SELECT name FROM sqlite_master WHERE type = 'table'`;
  const rows = (await runner.query(sql)) as readonly { readonly name: string }[];
  const there = new Set(rows.map(({ name }) => name));
  const present = tables.filter((table) => there.has(table));
  const statements = isPostgres ? postgresTriggers(present) : sqliteTriggers(present);
  for (const statement of statements) await runner.query(statement);
}

function sqliteTriggers(tables: readonly string[]): string[] {
  return tables.flatMap((table) =>
    SQLITE_CHANGES.flatMap((change) => [
      `DROP TRIGGER IF EXISTS ${table}_no_${change}`,
      `CREATE TRIGGER ${table}_no_${change} BEFORE ${change} ON "${table}"
       BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`,
    ]),
  );
}

function postgresTriggers(tables: readonly string[]): string[] {
  const refuse = `CREATE OR REPLACE FUNCTION cxpay_refuse_change() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$`;
  const triggers = tables.flatMap((table) => [
    `DROP TRIGGER IF EXISTS ${table}_no_change ON "${table}"`,
    `CREATE TRIGGER ${table}_no_change BEFORE UPDATE OR DELETE ON "${table}"
     FOR EACH ROW EXECUTE FUNCTION cxpay_refuse_change()`,
    `DROP TRIGGER IF EXISTS ${table}_no_truncate ON "${table}"`,
    `CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON "${table}"
     FOR EACH STATEMENT EXECUTE FUNCTION cxpay_refuse_change()`,
  ]);
  return [refuse, ...triggers];
}

/** Names of triggers that should be there and are not. */
export async function missingAppendOnlyTriggers(manager: Queries, kind: DatabaseKind): Promise<string[]> {
  const sql =
    kind === 'postgres'
      ? `SELECT tgname AS name FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'`
      : `SELECT name FROM sqlite_master WHERE type = 'trigger'`;
  const present = new Set((await manager.query<{ name: string }[]>(sql)).map((row) => row.name));
  const suffixes = kind === 'postgres' ? ['no_change', 'no_truncate'] : SQLITE_CHANGES.map((change) => `no_${change}`);
  return APPEND_ONLY_TABLES.flatMap((table) => suffixes.map((suffix) => `${table}_${suffix}`)).filter(
    (name) => !present.has(name),
  );
}
