import type { MoneyBase } from './documents.js';
import { constant, Exact } from './exact.js';
import type { Hold } from './explanation.js';
import type { AssignmentFacts, EmployeeFacts } from './payout-input.js';

/**
 * What a score of 1 pays for a whole period, in the employee's currency: the assignment's target bonus (an amount, or a share of
 * salary), a column of the employee's, a share of salary, or an amount. A hold where the employee has no such figure.
 */
export function moneyOf(base: MoneyBase, employee: EmployeeFacts, assignment: AssignmentFacts): Exact | Hold {
  if (base === 'target-bonus') {
    const { targetBonus } = assignment;
    return targetBonus.endsWith('%') ? ofSalary(targetBonus, employee) : constant(targetBonus);
  }
  if ('salary' in base) return ofSalary(base.salary, employee);
  if ('amount' in base) return constant(base.amount);
  const { attribute } = base;
  const text = Object.hasOwn(employee.attributes, attribute) ? employee.attributes[attribute] : undefined;
  return (text === undefined ? undefined : Exact.parse(text)) ?? { code: 'no-target', attribute };
}

const ofSalary = (share: string, { salary }: EmployeeFacts): Exact | Hold =>
  salary ? constant(share).times(salary) : { code: 'no-salary' };
