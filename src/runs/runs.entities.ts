import { Column, Entity, PrimaryColumn } from 'typeorm';

import { amountColumn, counterColumn } from '../database/columns.js';

/** One computation of a period, on inputs frozen as they were known at a load, a publication and an observation. */
@Entity('run')
export class Run {
  @PrimaryColumn(counterColumn())
  id!: number;

  @Column('text')
  period!: string;

  @Column('text')
  at!: string;

  @Column('text')
  status!: 'calculated';

  @Column(counterColumn({ name: 'load_id' }))
  loadId!: number;

  @Column(counterColumn())
  publication!: number;

  /** Observations up to this sequence number were known. */
  @Column(counterColumn({ name: 'observation_seq' }))
  observationSeq!: number;

  /** Version of the engine that computed it. */
  @Column('text')
  engine!: string;

  @Column('text', { name: 'inputs_hash' })
  inputsHash!: string;

  @Column(counterColumn())
  payouts!: number;

  /** Merkle root over the payouts, in order of employee code. */
  @Column('text')
  root!: string;
}

@Entity('payout')
export class Payout {
  @PrimaryColumn(counterColumn())
  run!: number;

  @PrimaryColumn('text')
  employee!: string;

  /** Place among the leaves, from 0. */
  @Column(counterColumn())
  leaf!: number;

  @Column('text')
  currency!: string;

  @Column(amountColumn({ name: 'amount_minor' }))
  amountMinor!: bigint;

  @Column('text')
  status!: 'payable' | 'held';

  /** What was measured, decided and computed, as canonical JSON: see `engine/payout-evidence`. */
  @Column('text', { name: 'explanation' })
  evidence!: string;

  @Column('text', { name: 'explanation_hash' })
  evidenceHash!: string;

  @Column('text', { name: 'leaf_hash' })
  leafHash!: string;
}

@Entity('payout_line')
export class PayoutLine {
  @PrimaryColumn(counterColumn())
  run!: number;

  @PrimaryColumn('text')
  employee!: string;

  @PrimaryColumn('integer')
  ordinal!: number;

  @Column('text')
  role!: string;

  @Column('text')
  department!: string;

  @Column('text', { nullable: true })
  plan!: string | null;

  @Column('text', { name: 'plan_hash', nullable: true })
  planHash!: string | null;

  /** As the explanation shows it: to 12 decimals. */
  @Column('text', { nullable: true })
  score!: string | null;

  @Column(amountColumn({ name: 'amount_minor' }))
  amountMinor!: bigint;
}
