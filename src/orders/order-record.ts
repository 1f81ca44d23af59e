/** What an order reports, what its moments come to, and its hash. */
import { attribute, type Attribution } from '../engine/attribution.js';
import { canonicalHash, canonicalJson } from '../engine/canonical.js';
import type { StagesDocument } from '../engine/documents.js';
import type { CustomerOrder } from './orders.entities.js';

/** An order as a row of a file reports it. */
export type ReportedOrder = Readonly<Omit<CustomerOrder, 'seq' | 'batch' | 'chunk' | 'row' | 'supersedes' | 'hash'>>;

/** What an order reports, in the order in which two reports of one are compared. By which document it was attributed is none of it. */
export const REPORTED_OF_ORDER = ['id', 'department', 'moments', 'outcome', 'blamed'] as const;

/** The hash that an order must have: over every column but the hash itself. */
export function orderHash(order: Omit<CustomerOrder, 'hash'>): string {
  const { seq, batch, chunk, row, supersedes, id, department, moments, stagesHash, outcome, blamed } = order;
  return canonicalHash({ seq, batch, chunk, row, supersedes, id, department, moments, stagesHash, outcome, blamed });
}

/** The columns of a document that hold moments, each once. */
export const momentColumns = ({ promise, stages }: StagesDocument): string[] => [
  ...new Set([promise.column, ...stages.flatMap(({ from, to }) => [from, to])]),
];

/** Attributes an order by its stored moments. */
export function attributionOf(document: StagesDocument, moments: string): Attribution {
  const held = JSON.parse(moments) as Readonly<Record<string, string>>;
  const attribution = attribute(document, (column) => (Object.hasOwn(held, column) ? (held[column] ?? '') : ''));
  if ('unreadable' in attribution) throw new Error(`a moment that was taken in cannot be read: ${moments}`);
  return attribution;
}

/** What of an attribution is stored. */
export function outcomeOf(attribution: Attribution): Pick<CustomerOrder, 'outcome' | 'blamed'> {
  if (attribution.kind === 'unknown') return { outcome: attribution.reason, blamed: null };
  if (attribution.kind !== 'late') return { outcome: attribution.kind, blamed: null };
  return { outcome: 'late', blamed: canonicalJson(attribution.blamed.map(({ stage }) => stage)) };
}
