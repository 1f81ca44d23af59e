import { Column, Entity, PrimaryColumn } from 'typeorm';

import type { PeriodAction } from '../audit/audit.service.js';
import { counterColumn } from '../database/columns.js';

/** One step of a period: who decided what about which run, when. Where a period stands is its last step, or a later run. */
@Entity('period_step')
export class PeriodStep {
  @PrimaryColumn(counterColumn())
  id!: number;

  @Column('text')
  period!: string;

  @Column('text')
  action!: PeriodAction;

  /** The run that it is about: no other is meant by it. */
  @Column(counterColumn())
  run!: number;

  /** That run's root. */
  @Column('text')
  root!: string;

  @Column('text')
  actor!: string;

  @Column('text')
  at!: string;

  /** Why; `null` where nothing has to be said. */
  @Column('text', { nullable: true })
  reason!: string | null;
}

/** What a person decided about a payout that was held: it is paid, or it is not. The last one of an employee and period counts. */
@Entity('hold_decision')
export class HoldDecision {
  @PrimaryColumn(counterColumn())
  id!: number;

  @Column('text')
  period!: string;

  @Column('text')
  employee!: string;

  /** The run whose payout was looked at. */
  @Column(counterColumn())
  run!: number;

  /** What was looked at: the decision holds for a payout with this evidence and for no other. */
  @Column('text', { name: 'leaf_hash' })
  leafHash!: string;

  @Column('text')
  decision!: 'release' | 'refuse';

  @Column('text')
  reason!: string;

  @Column('text')
  actor!: string;

  @Column('text')
  at!: string;
}
