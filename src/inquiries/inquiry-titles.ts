/** Inquiries with the names that people know things by: who asked, and about what. */
import type { EntityManager } from 'typeorm';

import type { LocalText } from '../engine/text.js';
import { parsePeriod } from '../engine/period.js';
import { employeeNames } from '../organisation/organisation-reader.js';
import { rulesInForce, type RulesInForce } from '../plans/rule-versions.js';
import { PayoutLine, Run } from '../runs/runs.entities.js';
import type { InquirySummary } from './inquiry-views.js';

/** What an inquiry is called. */
export interface InquiryTitle {
  /** The name of the employee who asked, as it is today. */
  readonly name: string;
  /** The component or the rule that it is about, in the plan's words; `null` where it is about a line or the whole payout. */
  readonly about: LocalText | null;
}

export type Titled<T extends InquirySummary> = T & InquiryTitle;

/** Inquiries with their titles, in the same order. The rules of each run are read once. */
export async function titled<T extends InquirySummary>(
  manager: EntityManager,
  inquiries: readonly T[],
): Promise<Titled<T>[]> {
  const names = await employeeNames(manager, [...new Set(inquiries.map(({ employee }) => employee))]);
  const rules = new Map<number, RulesInForce | undefined>();
  const found: Titled<T>[] = [];
  for (const inquiry of inquiries) {
    const { run, employee } = inquiry;
    const needsRules = inquiry.component !== null || inquiry.rule !== null;
    if (needsRules && !rules.has(run)) rules.set(run, await rulesOf(manager, run));
    const about = needsRules ? await aboutOf(manager, inquiry, rules.get(run)) : null;
    found.push({ ...inquiry, name: names.get(employee) ?? employee, about });
  }
  return found;
}

async function rulesOf(manager: EntityManager, id: number): Promise<RulesInForce | undefined> {
  const run = await manager.findOneBy(Run, { id });
  const period = run && parsePeriod(run.period);
  const rules = period ? await rulesInForce(manager, period, run.publication) : undefined;
  return rules?.ok ? rules.value : undefined;
}

async function aboutOf(
  manager: EntityManager,
  { run, employee, line: ordinal, component, rule }: InquirySummary,
  rules: RulesInForce | undefined,
): Promise<LocalText | null> {
  if (!rules || ordinal === null) return null;
  const line = await manager.findOneBy(PayoutLine, { run, employee, ordinal });
  const plan = rules.ruleSet.plans.get(line?.plan ?? '');
  if (!plan) return null;
  if (component !== null) return plan.components.find(({ document }) => document.id === component)?.name ?? null;
  const own = plan.document.rules?.find((entry) => 'name' in entry && entry.name === rule);
  if (own && 'name' in own) return own.event.params.reason;
  const shared = rules.documents.flatMap((each) => (each.kind === 'adjustments' ? (each.content.rules ?? []) : []));
  return shared.find(({ name }) => name === rule)?.event.params.reason ?? null;
}
