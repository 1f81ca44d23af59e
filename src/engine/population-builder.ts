import { standingKey, meanKey } from './component-source.js';
import { Exact } from './exact.js';
import { chargesOf, type IncidentMember, type IncidentProblem } from './incidents.js';
import { lineFigures } from './line-figures.js';
import { poolMember, sharedBy } from './line.js';
import { assignedDays, type PayoutInput } from './payout-input.js';
import { computePayout } from './payout.js';
import { planFor } from './plan-choice.js';
import type { CompiledComponent, CompiledPlan } from './plan.js';
import { inputsIn } from './plan-reading.js';
import { Peers } from './peers.js';
import type { Population } from './population.js';
import { Pools } from './pools.js';

/**
 * Gathers a population in two passes over everybody's inputs: first figures and who bears incidents, then, where there are pools,
 * what everybody would be paid before they are shared out.
 */
export class PopulationBuilder {
  private readonly peers = new Peers();
  private readonly pools = new Pools();
  private readonly members: IncidentMember[] = [];
  private charged: Pick<Population, 'charges' | 'problems' | 'inOtherCurrency'> | undefined;

  /** First pass. */
  addFigures(input: PayoutInput): void {
    const { period, employee, ruleSet } = input;
    const assignments: IncidentMember['assignments'][number][] = [];
    for (const assignment of input.assignments) {
      const days = assignedDays(period, employee, assignment);
      if (!days) continue;
      const plan = planFor(input, assignment);
      const { role, departments } = assignment;
      assignments.push({ role, departments, days: days.days, stages: plan ? stagesOf(plan) : [] });
      if (plan) this.addPeers(input, assignment, plan);
    }
    if (ruleSet.incidents.length > 0 && assignments.length > 0)
      this.members.push({ code: employee.code, currency: employee.currency, assignments });
  }

  /** Second pass, over the same people: needed where a plan in force shares a pool. */
  addPoolMembers(input: PayoutInput): void {
    // Shares are worked out once, when first asked for: nobody may ask this population's pools before all members are there.
    const population = { ...this.population(input), pools: new Pools() };
    for (const { setting, scored } of computePayout({ ...input, population }).lines) {
      const found = scored && poolMember(setting, scored);
      if (!found) continue;
      const { pool, round } = scored.context.variant.document.payout;
      if (pool) this.pools.add(found.key, { pool, round, fixed: found.fixed }, found.within, found.member);
    }
  }

  /** What has been gathered. */
  population({ ruleSet, period }: Pick<PayoutInput, 'ruleSet' | 'period'>): Population {
    if (!this.charged) {
      const { charges, problems } = chargesOf(ruleSet.incidents, period, this.members);
      this.charged = { charges, problems, inOtherCurrency: byEmployee(problems) };
    }
    return { peers: this.peers, pools: this.pools, ...this.charged };
  }

  private addPeers(input: PayoutInput, assignment: PayoutInput['assignments'][number], plan: CompiledPlan): void {
    const { employee, period } = input;
    const variant = plan.variantFor(period.code, { ...assignment, attributes: employee.attributes });
    const shared = { shared: (word: string) => sharedBy(word, { input, assignment }, plan) };
    for (const component of variant.components) {
      const { indicator, needs } = component;
      const keys = indicator && peerKeys(component, shared);
      if (!indicator || !keys) continue;
      const found = (input.figures?.(assignment) ?? lineFigures(input, assignment)).find(indicator, needs);
      const { outcome } = found.reading;
      const figure = outcome.kind === 'unusable' ? undefined : outcome.figure;
      if (!figure) continue;
      const peer = { value: figure.value, sample: figure.sample };
      if (outcome.kind === 'figure') for (const key of keys.standings) this.peers.add(key, employee.code, peer);
      const isOwn = found.subject?.startsWith('employee:') ?? false;
      if (isOwn && keys.mean !== undefined && figure.sample?.isGreaterThan(Exact.ZERO))
        this.peers.add(keys.mean, employee.code, peer);
    }
  }
}

/** Each incident once, however many shares of it somebody should bear. */
function byEmployee(problems: readonly IncidentProblem[]): Population['inOtherCurrency'] {
  const found = new Map<string, string[]>();
  for (const problem of problems) {
    if (problem.kind !== 'currency') continue;
    const { employee, incident } = problem;
    const held = found.get(employee);
    if (!held) found.set(employee, [incident]);
    else if (!held.includes(incident)) held.push(incident);
  }
  return found;
}

const stagesOf = (plan: CompiledPlan): readonly string[] => [
  ...new Set(plan.components.flatMap(({ indicator }) => indicator?.stage ?? [])),
];

/** The peer groups that a component asks for; `undefined` where it asks for none. */
function peerKeys(component: CompiledComponent, context: Parameters<typeof meanKey>[2]) {
  const standings = inputsIn(component.document.attainment).flatMap((input) => {
    if ('rank' in input) return [standingKey(component, input.rank, context)];
    return 'percentile' in input ? [standingKey(component, input.percentile, context)] : [];
  });
  const { whenFew } = component;
  const mean = typeof whenFew === 'string' ? undefined : meanKey(component, whenFew.shrink, context);
  return standings.length > 0 || mean !== undefined ? { standings: [...new Set(standings)], mean } : undefined;
}
