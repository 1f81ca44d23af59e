import { createHash, type Hash } from 'node:crypto';

import type { EntityManager } from 'typeorm';

import { adjustmentMarks, openAdjustments, type AdjustmentMarks } from '../adjustments/open-adjustments.js';
import { canonicalJson, type Canonical } from '../engine/canonical.js';
import { done, refused, type Outcome } from '../engine/finding.js';
import type { AssignmentFacts, EmployeeFacts, Observations } from '../engine/payout-input.js';
import type { Period } from '../engine/period.js';
import type { OpenAdjustment } from '../engine/retro-adjustments.js';
import type { RuleSet } from '../engine/rule-set.js';
import { departmentPath, frameText } from '../organisation/organisation.js';
import { readOrganisation } from '../organisation/organisation-reader.js';
import { readEmployeePage, storedEmployee, type StoredEmployee } from './employee-page.js';
import { readFigures, type SubjectFigures } from './figure-page.js';
import { codeOfLine } from './json-lines-page.js';
import { phrase, worded } from '../engine/phrase.js';

/** Employees whose inputs are held in memory at once. */
const PAGE = 250;

/** A state of knowledge: everything recorded up to these marks, nothing later. Records are insert-only, so it can be read again. */
export interface KnownAt extends AdjustmentMarks {
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
      ...worded(phrase`there is nobody to pay: no organisation has been loaded`, phrase`load it: cxpay load DIR`),
    });
  const observationSeq = await highest('SELECT max(seq) AS mark FROM observation');
  return done({ loadId, observationSeq, ...(await adjustmentMarks(manager)) });
}

/** One employee's inputs but for the rules. */
export interface EmployeeInputs {
  readonly employee: EmployeeFacts;
  readonly assignments: readonly AssignmentFacts[];
  readonly observations: Observations;
  /** What corrections of earlier periods left open; `undefined` for nearly everybody. */
  readonly adjustments: readonly OpenAdjustment[] | undefined;
}

/** Some employees' inputs, in order of code. They are taken apart one by one, and can be gone through once. */
export interface EmployeePage {
  readonly size: number;
  readonly codes: { readonly from: string; readonly through: string };
  readonly inputs: Iterable<EmployeeInputs>;
}

interface PageRead {
  readonly employees: readonly string[];
  readonly figures: SubjectFigures | undefined;
}

type OpenByEmployee = ReadonlyMap<string, readonly OpenAdjustment[]>;

/** The frame that everybody's inputs share. */
interface Frame {
  readonly pathOf: (department: string) => readonly string[];
  readonly ofDepartments: SubjectFigures;
  readonly adjustments: OpenByEmployee;
}

/** Reads a period's inputs page by page, and hashes them employee by employee on the way, so that the size of a page is no part of it. */
export class FrozenInputs {
  private readonly digest: Hash = createHash('sha256');
  /** The period itself, then those that its figures are compared with. */
  private readonly periods: readonly string[];
  private observationsRead = 0;

  constructor(
    private readonly manager: EntityManager,
    private readonly period: Period,
    private readonly at: KnownAt,
    private readonly ruleSet: Pick<RuleSet, 'earlierPeriods'>,
  ) {
    this.periods = [period.code, ...ruleSet.earlierPeriods(period.code).filter((code) => code !== period.code)];
  }

  /** The same inputs, to be read once more from the beginning. */
  again(): FrozenInputs {
    return new FrozenInputs(this.manager, this.period, this.at, this.ruleSet);
  }

  /** SHA-256 over everything that has been read, a line of JSON each; read all pages first. */
  hash(): string {
    return this.digest.copy().digest('hex');
  }

  /** Observations of the period itself that were read so far. */
  get observations(): number {
    return this.observationsRead;
  }

  /** Everybody in service in the period, in order of code, with the figures that their payouts can depend on. */
  async *pages(): AsyncGenerator<EmployeePage> {
    const frame = await this.frame();
    const also = stillOwed(frame.adjustments);
    let next = this.readPage('', also);
    for (;;) {
      const page = await next;
      const last = page.employees.at(-1);
      if (last === undefined) return;
      // The database reads on in its own thread while this page is computed.
      next = this.readPage(codeOfLine(last), also);
      next.catch(() => undefined);
      yield {
        size: page.employees.length,
        codes: { from: codeOfLine(page.employees[0] ?? last), through: codeOfLine(last) },
        inputs: this.inputsOfPage(page, frame),
      };
    }
  }

  private *inputsOfPage({ employees, figures }: PageRead, frame: Frame): Generator<EmployeeInputs> {
    for (const line of employees) yield this.inputsOf(storedEmployee(line), figures, frame);
  }

  /** One employee's inputs; `undefined` where they are not in service in the period. */
  async employee(code: string): Promise<EmployeeInputs | undefined> {
    const { manager, period, at } = this;
    const frame = await this.frame();
    const [line] = await readEmployeePage(manager, at.loadId, period, { only: code }, stillOwed(frame.adjustments));
    if (line === undefined) return undefined;
    const figures = await this.readFigures('employee', { from: code, through: code });
    return this.inputsOf(storedEmployee(line), figures, frame);
  }

  private async frame(): Promise<Frame> {
    const organisation = await readOrganisation(this.manager, this.at.loadId);
    for (const department of organisation.departments.values()) this.digest.update(frameText(department));
    const ofDepartments = await this.readFigures('department', {});
    for (const figures of ofDepartments.all()) {
      this.digest.update(`${figures.text}\n`);
      this.observationsRead += figures.countOf(this.period.code);
    }
    const paths = new Map<string, readonly string[]>();
    const pathOf = (department: string): readonly string[] => {
      let path = paths.get(department);
      if (!path) paths.set(department, (path = departmentPath(organisation.departments, department)));
      return path;
    };
    return { pathOf, ofDepartments, adjustments: await openAdjustments(this.manager, this.period, this.at) };
  }

  private async readPage(after: string, also: readonly string[]): Promise<PageRead> {
    const { manager, period, at } = this;
    const employees = await readEmployeePage(manager, at.loadId, period, { after, limit: PAGE }, also);
    const [first, last] = [employees[0], employees.at(-1)];
    if (first === undefined || last === undefined) return { employees, figures: undefined };
    const range = { from: codeOfLine(first), through: codeOfLine(last) };
    return { employees, figures: await this.readFigures('employee', range) };
  }

  private readFigures(
    kind: 'employee' | 'department',
    range: { readonly from?: string; readonly through?: string },
  ): Promise<SubjectFigures> {
    return readFigures(this.manager, this.periods, this.at.observationSeq, kind, range);
  }

  private inputsOf(
    { facts, assignments, text }: StoredEmployee,
    figures: SubjectFigures | undefined,
    { pathOf, ofDepartments, adjustments }: Frame,
  ): EmployeeInputs {
    const own = figures?.of(facts.code);
    this.digest.update(own ? `${text}\n${own.text}\n` : `${text}\n`);
    const open = adjustments.get(facts.code);
    if (open) this.digest.update(`${canonicalJson(open as unknown as Canonical)}\n`);
    this.observationsRead += own?.countOf(this.period.code) ?? 0;
    return {
      employee: facts,
      assignments: assignments.map((assignment) => ({ ...assignment, departments: pathOf(assignment.department) })),
      observations: (kind, code, indicator, earlier = this.period.code) => {
        const subject = kind === 'department' ? ofDepartments.shared(code) : code === facts.code ? own : undefined;
        return subject?.figures(earlier, indicator) ?? [];
      },
      adjustments: open,
    };
  }
}

/** Who is to be paid something even where they have left. What is to be recovered of somebody who has left stays open. */
function stillOwed(adjustments: OpenByEmployee): readonly string[] {
  return [...adjustments].flatMap(([code, open]) => (open.some((each) => !each.open.startsWith('-')) ? [code] : []));
}
