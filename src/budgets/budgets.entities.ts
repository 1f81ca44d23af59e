import { Column, Entity, PrimaryColumn } from 'typeorm';

import { amountColumn, counterColumn } from '../database/columns.js';

/** Budgets that were loaded together. */
@Entity('budget_load')
export class BudgetLoad {
  @PrimaryColumn(counterColumn())
  id!: number;

  @Column('text')
  at!: string;

  /** SHA-256 over its budgets, as canonical JSON. */
  @Column('text')
  digest!: string;
}

/** What a department, with all below it, is to pay at most in a period. The version of the latest load counts. */
@Entity('budget')
export class Budget {
  @PrimaryColumn(counterColumn())
  load!: number;

  @PrimaryColumn('text')
  department!: string;

  @PrimaryColumn('text')
  period!: string;

  @PrimaryColumn('text')
  currency!: string;

  /** `null` where an earlier one was withdrawn. */
  @Column({ ...amountColumn({ name: 'amount_minor' }), nullable: true })
  amountMinor!: bigint | null;
}
