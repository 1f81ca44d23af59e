import { AuditService } from '../../src/audit/audit.service.js';
import { bulkInsert } from '../../src/database/bulk-insert.js';
import { parseDatabaseUrl } from '../../src/database/database-url.js';
import { Database } from '../../src/database/database.js';
import type { Indicator } from '../../src/engine/documents.js';
import type { Outcome } from '../../src/engine/finding.js';
import { IngestService, type IngestOptions } from '../../src/metrics/ingest.service.js';
import type { IngestSummary } from '../../src/ingestion/take-in.js';
import type { FileInput } from '../../src/ingestion/record-file.js';
import { Department, Employee, OrganisationLoad } from '../../src/organisation/organisation.entities.js';
import { freshDatabase, type DatabaseKind } from '../support/databases.js';

const indicator = (code: string, more: Partial<Indicator> = {}): Indicator => ({
  code,
  name: { en: code },
  unit: 'percent',
  better: 'higher',
  aggregate: 'ratio',
  whenMissing: 'reweight',
  ...more,
});

/** A small catalogue: one indicator of each kind. */
export const indicators: ReadonlyMap<string, Indicator> = new Map(
  [
    indicator('on-time'),
    indicator('attitude', { unit: 'rating', aggregate: 'mean' }),
    indicator('complaints', { unit: 'rate', better: 'lower', per: '1000' }),
    indicator('sales', { unit: 'money', aggregate: 'sum' }),
  ].map((each) => [each.code, each]),
);

/** A database with employees E001 to E999 (as many as asked for) and the departments `north` and `south`. */
export interface Company {
  readonly database: Database;
  readonly service: IngestService;
  ingest(input: FileInput, options?: Partial<IngestOptions>): Promise<Outcome<IngestSummary>>;
  /** Ingests and expects it not to be refused. */
  take(input: FileInput, options?: Partial<IngestOptions>): Promise<IngestSummary>;
  hire(...codes: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

export async function openCompany(kind: DatabaseKind, employees = 20): Promise<Company> {
  const fresh = await freshDatabase(kind);
  const address = parseDatabaseUrl(fresh.url);
  if (!address.ok) throw new Error('no address');
  const database = await Database.open(address.value);
  await database.prepare();
  const service = new IngestService(database, new AuditService());
  let loads = 0;
  const load = (codes: readonly string[], departments: readonly string[]): Promise<void> =>
    database.write(async (manager) => {
      const loadId = ++loads;
      await manager.insert(OrganisationLoad, { id: loadId, at: 'now', digest: '' });
      await bulkInsert(
        manager,
        Department,
        departments.map((code) => ({ loadId, code, name: code, parent: null })),
      );
      await bulkInsert(
        manager,
        Employee,
        codes.map((code) => employee(loadId, code)),
      );
    });
  await load(
    Array.from({ length: employees }, (_, i) => employeeCode(i + 1)),
    ['north', 'south'],
  );
  const ingest: Company['ingest'] = (input, options = {}) =>
    service.ingest(input, { indicators, actor: 'cli', ...options });
  return {
    database,
    service,
    ingest,
    take: async (input, options) => {
      const outcome = await ingest(input, options);
      if (!outcome.ok) throw new Error(outcome.findings.map((finding) => finding.message).join('\n'));
      return outcome.value;
    },
    hire: (...codes) => load(codes, []),
    close: async () => {
      await database.close();
      await fresh.remove();
    },
  };
}

export const employeeCode = (number: number): string => `E${String(number).padStart(3, '0')}`;

const employee = (loadId: number, code: string): Employee => ({
  loadId,
  code,
  name: code,
  hired: '2020-01-01',
  left: null,
  currency: 'EUR',
  salary: null,
  attributes: '{}',
});

/** A file whose bytes are at hand. */
export function file(name: string, content: string | Uint8Array): FileInput {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return { name, open: () => pieces(bytes) };
}

/** Small pieces, so that every boundary falls somewhere in a row. */
async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.byteLength; start += 97) {
    await Promise.resolve();
    yield bytes.subarray(start, start + 97);
  }
}

export const HEADER = 'indicator,subject,period,value,numerator,denominator,sample,source,reference,baseline';

const CELLS = HEADER.split(',').length;

/** A CSV file of these rows, in the order of {@link HEADER}; cells at the end may be left out. */
export const csv = (name: string, ...rows: readonly string[]): FileInput =>
  file(name, `${[HEADER, ...rows.map(filledUp)].join('\n')}\n`);

function filledUp(row: string): string {
  const cells = row.replace(/"[^"]*"/g, '').split(',').length;
  return row + ','.repeat(Math.max(0, CELLS - cells));
}

/** The figures that every test may compare: what is stored, but for the time. */
export async function stored(database: Database): Promise<unknown[]> {
  return database.reader.query(
    `SELECT seq, batch, row_number AS "row", indicator, subject_kind AS kind, subject, period, day, source, value, numerator,
       denominator, sample, reference, baseline FROM observation ORDER BY seq`,
  );
}

/** How many rows a table has. */
export async function count(database: Database, table: string): Promise<number> {
  const [row] = await database.reader.query<{ n: number | string }[]>(`SELECT COUNT(*) AS n FROM ${table}`);
  return Number(row?.n);
}
