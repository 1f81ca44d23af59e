import { Column, Entity, PrimaryColumn } from 'typeorm';

import { counterColumn } from '../database/columns.js';

/** One order of one customer. Of all with the same `id` the one with the latest `seq` counts; earlier ones stay readable. */
@Entity('customer_order')
export class CustomerOrder {
  @PrimaryColumn(counterColumn())
  seq!: number;

  @Column(counterColumn())
  batch!: number;

  @Column('integer')
  chunk!: number;

  /** Record in the file, the header being 1. */
  @Column(counterColumn({ name: 'row_number' }))
  row!: number;

  /** Its number. */
  @Column('text')
  id!: string;

  @Column('text', { nullable: true })
  department!: string | null;

  /** The moments of its stages and its promise, as they came: canonical JSON of text by column. */
  @Column('text')
  moments!: string;

  /** Hash of the document of stages by which it was attributed: the one that was published when it came. */
  @Column('text', { name: 'stages_hash' })
  stagesHash!: string;

  /** `on-time`, `not-delivered`, `late`, or why a late one cannot be told: `missing`, `out-of-order`. */
  @Column('text')
  outcome!: string;

  /** The stages that bear it in equal parts: canonical JSON of their names, in order of the chain; `null` where nobody does. */
  @Column('text', { nullable: true })
  blamed!: string | null;

  /** The `seq` of the version whose place it takes. */
  @Column({ ...counterColumn(), nullable: true })
  supersedes!: number | null;

  /** SHA-256 of all the above, as canonical JSON. */
  @Column('text')
  hash!: string;
}
