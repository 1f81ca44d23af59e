import type { EntityManager } from 'typeorm';

import { bulkInsert } from '../database/bulk-insert.js';
import { phrase } from '../engine/phrase.js';
import type { Ledger } from '../ingestion/ledger.js';
import { RecordList } from '../ingestion/record-list.js';
import { versionsById } from '../ingestion/versions-by-id.js';
import { complaintHash, REPORTED, type ReportedComplaint } from './complaint-record.js';
import { COMPLAINT_COLUMNS, readComplaintRow, type ComplaintReading } from './complaint-row.js';
import { Complaint, ComplaintAttribute } from './complaints.entities.js';

/** Complaints, as files of them are taken in: by the very machinery that takes in observations. */
export function complaintLedger(reading: ComplaintReading): Ledger<ReportedComplaint> {
  return {
    ...VERSIONS,
    kind: 'complaints',
    noun: phrase`complaints`,
    columns: { ...COMPLAINT_COLUMNS, others: 'keep' },
    read: (cells) => readComplaintRow(cells, reading),
    newStore: () => new RecordList(complaintHash, stored),
  };
}

const VERSIONS = versionsById<ReportedComplaint>({
  table: 'complaint',
  noun: phrase`complaint`,
  columns: `c.id, c.period, c.day, c.department, c.employee, c.order_id AS "order", c.channel, c.cause, c.stage, c.severity,
    c.source, c.currency, c.loss_minor AS "lossMinor", c.attributes`,
  fields: REPORTED,
  read: (row) => {
    const { lossMinor, ...rest } = row as unknown as Omit<ReportedComplaint, 'lossMinor'> & {
      lossMinor: number | string | null;
    };
    return { ...rest, lossMinor: lossMinor === null ? null : Number(lossMinor) };
  },
});

async function stored(manager: EntityManager, complaints: readonly Complaint[]): Promise<void> {
  await bulkInsert(manager, Complaint, complaints);
  await bulkInsert(manager, ComplaintAttribute, complaints.flatMap(attributesOf));
}

function attributesOf({ attributes, seq, period, department, severity, currency, lossMinor }: Complaint) {
  if (attributes === '{}') return [];
  const named = Object.entries(JSON.parse(attributes) as Record<string, string>);
  return named.map(([name, value]) => ({ seq, period, name, value, department, severity, currency, lossMinor }));
}
