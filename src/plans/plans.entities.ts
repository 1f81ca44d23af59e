import { Column, Entity, PrimaryColumn } from 'typeorm';

import { counterColumn } from '../database/columns.js';
import type { DocumentKind } from '../engine/documents.js';

/** One immutable version of a rule document, known by the hash of its content. */
@Entity('rule_document')
export class StoredRuleDocument {
  /** SHA-256 of `content`. */
  @PrimaryColumn('text')
  hash!: string;

  @Column('text')
  kind!: DocumentKind;

  @Column('text')
  id!: string;

  @Column('text', { name: 'effective_from' })
  effectiveFrom!: string;

  @Column('text', { name: 'effective_to', nullable: true })
  effectiveTo!: string | null;

  /** Canonical JSON of the document together with its kind. */
  @Column('text')
  content!: string;
}

/** One publishing of a rules folder. */
@Entity('publication')
export class Publication {
  @PrimaryColumn(counterColumn())
  id!: number;

  @Column('text')
  at!: string;
}

/** Which document stood at which path in a publication. */
@Entity('publication_document')
export class PublicationDocument {
  @PrimaryColumn(counterColumn())
  publication!: number;

  @PrimaryColumn('text')
  path!: string;

  @Column('text')
  hash!: string;
}
