import { currencyDecimals } from '../engine/currency.js';
import { done, refused, type Outcome } from '../engine/finding.js';
import { parsePeriod } from '../engine/period.js';
import { shownCell } from '../files/cell-text.js';
import { CheckedRow } from '../organisation/checked-row.js';
import { FindingList } from '../organisation/finding-list.js';
import { rowName } from '../organisation/organisation-files.js';
import type { BudgetTable } from './budget-table.js';
import type { Budget } from './budgets.entities.js';
import { phrase, worded } from '../engine/phrase.js';

export type CheckedBudget = Omit<Budget, 'load'>;

/** Whose budget it is, for which period and in what. */
export const budgetKey = ({ department, period, currency }: Omit<CheckedBudget, 'amountMinor'>): string =>
  `${department} ${period} ${currency}`;

/** The budgets of a table; refused with everything that is wrong with it. */
export function checkBudgets(table: BudgetTable, isDepartment: (code: string) => boolean): Outcome<CheckedBudget[]> {
  const findings = new FindingList(table.findings);
  const budgets = new Map<string, { readonly row: number; readonly budget: CheckedBudget }>();
  for (const raw of table.rows) {
    const row = new CheckedRow(table.place, raw, findings);
    const budget = checkedBudget(row, isDepartment);
    if (!budget) continue;
    const first = budgets.get(budgetKey(budget));
    if (first) {
      const [one, other] = [rowName(table.place, first.row), rowName(table.place, raw.row)];
      const message = phrase`${{ department: budget.department }} has two budgets in ${{ currency: budget.currency }} for ${{ period: budget.period }}: in ${{ one }} and ${{ other }}.`;
      row.error('amount', 'duplicate-budget', message, phrase`Remove one of them.`);
    } else budgets.set(budgetKey(budget), { row: raw.row, budget });
  }
  if (!findings.hasErrors && budgets.size === 0)
    return refused({ severity: 'error', code: 'nothing-to-load', ...worded(phrase`There are no budgets to load.`) });
  if (findings.hasErrors) return refused(...findings.findings);
  return done(
    [...budgets.values()].map(({ budget }) => budget),
    findings.findings,
  );
}

function checkedBudget(row: CheckedRow, isDepartment: (code: string) => boolean): CheckedBudget | undefined {
  const department = row.reference('department', isDepartment, 'departments.csv');
  const period = parsePeriod(row.text('period'))?.code;
  if (period === undefined)
    row.error(
      'period',
      'bad-period',
      phrase`${{ text: shownCell(row.text('period')) }} is not a period.`,
      phrase`Write YYYY-MM: 2026-10.`,
    );
  const currency = row.currency('currency');
  const amount = row.optionalAmount('amount', currency);
  if (department === undefined || period === undefined || currency === undefined || amount === undefined)
    return undefined;
  const amountMinor = amount?.toScaledInteger(currencyDecimals(currency)) ?? null;
  return { department, period, currency, amountMinor };
}
