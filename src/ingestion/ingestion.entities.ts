import { Column, Entity, PrimaryColumn } from 'typeorm';

import { counterColumn } from '../database/columns.js';

/** What a file reports. */
export const BATCH_KINDS = ['observations', 'complaints', 'responses', 'orders'] as const;
export type BatchKind = (typeof BATCH_KINDS)[number];

/** One file of observations, of complaints, of responses or of orders, known by the hash of its content. */
@Entity('batch')
export class Batch {
  @PrimaryColumn(counterColumn())
  id!: number;

  /** Base name of the file as it was given first. */
  @Column('text')
  file!: string;

  /** SHA-256 of the file's bytes. */
  @Column('text')
  sha256!: string;

  /** Source for rows that name none; empty where none was given. */
  @Column('text', { name: 'default_source' })
  defaultSource!: string;

  @Column('text')
  at!: string;

  /** What it reports. */
  @Column('text')
  kind!: BatchKind;
}

/** A part of a batch, taken in in one transaction: where a broken-off ingestion resumes, and what the audit chain vouches for. */
@Entity('batch_chunk')
export class BatchChunk {
  @PrimaryColumn(counterColumn())
  batch!: number;

  @PrimaryColumn('integer')
  ordinal!: number;

  /** Last row of the file that is done with. */
  @Column(counterColumn({ name: 'rows_through' }))
  rowsThrough!: number;

  @Column(counterColumn())
  accepted!: number;

  @Column(counterColumn())
  unchanged!: number;

  @Column(counterColumn())
  superseding!: number;

  @Column(counterColumn())
  quarantined!: number;

  /** 1 where the file ends with this chunk. */
  @Column('integer')
  final!: number;

  /** SHA-256 over the hashes of its records, in order of row. */
  @Column('text')
  digest!: string;
}

/** A row that was not taken in, and why. It leaves when the same content is sent again and is found right. */
@Entity('quarantine')
export class QuarantinedRow {
  @PrimaryColumn(counterColumn())
  batch!: number;

  @PrimaryColumn(counterColumn({ name: 'row_number' }))
  row!: number;

  @Column('text', { name: 'column_name' })
  column!: string;

  @Column('text')
  value!: string;

  @Column('text')
  code!: string;

  @Column('text')
  reason!: string;

  @Column('text')
  advice!: string;

  /** Reason and advice with their values apart, as JSON; `null` where there is only the English. */
  @Column('text', { nullable: true })
  phrases!: string | null;

  /** The whole row, as canonical JSON of text by column. */
  @Column('text')
  record!: string;
}
