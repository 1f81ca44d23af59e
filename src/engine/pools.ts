import type { Pool, Rounding } from './documents.js';
import { constant, Exact, exact } from './exact.js';
import { shareOut } from './largest-remainder.js';

/** One line that takes part in a pool. */
export interface PoolMember {
  readonly employee: string;
  /** Which of the employee's lines, from 1. */
  readonly ordinal: number;
  /** What it would have been paid, exact, before the pool was shared out. */
  readonly amount: Exact;
  /** Prorated target. */
  readonly target: Exact;
}

/** A line's part of a pool. */
export interface PoolShare {
  readonly within: string;
  readonly fund: Exact;
  readonly members: number;
  /** What all members together would have been paid. */
  readonly total: Exact;
  /** Fund ÷ total; 0 where nobody has earned anything. */
  readonly slope: Exact;
  readonly amount: Exact;
}

/** The fund as one member's plan has it: parameters can make it another for each. */
interface FundOfMember {
  readonly pool: Pool;
  readonly round: Rounding;
  /** The amount of a fixed fund, or of one that is a rate of a figure. */
  readonly fixed: Exact | undefined;
}

interface OpenPool {
  readonly within: string;
  readonly round: Rounding;
  /** Does every member add a share of their target to the fund? Else all of them name the same fund. */
  readonly isShare: boolean;
  readonly members: PoolMember[];
  /** What each member adds, or names. */
  readonly funds: (Exact | undefined)[];
}

/** Which pool a line belongs to: its plan's, or its plan's of its department; one for each currency that is paid. */
export const poolKey = (plan: string, { within }: Pool, department: string, currency: string): string =>
  within === 'department' ? `${plan}\n${currency}\n${department}` : `${plan}\n${currency}`;

/** Funds of a period with their members, gathered in a pass over all employees, then shared out to the last step. */
export class Pools {
  private readonly open = new Map<string, OpenPool>();
  private shares: ReadonlyMap<string, PoolShare> | undefined;

  /** `fixed` is the fund where it is no share of the members' targets; `undefined` where its figure is missing. */
  add(key: string, { pool, round, fixed }: FundOfMember, within: string, member: PoolMember): void {
    const share = 'share' in pool.fund ? constant(pool.fund.share) : undefined;
    let open = this.open.get(key);
    if (!open) this.open.set(key, (open = { within, round, isShare: share !== undefined, members: [], funds: [] }));
    open.members.push(member);
    open.funds.push(share ? member.target.times(share) : fixed);
  }

  /** A line's part; `undefined` where the fund is not known. Call it when all members have been added. */
  shareOf(key: string, employee: string, ordinal: number): PoolShare | undefined {
    this.shares ??= new Map([...this.open].flatMap(([pool, open]) => sharesOf(pool, open)));
    return this.shares.get(memberKey(key, employee, ordinal));
  }

  /** What the part of a line would be if it alone had earned another amount; `undefined` where it is no member. */
  shareIf(key: string, employee: string, ordinal: number, amount: Exact): PoolShare | undefined {
    const open = this.open.get(key);
    if (!open) return undefined;
    const isIt = (member: PoolMember) => member.employee === employee && member.ordinal === ordinal;
    const members = open.members.map((member) => (isIt(member) ? { ...member, amount } : member));
    return new Map(sharesOf(key, { ...open, members })).get(memberKey(key, employee, ordinal));
  }
}

const memberKey = (pool: string, employee: string, ordinal: number): string => `${pool}\n${employee}\n${ordinal}`;

/**
 * Every member's amount × fund ÷ total, in whole steps that add up to the fund: steps left over by rounding go to the largest
 * remainders, ties by employee code, then line. The fund itself is first rounded to the cent as the plan says,
 * and down to whole steps. Nobody's amount counts below 0.
 */
function sharesOf(key: string, open: OpenPool): [string, PoolShare][] {
  const fund = fundOf(open);
  if (!fund) return [];
  const members = [...open.members].sort(
    (a, b) => (a.employee < b.employee ? -1 : a.employee > b.employee ? 1 : 0) || a.ordinal - b.ordinal,
  );
  const claims = members.map(({ amount }) => amount.greater(Exact.ZERO));
  const total = Exact.sum(claims);
  const slope = total.isZero() ? Exact.ZERO : fund.dividedBy(total);
  const amounts = total.isZero() ? claims : shareOut(fund, claims, exact(open.round.to));
  const common = { within: open.within, fund, members: members.length, total, slope };
  return members.map(({ employee, ordinal }, i) => [
    memberKey(key, employee, ordinal),
    { ...common, amount: amounts[i] ?? Exact.ZERO },
  ]);
}

/** Members who do not agree on what there is to pay have no fund. */
function fundOf({ isShare, round, funds }: OpenPool): Exact | undefined {
  const known = funds.filter((each) => each !== undefined);
  const [first] = known;
  if (!first || known.length < funds.length) return undefined;
  if (!isShare && known.some((each) => !each.equals(first))) return undefined;
  const fund = isShare ? Exact.sum(known) : first;
  return fund.isNegative() ? undefined : wholeSteps(fund, round);
}

const CENT = Exact.of(1, 100);

/** To the cent as the plan says, then down to whole steps: a coarse step must not pay more than there is. */
function wholeSteps(fund: Exact, { to, mode }: Rounding): Exact {
  const step = exact(to);
  return fund.roundedTo(step.lesser(CENT), mode).roundedTo(step, 'floor');
}
