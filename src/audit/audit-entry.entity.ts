import { Column, Entity, PrimaryColumn } from 'typeorm';

import { counterColumn } from '../database/columns.js';

/** One link of the hash chain: who did what to what, when. */
@Entity('audit_entry')
export class AuditEntry {
  /** 1 for the first, without gaps. */
  @PrimaryColumn(counterColumn())
  seq!: number;

  /** ISO 8601, UTC, to the millisecond. */
  @Column('text')
  at!: string;

  @Column('text')
  actor!: string;

  /** `load`, `ingest`, `publish`, `run`, `export` … */
  @Column('text')
  action!: string;

  /** What it was done to: `period:2026-10`, `batch:3`. */
  @Column('text')
  subject!: string;

  /** Canonical JSON. */
  @Column('text')
  details!: string;

  @Column({ name: 'previous_hash', type: 'text' })
  previousHash!: string;

  /** SHA-256 of all the above. */
  @Column('text')
  hash!: string;
}
