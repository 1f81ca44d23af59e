import type { EntityManager } from 'typeorm';

import { databaseKind } from '../database/append-only.js';
import type { Current, Ledger, Said } from '../ingestion/ledger.js';
import { RowProblem } from '../ingestion/row-problem.js';
import { ComplaintList } from './complaint-list.js';
import { differingField, type ReportedComplaint } from './complaint-record.js';
import { COMPLAINT_COLUMNS, readComplaintRow, type ComplaintReading } from './complaint-row.js';

/** Complaints, as files of them are taken in: by the very machinery that takes in observations. */
export function complaintLedger(reading: ComplaintReading): Ledger<ReportedComplaint> {
  return {
    kind: 'complaints',
    noun: 'complaints',
    columns: { ...COMPLAINT_COLUMNS, others: 'keep' },
    read: (cells) => readComplaintRow(cells, reading),
    key: ({ id }) => ({ beginning: '', rest: id }),
    // A correction may move a complaint to another month: all complaints are one group.
    group: () => '',
    isSame: (a, b) => differingField(a, b) === undefined,
    newStore: () => new ComplaintList(),
    latestSeq: latestComplaintSeq,
    hasAny: async (manager) => (await latestComplaintSeq(manager)) > 0,
    currents,
    conflict,
    countSuperseded,
  };
}

/** The sequence number of the last complaint taken in; 0 where there is none. */
export async function latestComplaintSeq(manager: EntityManager): Promise<number> {
  const [row] = await manager.query<{ seq: number | string | null }[]>(`SELECT MAX(seq) AS seq FROM complaint`);
  return Number(row?.seq ?? 0);
}

const LATEST = (id: string): string => `SELECT x.seq FROM complaint x WHERE x.id = ${id} ORDER BY x.seq DESC LIMIT 1`;
const COLUMNS = `c.seq, c.batch, c.row_number AS "row", c.id, c.period, c.day, c.department, c.employee, c.order_id AS "order",
  c.channel, c.cause, c.stage, c.severity, c.source, c.currency, c.loss_minor AS "lossMinor", c.attributes`;

const CURRENTS = {
  sqlite: `SELECT k.key AS i, ${COLUMNS} FROM json_each($1) k JOIN complaint c ON c.seq = (${LATEST('k.value')})`,
  postgres: `SELECT k.ordinal - 1 AS i, ${COLUMNS} FROM json_array_elements_text($1::json) WITH ORDINALITY AS k (id, ordinal)
    JOIN complaint c ON c.seq = (${LATEST('k.id')})`,
} as const;

type Counters = 'i' | 'seq' | 'batch' | 'row' | 'lossMinor';
type FoundRow = Omit<Current<ReportedComplaint>, Counters> & Record<Counters, number | string | null>;

async function currents(
  manager: EntityManager,
  records: readonly ReportedComplaint[],
): Promise<(Current<ReportedComplaint> | undefined)[]> {
  const found = new Array<Current<ReportedComplaint> | undefined>(records.length).fill(undefined);
  if (records.length === 0) return found;
  const ids = JSON.stringify(records.map(({ id }) => id));
  const rows = await manager.query<FoundRow[]>(CURRENTS[databaseKind(manager)], [ids]);
  for (const { i, seq, batch, row, lossMinor, ...rest } of rows)
    found[Number(i)] = {
      ...rest,
      seq: Number(seq),
      batch: Number(batch),
      row: Number(row),
      lossMinor: lossMinor === null ? null : Number(lossMinor),
    };
  return found;
}

function conflict(complaint: ReportedComplaint, { row, record: before }: Said<ReportedComplaint>): RowProblem {
  const field = differingField(complaint, before) ?? 'id';
  const said = (record: ReportedComplaint): string => String(record[field] ?? '');
  const reason = `Row ${row} of this file already reports the complaint ${complaint.id}, with the ${field} "${said(before)}", not "${said(complaint)}".`;
  return new RowProblem(field, said(complaint), 'reported-twice', reason, 'Keep one of the two rows.');
}

async function countSuperseded(manager: EntityManager, batch: number): Promise<number> {
  const [row] = await manager.query<{ count: number | string }[]>(
    `SELECT count(*) AS count FROM complaint c WHERE c.batch = $1
       AND c.seq IN (SELECT n.supersedes FROM complaint n WHERE n.supersedes IS NOT NULL)`,
    [batch],
  );
  return Number(row?.count ?? 0);
}
