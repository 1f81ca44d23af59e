import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { Database } from '../database/database.js';
import type { Exact } from '../engine/exact.js';
import type { Indicator } from '../engine/documents.js';
import { done, refused, type Outcome } from '../engine/finding.js';
import { readFigure } from '../engine/figure.js';
import { computePayout, type PayoutResult } from '../engine/payout.js';
import { monthAfter, type Period } from '../engine/period.js';
import type { RuleSet } from '../engine/rule-set.js';
import { readObservations, type CurrentObservation } from '../metrics/observation-reader.js';
import { rulesInForce } from '../plans/rule-versions.js';
import { gatherPopulation } from '../runs/gather-population.js';
import { FrozenInputs, knownNow, type KnownAt } from '../runs/frozen-inputs.js';
import { FindingList, type PreflightFinding } from './finding-list.js';
import { addLockedPeriodFindings } from './locked-periods.js';
import { jumpFrom } from './jumps.js';
import { addIncidentFindings, addPayoutFindings } from './payout-findings.js';
import { phrase, worded } from '../engine/phrase.js';

/** Earlier periods that a figure is compared with. */
const HISTORY_PERIODS = 12;

export interface PreflightReport {
  readonly period: string;
  readonly employees: number;
  readonly errors: number;
  readonly warnings: number;
  readonly findings: readonly PreflightFinding[];
}

/** Says before a run what is missing, doubtful or will be held, by computing every payout on trial and storing none. */
@Injectable()
export class PreflightService {
  constructor(private readonly database: Database) {}

  async preflight(period: Period, onProgress?: (employeesDone: number) => void): Promise<Outcome<PreflightReport>> {
    const manager = this.database.reader;
    const known = await knownNow(manager);
    const rules = await rulesInForce(manager, period);
    if (!known.ok || !rules.ok) return refused(...known.findings, ...rules.findings);
    const { ruleSet } = rules.value;
    const list = new FindingList();
    const coverage = new Map<string, boolean>();
    let employees = 0;
    const frozen = () => new FrozenInputs(manager, period, known.value, ruleSet).pages();
    const population = await gatherPopulation(frozen, period, ruleSet);
    addIncidentFindings(list, population?.problems ?? []);
    for await (const page of frozen()) {
      for (const inputs of page.inputs) {
        const result = computePayout({ ...inputs, period, ruleSet, population });
        addPayoutFindings(list, result.explanation);
        noteCoverage(coverage, result);
      }
      await addJumps(list, manager, period, known.value, ruleSet, 'employee', page.codes);
      employees += page.size;
      onProgress?.(employees);
    }
    await addJumps(list, manager, period, known.value, ruleSet, 'department', {});
    addCoverage(list, coverage);
    await addLockedPeriodFindings(list, manager, period);
    const findings = list.all();
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    return done({ period: period.code, employees, errors, warnings: findings.length - errors, findings });
  }
}

/** A role is covered once somebody in it is on a plan with an indicator of customer experience. */
function noteCoverage(coverage: Map<string, boolean>, { lines }: PayoutResult): void {
  for (const { role, plan } of lines) {
    const isCovered = plan?.components.some(({ indicator }) => indicator && indicator.cx !== false) ?? false;
    coverage.set(role, isCovered || (coverage.get(role) ?? false));
  }
}

function addCoverage(list: FindingList, coverage: ReadonlyMap<string, boolean>): void {
  for (const [role, isCovered] of coverage)
    if (!isCovered)
      list.add(
        {
          severity: 'warning',
          code: 'no-cx-indicator',
          ...worded(
            phrase`roles without any indicator of customer experience`,
            phrase`find what in this role moves customers’ experience, and put it into the role’s plan`,
          ),
        },
        `role:${role}`,
      );
}

async function addJumps(
  list: FindingList,
  manager: EntityManager,
  period: Period,
  known: KnownAt,
  ruleSet: RuleSet,
  kind: 'employee' | 'department',
  range: { readonly from?: string; readonly through?: string },
): Promise<void> {
  const read = async (code: string) =>
    figures(await readObservations(manager, code, known.observationSeq, kind, range), ruleSet.indicators);
  const now = await read(period.code);
  if (now.size === 0) return;
  const history = new Map<string, Exact[]>();
  for (let back = 1; back <= HISTORY_PERIODS; back += 1)
    for (const [key, { value }] of await read(monthAfter(period.code, -back))) {
      const held = history.get(key);
      if (held) held.push(value);
      else history.set(key, [value]);
    }
  for (const [key, { indicator, subject, value }] of now) {
    const jump = jumpFrom(history.get(key) ?? [], value);
    if (jump)
      list.add(
        {
          severity: 'warning',
          code: 'jump',
          ...worded(
            phrase`${{ indicator }}: further from its own history than three times its spread`,
            phrase`check that the figure is right before it is paid by`,
          ),
        },
        `${kind}:${subject} (${value.toText(4)}; mean before ${jump.mean.toText(4)})`,
      );
  }
}

interface SubjectFigure {
  readonly indicator: string;
  readonly subject: string;
  readonly value: Exact;
}

/** One value for each subject and indicator, where there is one. */
function figures(
  observations: readonly CurrentObservation[],
  indicators: ReadonlyMap<string, Indicator>,
): Map<string, SubjectFigure> {
  const groups = new Map<string, CurrentObservation[]>();
  for (const observation of observations) {
    const key = `${observation.subject}\n${observation.indicator}`;
    const held = groups.get(key);
    if (held) held.push(observation);
    else groups.set(key, [observation]);
  }
  const found = new Map<string, SubjectFigure>();
  for (const [key, group] of groups) {
    const [first] = group;
    const indicator = first && indicators.get(first.indicator);
    if (!indicator) continue;
    const { outcome } = readFigure(indicator, group);
    if (outcome.kind === 'figure')
      found.set(key, { indicator: indicator.code, subject: first.subject, value: outcome.figure.value });
  }
  return found;
}
