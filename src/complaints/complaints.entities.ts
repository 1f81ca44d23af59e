import { Column, Entity, PrimaryColumn } from 'typeorm';

import { counterColumn } from '../database/columns.js';

/** One complaint of one customer. Of all with the same `id` the one with the latest `seq` counts; earlier ones stay readable. */
@Entity('complaint')
export class Complaint {
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

  @Column('text', { name: 'order_id', nullable: true })
  order!: string | null;

  @Column('text', { nullable: true })
  channel!: string | null;

  /** As it was reported; what the catalogue makes of it is said when it is asked for. */
  @Column('text')
  cause!: string;

  @Column('text', { nullable: true })
  stage!: string | null;

  /** 1 (slight) to 10. */
  @Column('integer', { nullable: true })
  severity!: number | null;

  @Column('text')
  source!: string;

  /** Of the loss; `null` where there is none. */
  @Column('text', { nullable: true })
  currency!: string | null;

  /** What it cost, in whole minor units of the currency. */
  @Column({ ...counterColumn({ name: 'loss_minor' }), nullable: true })
  lossMinor!: number | null;

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

/** One attribute of a complaint, with what is added up by it: what the complaint itself says, so arranged that it can be counted. */
@Entity('complaint_attribute')
export class ComplaintAttribute {
  /** Of the complaint. */
  @PrimaryColumn(counterColumn())
  seq!: number;

  @Column('text')
  period!: string;

  @PrimaryColumn('text')
  name!: string;

  @Column('text')
  value!: string;

  @Column('text')
  department!: string;

  @Column('integer', { nullable: true })
  severity!: number | null;

  @Column('text', { nullable: true })
  currency!: string | null;

  @Column({ ...counterColumn({ name: 'loss_minor' }), nullable: true })
  lossMinor!: number | null;
}
