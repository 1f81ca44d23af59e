import type { CoverageMonth, CoverageRow, CoverageView } from '../../coverage/coverage.service.js';
import type { Covered } from '../../coverage/coverage-sums.js';
import { table } from '../output.js';

/** Columns of figures. */
const RIGHT = new Set([2, 3, 4, 5, 7, 8, 9, 10]);
const HEAD = ['people', 'no CX', 'internal', 'third-party', '', 'targets', 'no CX', 'internal', 'third-party'];

type Rows = readonly (readonly string[])[];

/** Coverage as tables: the months, then roles and departments of the last. Money is by the components that it hangs on. */
export function coverageText({ months, roles, departments }: CoverageView): string {
  const of = (title: string, rows: readonly CoverageRow[]): Rows => [
    [title, 'measured', ...HEAD],
    ...rows.flatMap((row) => inCurrencies([row.key, row.measurement], row)),
  ];
  const ofMonths = [
    ['month', 'roles without', ...HEAD],
    ...months.flatMap((month) => inCurrencies(headOf(month), month)),
  ];
  return [ofMonths, of('role', roles), of('department', departments)].map((rows) => table(rows, RIGHT)).join('\n\n');
}

const headOf = ({ period, hasRules, roles }: CoverageMonth): string[] => {
  const all = roles.none + roles.internal + roles.thirdParty;
  return [period, hasRules ? `${roles.none} of ${all}` : 'no rules'];
};

/** A line for each currency. */
function inCurrencies(
  head: readonly string[],
  { headcount, people, amounts }: Covered & { readonly headcount: number },
): string[][] {
  const counts = [headcount, people.none, people.internal, people.thirdParty].map(String);
  if (amounts.length === 0) return [[...head, ...counts]];
  return amounts.map(({ currency, target, atStake }, i) => [
    ...(i === 0 ? [...head, ...counts] : ['', '', '', '', '', '']),
    ...[currency, target, atStake.none, atStake.internal, atStake.thirdParty],
  ]);
}
