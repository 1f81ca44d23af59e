import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { employeeOf } from '../access/employee-of.js';
import { AuditService, type Actor } from '../audit/audit.service.js';
import { databaseKind } from '../database/append-only.js';
import { bulkInsert } from '../database/bulk-insert.js';
import { Database } from '../database/database.js';
import { canonicalJson } from '../engine/canonical.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { phrase, worded } from '../engine/phrase.js';
import { checkOrganisation } from './check-organisation.js';
import { organisationChange, type OrganisationChange, type OrganisationCounts } from './organisation-change.js';
import { TABLE_NAMES, type OrganisationTables } from './organisation-files.js';
import { readWholeOrganisation } from './organisation-reader.js';
import { Assignment, Department, Employee, OrganisationLoad, Role } from './organisation.entities.js';
import type { OrganisationEmployee } from './organisation.js';

export interface LoadSummary extends OrganisationCounts {
  /** The load under which the organisation stands so: an earlier one where this one changed nothing. */
  readonly loadId: number;
  /** Was anything stored? */
  readonly isNew: boolean;
  /** SHA-256 of the whole organisation as it stands. */
  readonly digest: string;
}

/** The organisation: who works where, as what, and what they can earn. */
@Injectable()
export class OrganisationService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
  ) {}

  /**
   * Loads tables, all or nothing. Codes are merged with what is stored; what changes is a new version, the old one stays readable.
   * The same content again changes nothing. Refused where it changes what whoever loads it earns. Throws a StorageFailure where storage gives out.
   *
   * @example await organisation.load(await readOrganisationFolder('sample/organisation'), 'cli')
   */
  async load(tables: OrganisationTables, actor: Actor): Promise<Outcome<LoadSummary>> {
    return this.database.write(async (manager) => {
      const stored = await readWholeOrganisation(manager);
      const checked = checkOrganisation(tables, stored);
      if (!checked.ok) return checked;
      const change = organisationChange(stored, checked.value);
      const own = await employeeOf(manager, actor);
      if (change.employees.some(({ code }) => code === own)) return refused(ownRecord(own ?? ''));
      const isNew = change.departments.length + change.roles.length + change.employees.length > 0;
      const loadId = isNew ? stored.loadId + 1 : stored.loadId;
      if (isNew) await this.store(manager, loadId, change, tables, actor);
      return done({ loadId, isNew, ...change.counts, digest: change.digest }, checked.findings);
    });
  }

  private async store(
    manager: EntityManager,
    loadId: number,
    { departments, roles, employees, counts, digest }: OrganisationChange,
    tables: OrganisationTables,
    actor: Actor,
  ): Promise<void> {
    const at = new Date().toISOString();
    await manager.insert(OrganisationLoad, { id: loadId, at, digest });
    await bulkInsert(
      manager,
      Department,
      departments.map((each) => ({ loadId, ...each })),
    );
    await bulkInsert(
      manager,
      Role,
      roles.map((each) => ({ loadId, ...each })),
    );
    await bulkInsert(
      manager,
      Employee,
      employees.map((each) => employeeRow(loadId, each)),
    );
    await bulkInsert(
      manager,
      Assignment,
      employees.flatMap((each) => assignmentRows(loadId, each)),
    );
    await refreshStatistics(manager);
    const details = { at, digest, counts: asDetails(counts), files: hashesOf(tables) };
    await this.audit.append(manager, { actor, action: 'load', subject: `load:${loadId}`, details });
  }
}

const ownRecord = (code: string): Finding => ({
  severity: 'error',
  code: 'own-record',
  ...worded(
    phrase`the files change the record of ${{ code }}, which is your own: nobody changes what they earn themselves`,
    phrase`let somebody else with the right to load them do it, or take your own rows out`,
  ),
});

/** PostgreSQL plans by what it knows of a table: right after a large load it would read all of it for every page. */
async function refreshStatistics(manager: EntityManager): Promise<void> {
  if (databaseKind(manager) === 'postgres') await manager.query('ANALYZE department, role, employee, assignment');
}

function employeeRow(loadId: number, employee: OrganisationEmployee): Employee {
  const { code, name, hired, left, currency, salary, attributes } = employee;
  return { loadId, code, name, hired, left, currency, salary, attributes: canonicalJson(attributes) };
}

const assignmentRows = (loadId: number, { code, assignments }: OrganisationEmployee): Assignment[] =>
  assignments.map((each, index) => ({ loadId, employee: code, ordinal: index + 1, ...each }));

/** Copies, because what is hashed has no interfaces but plain objects. */
const asDetails = ({ departments, roles, employees, assignments }: OrganisationCounts) => ({
  departments: { ...departments },
  roles: { ...roles },
  employees: { ...employees },
  assignments: { ...assignments },
});

/** SHA-256 of each file by its name, where files were loaded. */
function hashesOf(tables: OrganisationTables): Record<string, string> {
  const hashes: Record<string, string> = {};
  for (const name of TABLE_NAMES) {
    const { sha256 } = tables[name];
    if (sha256 !== undefined) hashes[`${name}.csv`] = sha256;
  }
  return hashes;
}
