import type { EntityManager } from 'typeorm';

import { bulkInsert } from '../database/bulk-insert.js';
import type { FirstPlace, RecordStore, ToStore } from '../ingestion/ledger.js';
import { complaintHash, type ReportedComplaint } from './complaint-record.js';
import { Complaint, ComplaintAttribute } from './complaints.entities.js';

/** Complaints that one statement stores. */
const PER_STATEMENT = 500;

/** Complaints that were read from a file, in order. */
export class ComplaintList implements RecordStore<ReportedComplaint> {
  readonly rows: number[] = [];
  private readonly records: ReportedComplaint[] = [];

  get count(): number {
    return this.rows.length;
  }

  add(row: number, record: ReportedComplaint): void {
    this.rows.push(row);
    this.records.push(record);
  }

  row(at: number): number {
    const row = this.rows[at];
    if (row === undefined) throw new RangeError(`there is no complaint ${at}`);
    return row;
  }

  record(at: number): ReportedComplaint {
    const record = this.records[at];
    if (!record) throw new RangeError(`there is no complaint ${at}`);
    return record;
  }

  /** Some are stored while the next are made ready. */
  async insert(
    manager: EntityManager,
    { places, replaced }: ToStore<ReportedComplaint>,
    { seq, batch, chunk }: FirstPlace,
    meanwhile: () => void,
  ): Promise<string[]> {
    const hashes: string[] = [];
    let writing: Promise<void> = Promise.resolve();
    for (let start = 0; start < places.length; start += PER_STATEMENT) {
      const complaints = places.slice(start, start + PER_STATEMENT).map((place, i): Complaint => {
        const supersedes = replaced.get(place)?.seq ?? null;
        const at = { seq: seq + start + i, batch, chunk, row: this.row(place), supersedes };
        const complaint = { ...this.record(place), ...at };
        return { ...complaint, hash: complaintHash(complaint) };
      });
      hashes.push(...complaints.map(({ hash }) => hash));
      await writing;
      writing = stored(manager, complaints);
    }
    meanwhile();
    await writing;
    return hashes;
  }
}

async function stored(manager: EntityManager, complaints: readonly Complaint[]): Promise<void> {
  await bulkInsert(manager, Complaint, complaints);
  await bulkInsert(manager, ComplaintAttribute, complaints.flatMap(attributesOf));
}

function attributesOf({ attributes, seq, period, department, severity, currency, lossMinor }: Complaint) {
  if (attributes === '{}') return [];
  const named = Object.entries(JSON.parse(attributes) as Record<string, string>);
  return named.map(([name, value]) => ({ seq, period, name, value, department, severity, currency, lossMinor }));
}
