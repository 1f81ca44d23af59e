import { createHash, type Hash } from 'node:crypto';

import type { EntityManager } from 'typeorm';

import { done, refused, type Outcome } from '../engine/finding.js';
import type { ObservedFigure } from '../engine/figure.js';
import { isEmployedIn, type AssignmentFacts, type EmployeeFacts, type Observations } from '../engine/payout-input.js';
import type { Period } from '../engine/period.js';
import { readObservations, type CurrentObservation } from '../metrics/observation-reader.js';
import { departmentPath, employeeText, frameText } from '../organisation/organisation.js';
import { readEmployees, readOrganisation } from '../organisation/organisation-reader.js';

/** Employees whose inputs are held in memory at once. */
const PAGE = 1_000;

/** A state of knowledge: everything recorded up to these marks, nothing later. Records are insert-only, so it can be read again. */
export interface KnownAt {
  readonly loadId: number;
  readonly observationSeq: number;
}

/** What is known now. Refused where there is nothing to compute from, saying what is missing. */
export async function knownNow(manager: EntityManager): Promise<Outcome<KnownAt>> {
  const highest = async (sql: string) => {
    const [row] = await manager.query<{ mark: string | number | null }[]>(sql);
    return Number(row?.mark ?? 0);
  };
  const loadId = await highest('SELECT max(id) AS mark FROM organisation_load');
  if (loadId === 0)
    return refused({
      severity: 'error',
      code: 'no-organisation',
      message: 'there is nobody to pay: no organisation has been loaded',
      advice: 'load it: cxpay load DIR',
    });
  return done({ loadId, observationSeq: await highest('SELECT max(seq) AS mark FROM observation') });
}

/** One employee's inputs but for the rules. */
export interface EmployeeInputs {
  readonly employee: EmployeeFacts;
  readonly assignments: readonly AssignmentFacts[];
  readonly observations: Observations;
}

/** Reads a period's inputs page by page, and hashes them employee by employee on the way, so that the size of a page is no part of it. */
export class FrozenInputs {
  private readonly digest: Hash = createHash('sha256');
  private observationsRead = 0;

  constructor(
    private readonly manager: EntityManager,
    private readonly period: Period,
    private readonly at: KnownAt,
  ) {}

  /** SHA-256 over the canonical JSON of everything that has been read; read all pages first. */
  hash(): string {
    return this.digest.copy().digest('hex');
  }

  /** Observations read so far. */
  get observations(): number {
    return this.observationsRead;
  }

  /** Everybody in service in the period, in order of code, with the figures that their payouts can depend on. */
  async *pages(): AsyncGenerator<readonly EmployeeInputs[]> {
    const { manager, period, at } = this;
    const organisation = await readOrganisation(manager, at.loadId);
    for (const department of organisation.departments.values()) this.digest.update(frameText(department));
    const ofDepartments = await readObservations(manager, period.code, at.observationSeq, 'department', {});
    this.include(ofDepartments);
    const departments = byKey(ofDepartments);
    let after: string | undefined;
    for (;;) {
      const page = await readEmployees(manager, at.loadId, { limit: PAGE, ...(after !== undefined && { after }) });
      const [first, last] = [page[0], page.at(-1)];
      if (!first || !last) return;
      after = last.code;
      const range = { from: first.code, through: last.code };
      const ofPage = await readObservations(manager, period.code, at.observationSeq, 'employee', range);
      const employees = byKey(ofPage);
      const figuresOf = bySubject(ofPage);
      const observations: Observations = (kind, code, indicator) =>
        (kind === 'employee' ? employees : departments).get(key(code, indicator)) ?? [];
      const inService = page.filter((employee) => isEmployedIn(period, employee));
      for (const record of inService) {
        this.digest.update(employeeText(record));
        this.include(figuresOf.get(record.code) ?? []);
      }
      yield inService.map(({ assignments, ...employee }) => ({
        employee,
        assignments: assignments.map((assignment) => ({
          ...assignment,
          departments: departmentPath(organisation.departments, assignment.department),
        })),
        observations,
      }));
    }
  }

  private include(observations: readonly CurrentObservation[]): void {
    this.observationsRead += observations.length;
    for (const observation of observations) this.digest.update(observation.hash);
  }
}

function bySubject(observations: readonly CurrentObservation[]): Map<string, CurrentObservation[]> {
  const map = new Map<string, CurrentObservation[]>();
  for (const observation of observations) {
    const held = map.get(observation.subject);
    if (held) held.push(observation);
    else map.set(observation.subject, [observation]);
  }
  return map;
}

const key = (subject: string, indicator: string): string => `${subject}\n${indicator}`;

function byKey(observations: readonly CurrentObservation[]): Map<string, (CurrentObservation & ObservedFigure)[]> {
  const map = new Map<string, CurrentObservation[]>();
  for (const observation of observations) {
    const at = key(observation.subject, observation.indicator);
    const held = map.get(at);
    if (held) held.push(observation);
    else map.set(at, [observation]);
  }
  return map;
}
