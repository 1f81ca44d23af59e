import { Exact } from '../engine/exact.js';
import type { MoneyBase, PlanDocument } from '../engine/documents.js';
import type { Subject } from './read-subject.js';

/** A subject whose score can be computed, although what it is paid from may not be known. */
export interface FundedSubject {
  readonly facts: Readonly<Record<string, string>>;
  readonly salary: Exact | undefined;
  /** Attributes that stand in `facts` as nothing only so that there is something to multiply by. */
  readonly invented: readonly string[];
  /** Why there is no payout; `undefined` where there can be one. */
  readonly unpaid: string | undefined;
}

/** A score does not need money: whatever money base is not known counts as nothing, and there is no payout. */
export function funded({ facts, salary, targetBonus }: Subject, plan: PlanDocument): FundedSubject {
  const bases = [plan.payout.of, ...(plan.groups ?? []).flatMap(({ of }) => of ?? [])];
  const lacking = bases.flatMap((base) => attributeOf(base) ?? []).filter((name) => !isFigure(facts, name));
  const needsSalary = salary === undefined && bases.some((base) => isOfSalary(base, targetBonus));
  const missing = [
    ...[...new Set(lacking)].map((name) => `there is no attribute "${name}"`),
    ...(needsSalary ? ['there is no salary'] : []),
  ];
  return {
    facts: { ...facts, ...Object.fromEntries(lacking.map((name) => [name, '0'])) },
    salary: salary ?? (needsSalary ? Exact.ZERO : undefined),
    invented: lacking,
    unpaid: missing.length === 0 ? undefined : missing.join('; '),
  };
}

const attributeOf = (base: MoneyBase): string | undefined =>
  typeof base === 'object' && 'attribute' in base ? base.attribute : undefined;

const isFigure = (facts: Readonly<Record<string, string>>, name: string): boolean =>
  Object.hasOwn(facts, name) && Exact.parse(facts[name] ?? '') !== undefined;

const isOfSalary = (base: MoneyBase, targetBonus: string | undefined): boolean =>
  base === 'target-bonus' ? (targetBonus?.endsWith('%') ?? false) : 'salary' in base;
