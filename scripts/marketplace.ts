/**
 * Turns the published orders of a marketplace into a company in which each seller is a department with an account manager, and the
 * orders of the six busiest months into the sellers' figures. `docs/real-input.md` says where the files come from and what was
 * decided; the account managers and their pay are made up.
 *
 *     node dist/scripts/marketplace.js FOLDER OUT
 */
import { pathToFileURL } from 'node:url';

import { figures, isOnTime, STAGES, stageSeconds } from './marketplace/figures.js';
import { readMarketplace, type Marketplace, type Order } from './marketplace/orders.js';
import { runCommand } from './real-input/command.js';
import { inOrder, writeCompany, type Company } from './real-input/company.js';
import { groupBy } from './real-input/group-by.js';
import { InputProblem } from './real-input/input-problem.js';

const MONTHS = 6;
const ROOT = 'marketplace';
const ROLE = 'account-manager';
const CURRENCY = 'BRL';
/** Fictional, as the account managers are. */
const TARGET_BONUS = '300.00';

/** The months with the most orders by day of purchase, in order of time; of equally busy ones the earlier. */
export function busiestMonths(orders: readonly Order[], howMany: number = MONTHS): string[] {
  const months = [...groupBy(orders, ({ purchased }) => purchased.month)];
  return months
    .sort(([a, ofA], [b, ofB]) => ofB.length - ofA.length || (a < b ? -1 : 1))
    .slice(0, howMany)
    .map(([month]) => month)
    .sort();
}

/** The company of the busiest months: only sellers with an order in one of them, and figures of each in every one. */
export function marketplaceCompany({ orders, sellers }: Marketplace): Company {
  const months = busiestMonths(orders);
  const [first] = months;
  if (first === undefined) throw new InputProblem('orders.csv holds no orders.');
  const from = `${first}-01`;
  const bySellerAndMonth = ordersOfSellers(orders.filter(({ purchased }) => months.includes(purchased.month)));
  const active = inOrder(bySellerAndMonth.keys()).map((id) => sellers.get(id) ?? { id, city: '', state: '' });
  return {
    departments: [
      { code: ROOT, name: 'Marketplace', parent: '' },
      ...active.map(({ id, city, state }) => ({
        code: id,
        name: `Seller ${id.slice(0, 8)}, ${city} ${state}`,
        parent: ROOT,
      })),
    ],
    roles: [{ code: ROLE, name: 'Account manager', name_zh: '卖家客户经理' }],
    employees: active.map(({ id, state }) => ({
      code: managerOf(id),
      name: `Account manager of seller ${id.slice(0, 8)}`,
      hired: from,
      left: '',
      currency: CURRENCY,
      salary: '',
      state,
    })),
    attributes: ['state'],
    assignments: active.map(({ id }) => ({
      employee: managerOf(id),
      role: ROLE,
      department: id,
      from,
      to: '',
      target_bonus: TARGET_BONUS,
    })),
    observations: months.flatMap((month) =>
      active.flatMap(({ id }) => figures(id, month, bySellerAndMonth.get(id)?.get(month) ?? [])),
    ),
  };
}

const managerOf = (seller: string): string => `am-${seller}`;

/** An order with goods of several sellers is an order of each. */
function ordersOfSellers(orders: readonly Order[]): ReadonlyMap<string, ReadonlyMap<string, readonly Order[]>> {
  const pairs = orders.flatMap((order) => [...order.sellers].map((seller) => ({ seller, order })));
  const bySeller = [...groupBy(pairs, ({ seller }) => seller)];
  return new Map(
    bySeller.map(([seller, own]) => {
      const all = own.map(({ order }) => order);
      return [seller, groupBy(all, ({ purchased }) => purchased.month)];
    }),
  );
}

/** What was read and what was left out, for people to compare with what they know of the files. */
export function describeOrders(orders: readonly Order[]): string[] {
  const delivered = orders.filter(({ delivered }) => delivered);
  const late = delivered.filter((order) => isOnTime(order) === false).length;
  const reviews = orders.reduce((total, order) => total + order.reviews.length, 0);
  const backwards = STAGES.map((stage) => {
    const count = orders.filter((order) => (stageSeconds(stage, order) ?? 0) < 0).length;
    return `${stage.indicator} ${count}`;
  });
  return [
    `${orders.length} orders in all: ${delivered.length} delivered, ${late} of them after the promised day; ${reviews} reviews.`,
    `Left out: orders without a seller ${orders.filter(({ sellers }) => sellers.size === 0).length}; times below zero: ${backwards.join(', ')}.`,
  ];
}

/** Reads `folder`, writes `out`, and answers what was written. */
export async function convertMarketplace(folder: string, out: string): Promise<readonly string[]> {
  const marketplace = await readMarketplace(folder);
  const company = marketplaceCompany(marketplace);
  await writeCompany(out, company);
  const months = busiestMonths(marketplace.orders);
  const counted = months.map((month) => {
    const orders = marketplace.orders.filter(({ purchased }) => purchased.month === month);
    return `${month} (${orders.length})`;
  });
  return [
    ...describeOrders(marketplace.orders),
    `Months with the most orders: ${counted.join(', ')}.`,
    `${company.employees.length} sellers and ${company.observations.length} observations were written to ${out}.`,
    'The orders are published; the account managers and their pay are fictional.',
  ];
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await runCommand('marketplace', convertMarketplace, process.argv.slice(2));
}
