import { bulkInsert } from '../database/bulk-insert.js';
import { parseClock } from '../engine/attribution.js';
import { canonicalJson } from '../engine/canonical.js';
import type { StagesDocument } from '../engine/documents.js';
import { phrase } from '../engine/phrase.js';
import { shownCell } from '../files/cell-text.js';
import type { Ledger } from '../ingestion/ledger.js';
import { readCode, requiredText } from '../ingestion/record-cells.js';
import { RecordList } from '../ingestion/record-list.js';
import { cell, RowProblem, type Cells } from '../ingestion/row-problem.js';
import { versionsById } from '../ingestion/versions-by-id.js';
import type { KnownCodes } from '../metrics/known-codes.js';
import {
  attributionOf,
  momentColumns,
  orderHash,
  outcomeOf,
  REPORTED_OF_ORDER,
  type ReportedOrder,
} from './order-record.js';
import { CustomerOrder } from './orders.entities.js';

/** What rows of orders are read by. */
export interface OrderReading {
  readonly known: KnownCodes;
  /** The published document of stages, and its hash. */
  readonly stages: StagesDocument;
  readonly stagesHash: string;
}

/** Orders, as files of them are taken in: by the very machinery that takes in observations and complaints. */
export function orderLedger(reading: OrderReading): Ledger<ReportedOrder> {
  const moments = momentColumns(reading.stages);
  return {
    ...VERSIONS,
    kind: 'orders',
    noun: phrase`orders`,
    columns: { required: [reading.stages.order, ...moments], optional: ['department'], others: 'keep' },
    read: (cells) => readOrderRow(cells, reading, moments),
    newStore: () => new RecordList(orderHash, (manager, orders) => bulkInsert(manager, CustomerOrder, orders)),
  };
}

const VERSIONS = versionsById<ReportedOrder>({
  table: 'customer_order',
  noun: phrase`order`,
  columns: 'c.id, c.department, c.moments, c.stages_hash AS "stagesHash", c.outcome, c.blamed',
  fields: REPORTED_OF_ORDER,
  read: (row) => row as unknown as ReportedOrder,
});

/** Reads a row; columns that the document does not name are passed over. */
export function readOrderRow(
  cells: Cells,
  { known, stages, stagesHash }: OrderReading,
  columns: readonly string[],
): ReportedOrder | RowProblem {
  const id = requiredText(cells, stages.order, phrase`Give the number of the order: complaints name it by that.`);
  if (id instanceof RowProblem) return id;
  const department = readCode(cells, 'department', known);
  if (department instanceof RowProblem) return department;
  const held: [string, string][] = [];
  for (const column of columns) {
    const text = cell(cells, column);
    if (text === '') continue;
    if (parseClock(text) === undefined) {
      const reason = phrase`${{ text: shownCell(text) }} is not a moment.`;
      const advice = phrase`Write 2026-10-17 18:30:00, or nothing where it has not happened.`;
      return new RowProblem(column, text, 'no-moment', reason, advice);
    }
    held.push([column, text]);
  }
  const moments = canonicalJson(Object.fromEntries(held));
  return { id, department, moments, stagesHash, ...outcomeOf(attributionOf(stages, moments)) };
}
