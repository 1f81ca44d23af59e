import { Exact } from '../exact.js';
import { fractionText, parseFraction } from '../fraction-text.js';
import type { IncidentCharge } from '../incidents.js';
import type { PayoutInput } from '../payout-input.js';
import { Peers, type Standing } from '../peers.js';
import type { Period } from '../period.js';
import { Pools, type PoolShare } from '../pools.js';
import type { Population } from '../population.js';
import type { RuleSet } from '../rule-set.js';
import type { Given, TakenInput } from './taken-input.js';

/** The input that was written down, ready to be computed again. Throws on a number that is none: its shape has been checked before. */
export function replayInput(taken: TakenInput, period: Period, ruleSet: RuleSet): PayoutInput {
  const figures = new Map(
    taken.observations.map(({ subject, indicator, period: of, figures: found }) => [
      JSON.stringify([subject, indicator, of]),
      found,
    ]),
  );
  const { employee, assignments, given, adjustments } = taken;
  return {
    period,
    ruleSet,
    employee: { ...employee, salary: employee.salary === null ? null : number(employee.salary) },
    assignments,
    observations: (kind, code, indicator, of = period.code) =>
      figures.get(JSON.stringify([`${kind}:${code}`, indicator, of])) ?? [],
    ...(adjustments && { adjustments }),
    population: given === null ? undefined : populationOf(given, employee.code),
  };
}

function number(text: string): Exact {
  const value = parseFraction(text);
  if (!value) throw new RangeError(`"${text}" is not a number`);
  return value;
}

const populationOf = (given: Given, employee: string): Population => ({
  peers: new GivenPeers(given),
  pools: new GivenPools(given),
  charges: new Map([[employee, given.charges.map(chargeOf)]]),
  problems: [],
  inOtherCurrency: new Map([[employee, given.incidentsInOtherCurrency]]),
});

const chargeOf = (charge: Given['charges'][number]): IncidentCharge => ({
  ...charge,
  loss: number(charge.loss),
  remediated: number(charge.remediated),
  share: number(charge.share),
  charged: number(charge.charged),
  part: number(charge.part),
});

/** Answers what was written down, and knows of nobody else. */
class GivenPeers extends Peers {
  constructor(private readonly given: Given) {
    super();
  }

  override standing(group: string, _employee: string, value: Exact): Standing | undefined {
    const text = fractionText(value);
    const found = this.given.standings.find((each) => each.group === group && each.value === text);
    return found && { better: found.better, equal: found.equal, peers: found.peers };
  }

  override mean(group: string): { readonly mean: Exact; readonly peers: number } | undefined {
    const found = this.given.means.find((each) => each.group === group);
    return found && { mean: number(found.mean), peers: found.peers };
  }
}

class GivenPools extends Pools {
  constructor(private readonly given: Given) {
    super();
  }

  override shareOf(pool: string, _employee: string, line: number): PoolShare | undefined {
    const found = this.given.pools.find((each) => each.pool === pool && each.line === line);
    if (!found) return undefined;
    const [fund, total] = [number(found.fund), number(found.total)];
    const slope = total.isZero() ? Exact.ZERO : fund.dividedBy(total);
    return { within: found.within, fund, members: found.members, total, slope, amount: number(found.amount) };
  }
}
