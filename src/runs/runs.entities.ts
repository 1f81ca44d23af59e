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

  /** Corrections of earlier periods were known up to this one, as they stood at this step; `null` where there were none. */
  @Column({ ...counterColumn({ name: 'adjustments_through' }), nullable: true })
  adjustmentsThrough!: number | null;

  @Column({ ...counterColumn({ name: 'steps_through' }), nullable: true })
  stepsThrough!: number | null;

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

  /** Of its evidence: see `engine/payout-evidence`. */
  @Column('text', { name: 'leaf_hash' })
  leafHash!: string;
}

/** The evidence of some payouts that follow each other, in order of their leaves: together it is stored several times as fast. */
@Entity('evidence_block')
export class EvidenceBlock {
  @PrimaryColumn(counterColumn())
  run!: number;

  @PrimaryColumn(counterColumn({ name: 'first_leaf' }))
  firstLeaf!: number;

  @Column(counterColumn())
  payouts!: number;

  /** A line of canonical JSON a payout: what was measured, decided and computed. */
  @Column('text')
  lines!: string;
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
