/** What a draft would have paid, added up for those whom somebody may see. */
import { sees, seesDepartment, type Scope } from '../../access/scope.js';
import { currencyDecimals } from '../../engine/currency.js';
import { Exact } from '../../engine/exact.js';
import type { Finding } from '../../engine/finding.js';
import { pathOf, type HeldMonth } from './held-month.js';

/** Amounts of one currency, in decimal text. */
export interface EffectTotal {
  readonly currency: string;
  /** What was paid. */
  readonly before: string;
  /** What the draft would have paid. */
  readonly after: string;
  readonly change: string;
}

export interface PersonChange extends EffectTotal {
  readonly employee: string;
  readonly name: string;
}

export interface PersonEffect extends PersonChange {
  readonly months: readonly { readonly period: string; readonly before: string; readonly after: string }[];
}

export interface BudgetEffect {
  readonly department: string;
  readonly name: string;
  readonly currency: string;
  readonly budget: string;
  readonly before: string;
  readonly after: string;
  /** How much it would have been above its budget; below zero where under. */
  readonly overBudget: string;
}

interface Counted {
  /** Whom the draft concerns. */
  readonly people: number;
  readonly winners: number;
  readonly losers: number;
  readonly totals: readonly EffectTotal[];
  /** The change that is furthest from nothing. */
  readonly largest: PersonChange | null;
}

export interface MonthEffect extends Counted {
  readonly period: string;
  readonly run: number;
  /** Held and not released, or refused: nothing was paid, and nothing is reckoned. */
  readonly unpaid: number;
  readonly budgets: readonly BudgetEffect[];
}

/** How many people's year would have changed by how much: by more than one share, up to another. Where both are 0 it would not. */
export interface DistributionBand {
  readonly from: string | null;
  readonly to: string | null;
  readonly people: number;
}

export interface EffectReport extends Counted {
  /** People whom the draft concerns and the reader may not see, in one of the months: nothing but their number is told. */
  readonly outside: number;
  readonly months: readonly MonthEffect[];
  readonly distribution: readonly DistributionBand[];
  readonly persons: readonly PersonEffect[];
  readonly findings: readonly Finding[];
}

/** A month with what its lines would have come to. */
export interface MonthAmounts {
  readonly month: HeldMonth;
  readonly after: readonly bigint[];
  readonly scope: Scope;
}

/** Adds up the months, each for those in its scope. */
export function effectReport(months: readonly MonthAmounts[], findings: readonly Finding[]): EffectReport {
  const years = new Map<string, Year>();
  const outside = new Set<string>();
  const told = months.map((each) => monthEffect(each, years, outside));
  const sums = [...years.values()];
  return {
    ...counted(sums),
    outside: outside.size,
    months: told,
    distribution: distributionOf(sums),
    persons: sums.sort((a, b) => (a.employee < b.employee ? -1 : 1)).map(personEffect),
    findings,
  };
}

/** One person's amounts in one currency, in minor units. */
interface Sum {
  readonly employee: string;
  readonly name: string;
  readonly currency: string;
  before: bigint;
  after: bigint;
}
type Year = Sum & { readonly months: { period: string; before: bigint; after: bigint }[] };

/** Adds those who may be seen to their years, and the others' codes to those outside. */
function monthEffect(
  { month, after, scope }: MonthAmounts,
  years: Map<string, Year>,
  outside: Set<string>,
): MonthEffect {
  const period = month.period.code;
  const sums = month.people.map(({ code: employee, name, currency, paidMinor }): Sum => {
    return { employee, name, currency, before: paidMinor, after: paidMinor };
  });
  const added = new Map<string, bigint>();
  for (const [i, { person, department, beforeMinor }] of month.lines.entries()) {
    const sum = sums[person];
    const change = (after[i] ?? 0n) - beforeMinor;
    if (!sum || change === 0n) continue;
    sum.after += change;
    for (const each of ['', ...pathOf(month, department)]) {
      const key = `${each} ${sum.currency}`;
      added.set(key, (added.get(key) ?? 0n) + change);
    }
  }
  const seen = sums.filter(({ employee }) => sees(scope, employee));
  for (const sum of seen) addToYear(years, period, sum);
  for (const { employee } of sums) if (!sees(scope, employee)) outside.add(employee);
  const budgets = month.budgets.filter(({ department }) => seesDepartment(scope, department));
  return {
    period,
    run: month.run,
    ...counted(seen),
    unpaid: scope.everybody ? month.unpaid : 0,
    budgets: budgets.map(({ department, currency, budgetMinor, paidMinor }) => {
      const would = paidMinor + (added.get(`${department} ${currency}`) ?? 0n);
      const text = (minor: bigint) => shown(minor, currency);
      const [budget, before] = [text(budgetMinor), text(paidMinor)];
      const name = month.departments.get(department)?.name ?? department;
      return { department, name, currency, budget, before, after: text(would), overBudget: text(would - budgetMinor) };
    }),
  };
}

function addToYear(years: Map<string, Year>, period: string, sum: Sum): void {
  const { employee, name, currency, before, after } = sum;
  const key = `${employee} ${currency}`;
  let year = years.get(key);
  if (!year) years.set(key, (year = { employee, name, currency, before: 0n, after: 0n, months: [] }));
  year.before += before;
  year.after += after;
  year.months.push({ period, before, after });
}

function counted(sums: readonly Sum[]): Counted {
  const totals = new Map<string, { before: bigint; after: bigint }>();
  let [winners, losers] = [0, 0];
  let largest: Sum | undefined;
  for (const sum of sums) {
    const { currency, before, after } = sum;
    const total = totals.get(currency) ?? { before: 0n, after: 0n };
    totals.set(currency, { before: total.before + before, after: total.after + after });
    if (after > before) winners += 1;
    if (after < before) losers += 1;
    if (sizeOf(sum) > (largest ? sizeOf(largest) : 0n)) largest = sum;
  }
  return {
    people: sums.length,
    winners,
    losers,
    totals: [...totals]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([currency, { before, after }]) => total(currency, before, after)),
    largest: largest ? personChange(largest) : null,
  };
}

const sizeOf = ({ before, after }: Sum): bigint => (after > before ? after - before : before - after);

const shown = (minor: bigint, currency: string): string => {
  const decimals = currencyDecimals(currency);
  return Exact.fromScaledInteger(minor, decimals).toFixedText(decimals);
};

const total = (currency: string, before: bigint, after: bigint): EffectTotal => ({
  currency,
  before: shown(before, currency),
  after: shown(after, currency),
  change: shown(after - before, currency),
});

const personChange = ({ employee, name, currency, before, after }: Sum): PersonChange => ({
  employee,
  name,
  ...total(currency, before, after),
});

/** Those whose sum changes most, the largest change first; of equal ones the earlier code. */
export function mostChanged(persons: readonly PersonEffect[], most: number): readonly PersonChange[] {
  const size = ({ change, currency }: PersonEffect) => {
    const minor = Exact.parse(change)?.toScaledInteger(currencyDecimals(currency)) ?? 0n;
    return minor < 0n ? -minor : minor;
  };
  return persons
    .map((person) => ({ person, size: size(person) }))
    .sort((a, b) => (a.size === b.size ? 0 : a.size > b.size ? -1 : 1))
    .slice(0, most)
    .map(({ person: { months: _, ...change } }) => change);
}

const personEffect = (year: Year): PersonEffect => ({
  ...personChange(year),
  months: year.months.map(({ period, before, after }) => ({
    period,
    before: shown(before, year.currency),
    after: shown(after, year.currency),
  })),
});

/** Shares of what was paid, in hundredths. */
const EDGES = [-20n, -10n, -5n, 0n, 5n, 10n, 20n] as const;

/** Nobody's change, between losers and winners, is a band of its own. */
function distributionOf(sums: readonly Sum[]): readonly DistributionBand[] {
  const places: number[] = Array.from({ length: EDGES.length + 2 }, () => 0);
  const same = EDGES.indexOf(0n) + 1;
  for (const { before, after } of sums) {
    const change = after - before;
    // Multiplied before dividing: no share is rounded across an edge. Of nothing any change is the largest.
    const below = EDGES.filter((edge) => (before === 0n ? change * 100n > edge : change * 100n > edge * before)).length;
    const place = change === 0n ? same : change < 0n ? below : below + 1;
    places[place] = (places[place] ?? 0) + 1;
  }
  const limit = (edge: bigint | undefined) => (edge === undefined ? null : `${edge}%`);
  const edges = [...EDGES.slice(0, same), ...EDGES.slice(same - 1)];
  return places.map((people, i) => ({ from: limit(edges[i - 1]), to: limit(edges[i]), people }));
}
