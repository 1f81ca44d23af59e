/** GoRules zen on the bench's plan: one decision graph, evaluated once an employee on doubles in memory. */
import { median, REPEATS, timed } from '../measure.js';
import type { PlainResult } from '../results.js';
import { PAYOUT, planFormulas, SECTIONS, type Language } from './plan-formulas.js';
import { PayoutComparison, type PlanPeer, type PlanPeerFound, type PlanPeerMeasured } from './plan-peer.js';
import { findTool } from './tools.js';

const PACKAGE = '@gorules/zen-engine';

/** As much of the package as is used here. */
interface Zen {
  readonly ZenEngine: new () => { createDecision(graph: object): Decision };
  /** A graph read beforehand, which it evaluates about a third faster. */
  readonly ZenDecisionContent: new (graph: object) => object;
}
interface Decision {
  evaluate(context: object): Promise<{ readonly result: Readonly<Record<string, unknown>> }>;
}

const identifier = (name: string): string => name.replace(/[^a-z0-9]+/g, '_');

const LANGUAGE: Language = {
  ref: (name, isNear) => (isNear ? `$.${identifier(name)}` : identifier(name)),
  text: (value) => JSON.stringify(value),
  nothing: 'null',
  isKnown: (ref) => `${ref} != null`,
  isAmong: (ref, values) => `${ref} in [${values.join(', ')}]`,
  isWithin: (department) => `contains(departments, ${JSON.stringify(department)})`,
  allOf: (conditions) => `(${conditions.join(' and ')})`,
  anyOf: (conditions) => `(${conditions.join(' or ')})`,
  not: (condition) => `not (${condition})`,
  when: (condition, then, otherwise) => `(${condition} ? ${then} : ${otherwise})`,
  least: (a, b) => `min([${a}, ${b}])`,
  most: (a, b) => `max([${a}, ${b}])`,
  rounded: (amount, decimals) => `round(${amount}, ${decimals})`,
};

/** The plan as a graph: an expression node for each section, one after the other, between input and output. */
export function zenGraph(): object {
  const formulas = planFormulas(LANGUAGE);
  const nodes = SECTIONS.map((section, i) => ({
    id: section,
    name: section,
    type: 'expressionNode',
    position: { x: 200 * (i + 1), y: 0 },
    content: {
      expressions: formulas
        .filter((formula) => formula.section === section)
        .map(({ name, formula }) => ({ id: identifier(name), key: identifier(name), value: formula })),
      passThrough: section !== SECTIONS.at(-1),
    },
  }));
  const ids = ['input', ...SECTIONS, 'output'];
  const end = (id: string, type: string, x: number) => ({ id, name: id, type, position: { x, y: 0 }, content: {} });
  return {
    nodes: [end('input', 'inputNode', 0), ...nodes, end('output', 'outputNode', 200 * (ids.length - 1))],
    edges: ids.slice(1).map((targetId, i) => ({ id: `edge-${i}`, type: 'edge', sourceId: ids[i], targetId })),
  };
}

/** GoRules zen, or why there is none. */
export async function zenPeer(folder?: string): Promise<PlanPeerFound> {
  const tool = await findTool<Zen>(PACKAGE, folder);
  if ('missing' in tool) return tool;
  const { ZenEngine, ZenDecisionContent } = tool.module;
  const decision = new ZenEngine().createDecision(new ZenDecisionContent(zenGraph()));
  return new ZenBench(`${PACKAGE} ${tool.version}`, decision);
}

class ZenBench implements PlanPeer {
  private readonly comparison = new PayoutComparison();
  private readonly oneByOne = Array.from({ length: REPEATS }, () => 0);
  private readonly overlapping = Array.from({ length: REPEATS }, () => 0);

  constructor(
    private readonly by: string,
    private readonly decision: Decision,
  ) {}

  /** Both ways in turn: one employee after the other, and a whole page handed over at once. */
  async take(page: readonly PlainResult[]): Promise<void> {
    const contexts = page.map(({ inputs }) => contextOf(inputs));
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      const { value, seconds } = await timed(() => this.inTurn(contexts));
      const atOnce = await timed(() => Promise.all(contexts.map((context) => this.decision.evaluate(context))));
      this.oneByOne[repeat] = (this.oneByOne[repeat] ?? 0) + seconds;
      this.overlapping[repeat] = (this.overlapping[repeat] ?? 0) + atOnce.seconds;
      if (repeat === 0) this.comparison.compare(page, value);
    }
  }

  private async inTurn(contexts: readonly object[]): Promise<unknown[]> {
    const payouts: unknown[] = [];
    for (const context of contexts) payouts.push((await this.decision.evaluate(context)).result[identifier(PAYOUT)]);
    return payouts;
  }

  measured(): Promise<PlanPeerMeasured> {
    return Promise.resolve({
      by: this.by,
      seconds: median(this.oneByOne),
      overlappingSeconds: median(this.overlapping),
      differences: this.comparison.result,
    });
  }
}

const contextOf = (inputs: PlainResult['inputs']): object =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [identifier(name), value]));
