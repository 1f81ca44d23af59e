import { Column, Entity, PrimaryColumn } from 'typeorm';

import { counterColumn } from '../database/columns.js';

/** One reported figure. The latest `seq` of a key (period, subject, indicator, source, day) counts; earlier ones stay readable. */
@Entity('observation')
export class Observation {
  @PrimaryColumn(counterColumn())
  seq!: number;

  @Column(counterColumn())
  batch!: number;

  @Column('integer')
  chunk!: number;

  /** Record in the file, the header being 1. */
  @Column(counterColumn({ name: 'row_number' }))
  row!: number;

  @Column('text')
  indicator!: string;

  @Column('text', { name: 'subject_kind' })
  subjectKind!: 'employee' | 'department';

  @Column('text')
  subject!: string;

  @Column('text')
  period!: string;

  /** Empty where the figure is for the whole period. */
  @Column('text')
  day!: string;

  @Column('text')
  source!: string;

  /** Canonical decimal text. */
  @Column('text', { nullable: true })
  value!: string | null;

  @Column('text', { nullable: true })
  numerator!: string | null;

  @Column('text', { nullable: true })
  denominator!: string | null;

  @Column('text', { nullable: true })
  sample!: string | null;

  @Column('text', { nullable: true })
  reference!: string | null;

  /** What the value is to be compared with: canonical decimal text. */
  @Column('text', { nullable: true })
  baseline!: string | null;

  /** SHA-256 of all the above, as canonical JSON; the baseline is part of it only where there is one. */
  @Column('text')
  hash!: string;
}
