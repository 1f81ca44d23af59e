import { Column, Entity, PrimaryColumn } from 'typeorm';

import { amountColumn, counterColumn } from '../database/columns.js';

/** One locked period computed again with everything known by then: its adjustments are the differences to what was paid. */
@Entity('retro')
export class Retro {
  @PrimaryColumn(counterColumn())
  id!: number;

  @Column('text')
  period!: string;

  /** The run that was paid. */
  @Column(counterColumn())
  run!: number;

  @Column(counterColumn({ name: 'load_id' }))
  loadId!: number;

  @Column(counterColumn())
  publication!: number;

  @Column(counterColumn({ name: 'observation_seq' }))
  observationSeq!: number;

  @Column('text')
  engine!: string;

  @Column('text')
  reason!: string;

  @Column('text')
  actor!: string;

  @Column('text')
  at!: string;

  /** How many adjustments there are of it, and the hash over them. */
  @Column(counterColumn())
  adjustments!: number;

  @Column('text')
  digest!: string;
}

/** A difference to what somebody was paid for a locked period. It is settled by payouts of later periods, each by a part or all. */
@Entity('retro_adjustment')
export class RetroAdjustment {
  @PrimaryColumn(counterColumn())
  id!: number;

  @Column('text')
  kind!: 'retro' | 'clawback';

  /** The computation it comes from; `null` for a clawback. */
  @Column({ ...counterColumn(), nullable: true })
  retro!: number | null;

  @Column('text')
  period!: string;

  @Column('text')
  employee!: string;

  @Column('text')
  name!: string;

  @Column('text')
  department!: string;

  @Column('text')
  currency!: string;

  @Column(amountColumn({ name: 'amount_minor' }))
  amountMinor!: bigint;

  /** JSON: cause and amount, which add up. */
  @Column('text')
  causes!: string;

  @Column('text')
  reason!: string;

  @Column('text')
  actor!: string;

  @Column('text')
  at!: string;

  /** The clawback that this one takes back: neither is settled by any payout. */
  @Column({ ...counterColumn(), nullable: true })
  withdraws!: number | null;
}

/** What a payout settles of an adjustment; 0 where it waits. */
@Entity('payout_adjustment')
export class PayoutAdjustment {
  @PrimaryColumn(counterColumn())
  run!: number;

  @PrimaryColumn('text')
  employee!: string;

  @PrimaryColumn(counterColumn())
  adjustment!: number;

  @Column('text')
  department!: string;

  @Column(amountColumn({ name: 'amount_minor' }))
  amountMinor!: bigint;
}
