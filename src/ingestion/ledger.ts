/** Where records of one kind are kept: what taking in a file needs to know of observations, or of complaints, and nothing else. */
import type { Phrase } from '../engine/phrase.js';
import { hash } from 'node:crypto';

import type { EntityManager } from 'typeorm';

import type { CsvColumns } from '../files/csv.js';
import type { BatchKind } from './ingestion.entities.js';
import type { Cells, RowProblem } from './row-problem.js';

/** A record that counts now: its number, and the batch and row that it came from. */
export type Current<R> = R & { readonly seq: number; readonly batch: number; readonly row: number };

/** What a row of a file says. */
export interface Said<R> {
  readonly row: number;
  readonly record: R;
}

/** Where the first of several records is stored. */
export interface FirstPlace {
  readonly seq: number;
  readonly batch: number;
  readonly chunk: number;
}

/** Which of the records that were read are stored, by their places, and those of them that take another's place. */
export interface ToStore<R> {
  readonly places: readonly number[];
  readonly replaced: ReadonlyMap<number, Current<R>>;
}

/** Records that were read from a file, in order, and their way into the database. */
export interface RecordStore<R> {
  readonly count: number;
  /** The rows that report them. */
  readonly rows: readonly number[];
  add(row: number, record: R): void;
  row(at: number): number;
  record(at: number): R;
  /**
   * Stores some of them under consecutive numbers from that of `first` on, and answers their hashes; `meanwhile` is called once the
   * database has been given the last.
   */
  insert(manager: EntityManager, what: ToStore<R>, first: FirstPlace, meanwhile: () => void): Promise<string[]>;
}

/** Records of one kind: of all with the same key, the one that came last counts. */
export interface Ledger<R> {
  readonly kind: BatchKind;
  /** What people call them: `figures`, `complaints`. */
  readonly noun: Phrase;
  readonly columns: CsvColumns;
  /** Reads a row, or says what is wrong with it. */
  read(cells: Cells): R | RowProblem;
  /** What makes two records versions of one, as a text in two parts, of which the first is that of the row before in most rows. */
  key(record: R): { readonly beginning: string; readonly rest: string };
  /** A part of all records, in which a key is or is not: the month of an observation. */
  group(record: R): string;
  isSame(a: R, b: R): boolean;
  newStore(): RecordStore<R>;
  /** The number of the last record that is stored; 0 where there is none. */
  latestSeq(manager: EntityManager): Promise<number>;
  /** Is there any record of the group? */
  hasAny(manager: EntityManager, group: string): Promise<boolean>;
  /** The records that count now for the keys of these, in their order; `undefined` for a key that has none. */
  currents(manager: EntityManager, records: readonly R[]): Promise<(Current<R> | undefined)[]>;
  /** What is wrong with a row that says something else than an earlier one of its file. */
  conflict(record: R, before: Said<R>): RowProblem;
  /** How many records of a batch no longer count, because a later one has taken their place. */
  countSuperseded(manager: EntityManager, batch: number): Promise<number>;
}

/** A key as one text. */
export function keyOf<R>(ledger: Ledger<R>, record: R): string {
  const { beginning, rest } = ledger.key(record);
  return beginning + rest;
}

/** The digest that a chunk must have: SHA-256 over the hashes of its records, one after another in order of `seq`. */
export const chunkDigest = (hashes: readonly string[]): string => hash('sha256', hashes.join(''));
