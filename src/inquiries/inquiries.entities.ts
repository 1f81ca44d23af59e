import { Column, Entity, PrimaryColumn } from 'typeorm';

import { counterColumn } from '../database/columns.js';
import type { CorrectedKind, InquiryAction, InquiryOutcome } from './inquiry-states.js';

/** What an inquiry is about: a payout as it stood when it was asked, and the place in it. What became of it is in its steps. */
@Entity('inquiry')
export class Inquiry {
  @PrimaryColumn(counterColumn())
  id!: number;

  @Column('text')
  period!: string;

  /** Whose payout it is: the one who asks. */
  @Column('text')
  employee!: string;

  /** The run whose payout was looked at, and that payout's evidence. */
  @Column(counterColumn())
  run!: number;

  @Column('text', { name: 'leaf_hash' })
  leafHash!: string;

  /** The line, counted from 1; `null` where it is about the whole payout. */
  @Column('integer', { nullable: true })
  line!: number | null;

  @Column('text', { nullable: true })
  component!: string | null;

  @Column('text', { nullable: true })
  rule!: string | null;
}

/** Something that was said or decided in an inquiry: the last one says where it stands. */
@Entity('inquiry_step')
export class InquiryStep {
  @PrimaryColumn(counterColumn())
  inquiry!: number;

  /** Counted from 1. */
  @PrimaryColumn('integer')
  ordinal!: number;

  @Column('text')
  action!: InquiryAction;

  @Column('text')
  actor!: string;

  @Column('text')
  at!: string;

  /** As it was written; empty where nothing was said. */
  @Column('text')
  text!: string;

  /** The last day for an answer, while one is awaited: as the time limit was when it was asked. */
  @Column('text', { nullable: true })
  due!: string | null;

  /** What a resolution comes to. */
  @Column('text', { nullable: true })
  outcome!: InquiryOutcome | null;

  /** What is to be corrected, and in which period, where that is the outcome. */
  @Column('text', { nullable: true })
  corrects!: CorrectedKind | null;

  @Column('text', { name: 'corrected_period', nullable: true })
  correctedPeriod!: string | null;

  /** JSON list of the records that make the correction: `batch:3`. */
  @Column('text', { nullable: true })
  links!: string | null;
}

/** A file that came with a step. */
@Entity('inquiry_file')
export class InquiryFile {
  @PrimaryColumn(counterColumn())
  inquiry!: number;

  /** Counted from 1 within the inquiry. */
  @PrimaryColumn('integer')
  number!: number;

  @Column('integer')
  step!: number;

  @Column('text')
  name!: string;

  /** Media type, by its bytes. */
  @Column('text')
  type!: string;

  /** In bytes. */
  @Column(counterColumn())
  size!: number;

  @Column('text')
  sha256!: string;

  /** Its bytes in Base64: one form for both databases. */
  @Column('text')
  content!: string;
}
