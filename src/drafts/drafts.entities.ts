import { Column, Entity, PrimaryColumn } from 'typeorm';

import { counterColumn } from '../database/columns.js';

/** What HR lets drafts of a plan change, and how far; the latest of a plan counts. */
@Entity('plan_bounds')
export class PlanBoundsVersion {
  @PrimaryColumn(counterColumn())
  id!: number;

  @Column('text')
  plan!: string;

  @Column('text')
  at!: string;

  @Column('text')
  actor!: string;

  /** SHA-256 of `content`. */
  @Column('text')
  hash!: string;

  /** Canonical JSON: see `bounds.ts`. */
  @Column('text')
  content!: string;
}

/** A change of a plan that somebody is working on. */
@Entity('plan_draft')
export class PlanDraft {
  @PrimaryColumn(counterColumn())
  id!: number;

  @Column('text')
  plan!: string;

  /** Hash of the plan's version that it was begun from. */
  @Column('text')
  base!: string;

  @Column('text')
  at!: string;

  @Column('text')
  actor!: string;
}

/** What a draft said after it was saved: 1 is the plan as it was. */
@Entity('draft_revision')
export class DraftRevision {
  @PrimaryColumn(counterColumn())
  draft!: number;

  @PrimaryColumn(counterColumn())
  revision!: number;

  @Column('text')
  at!: string;

  @Column('text')
  actor!: string;

  /** The employee whose account it was. */
  @Column('text', { nullable: true })
  employee!: string | null;

  /** SHA-256 of `content`. */
  @Column('text')
  hash!: string;

  /** Canonical JSON: see `draft-content.ts`. */
  @Column('text')
  content!: string;
}

/** What somebody decided about a draft. */
@Entity('draft_step')
export class DraftStep {
  @PrimaryColumn(counterColumn())
  id!: number;

  @Column(counterColumn())
  draft!: number;

  /** The revision that was looked at. */
  @Column(counterColumn())
  revision!: number;

  @Column('text')
  action!: 'submit' | 'approve' | 'send-back' | 'withdraw';

  /** Of a submission and its approval: the period that it is to hold from. */
  @Column('text', { nullable: true })
  period!: string | null;

  @Column('text', { nullable: true })
  comment!: string | null;

  /** Of an approval: the publication that it made. */
  @Column({ ...counterColumn(), nullable: true })
  publication!: number | null;

  @Column('text')
  at!: string;

  @Column('text')
  actor!: string;

  @Column('text', { nullable: true })
  employee!: string | null;
}
