import { Column, Entity, PrimaryColumn } from 'typeorm';

import { counterColumn } from '../database/columns.js';
import type { ResponseKind } from '../engine/documents.js';

/**
 * One response to a form: a mystery shopper's visit, a follow-up call, a survey that somebody answered. Of all with the same `id` the one
 * with the latest `seq` counts; earlier ones stay readable.
 */
@Entity('response')
export class FormResponse {
  @PrimaryColumn(counterColumn())
  seq!: number;

  @Column(counterColumn())
  batch!: number;

  @Column('integer')
  chunk!: number;

  /** Record in the file, the header being 1. */
  @Column(counterColumn({ name: 'row_number' }))
  row!: number;

  /** What the company calls it. */
  @Column('text')
  id!: string;

  /** The month of its day. */
  @Column('text')
  period!: string;

  @Column('text')
  day!: string;

  @Column('text')
  department!: string;

  /** Whom it is about, where somebody is named. */
  @Column('text', { nullable: true })
  employee!: string | null;

  @Column('text')
  form!: string;

  @Column('text')
  kind!: ResponseKind;

  /** Who scored or asked, where that was said. */
  @Column('text', { nullable: true })
  scorer!: string | null;

  /** 1 where the scorer is somebody other than the measured. */
  @Column('integer')
  independent!: number;

  /** Canonical JSON of decimal text by question; yes is 1, no is 0. */
  @Column('text')
  answers!: string;

  /** Its other columns: canonical JSON of text by name. */
  @Column('text')
  attributes!: string;

  /** The `seq` of the version whose place it takes. */
  @Column({ ...counterColumn(), nullable: true })
  supersedes!: number | null;

  /** SHA-256 of all the above, as canonical JSON. */
  @Column('text')
  hash!: string;
}
