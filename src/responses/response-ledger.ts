import { bulkInsert } from '../database/bulk-insert.js';
import { phrase } from '../engine/phrase.js';
import { RESPONSE_COLUMNS } from '../engine/responses.js';
import type { Ledger } from '../ingestion/ledger.js';
import { RecordList } from '../ingestion/record-list.js';
import { versionsById } from '../ingestion/versions-by-id.js';
import { REPORTED, responseHash, type ReportedResponse } from './response-record.js';
import { readResponseRow, type ResponseReading } from './response-row.js';
import { FormResponse } from './responses.entities.js';

/** Responses, as files of them are taken in: by the very machinery that takes in observations and complaints. */
export function responseLedger(reading: ResponseReading): Ledger<ReportedResponse> {
  return {
    ...VERSIONS,
    kind: 'responses',
    noun: phrase`responses`,
    columns: { ...RESPONSE_COLUMNS, others: 'keep' },
    read: (cells) => readResponseRow(cells, reading),
    newStore: () => new RecordList(responseHash, (manager, responses) => bulkInsert(manager, FormResponse, responses)),
  };
}

const VERSIONS = versionsById<ReportedResponse>({
  table: 'response',
  noun: phrase`response`,
  columns: `c.id, c.period, c.day, c.department, c.employee, c.form, c.kind, c.scorer, c.independent, c.answers, c.attributes`,
  fields: REPORTED,
  read: (row) => row as unknown as ReportedResponse,
});
