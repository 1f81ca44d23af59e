import { Column, Entity, PrimaryColumn } from 'typeorm';

import { counterColumn, decimalColumn } from '../database/columns.js';
import type { Exact } from '../engine/exact.js';

/**
 * The organisation is versioned by load: a row holds from its load until a later load has a row of the same code. An employee
 * and their assignments are one unit: the assignments of a version are those of the same load.
 */
@Entity('organisation_load')
export class OrganisationLoad {
  @PrimaryColumn(counterColumn())
  id!: number;

  @Column('text')
  at!: string;

  /** Hash of the whole organisation as it stands after this load. */
  @Column('text')
  digest!: string;
}

@Entity('department')
export class Department {
  @PrimaryColumn(counterColumn({ name: 'load_id' }))
  loadId!: number;

  @PrimaryColumn('text')
  code!: string;

  @Column('text')
  name!: string;

  @Column('text', { nullable: true })
  parent!: string | null;
}

@Entity('role')
export class Role {
  @PrimaryColumn(counterColumn({ name: 'load_id' }))
  loadId!: number;

  @PrimaryColumn('text')
  code!: string;

  @Column('text')
  name!: string;

  @Column('text', { name: 'name_zh', nullable: true })
  nameZh!: string | null;
}

@Entity('employee')
export class Employee {
  @PrimaryColumn(counterColumn({ name: 'load_id' }))
  loadId!: number;

  @PrimaryColumn('text')
  code!: string;

  @Column('text')
  name!: string;

  /** First day of service. */
  @Column('text')
  hired!: string;

  /** The day after the last day of service. */
  @Column('text', { name: 'left_on', nullable: true })
  left!: string | null;

  @Column('text')
  currency!: string;

  /** A month's salary. */
  @Column(decimalColumn({ nullable: true }))
  salary!: Exact | null;

  /** The other columns of employees.csv, as canonical JSON of text by name. */
  @Column('text')
  attributes!: string;
}

@Entity('assignment')
export class Assignment {
  @PrimaryColumn(counterColumn({ name: 'load_id' }))
  loadId!: number;

  @PrimaryColumn('text')
  employee!: string;

  /** 1 for the earliest. */
  @PrimaryColumn('integer')
  ordinal!: number;

  @Column('text')
  role!: string;

  @Column('text')
  department!: string;

  @Column('text', { name: 'from_day' })
  from!: string;

  /** Exclusive. */
  @Column('text', { name: 'to_day', nullable: true })
  to!: string | null;

  /** An amount a period (`2600`), or a share of salary (`12%`), as written. */
  @Column('text', { name: 'target_bonus' })
  targetBonus!: string;
}
