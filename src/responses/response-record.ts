import { canonicalHash } from '../engine/canonical.js';
import type { FormResponse } from './responses.entities.js';

/** A response as a row of a file reports it. */
export type ReportedResponse = Readonly<Omit<FormResponse, 'seq' | 'batch' | 'chunk' | 'row' | 'supersedes' | 'hash'>>;

/** What a response reports, in the order in which two reports of one are compared. */
export const REPORTED = [
  ...['id', 'period', 'day', 'department', 'employee', 'form', 'kind', 'scorer', 'independent'],
  ...['answers', 'attributes'],
] as readonly (keyof ReportedResponse)[];

/** The hash that a response must have: over every column but the hash itself. */
export function responseHash(response: Omit<FormResponse, 'hash'>): string {
  const { seq, batch, chunk, row, supersedes } = response;
  const { id, period, day, department, employee, form, kind, scorer, independent, answers, attributes } = response;
  return canonicalHash({
    ...{ seq, batch, chunk, row, supersedes },
    ...{ id, period, day, department, employee, form, kind, scorer, independent, answers, attributes },
  });
}
