/** json-rules-engine by itself on the bench's twelve rules: its own operators on plain doubles, explaining nothing. */
import { Engine, type RuleProperties, type TopLevelCondition } from 'json-rules-engine';

import { RULES } from '../company/rules.js';
import { REPEATS, median } from '../measure.js';
import { plainName, type PlainResult } from '../results.js';

/**
 * The rules as somebody would write them for json-rules-engine alone: what is a fact with params here (the value of an indicator)
 * is a fact of its own there, which it answers about a fifth faster.
 */
export function plainRules(): RuleProperties[] {
  return RULES.map(({ name, priority, conditions, event }) => ({
    name,
    ...(priority !== undefined && { priority }),
    conditions: plainCondition(conditions) as TopLevelCondition,
    event: { type: event.type },
  }));
}

interface Condition {
  readonly all?: readonly unknown[];
  readonly any?: readonly unknown[];
  readonly not?: unknown;
  readonly fact?: string;
  readonly params?: Readonly<Record<string, string>>;
}

function plainCondition(condition: unknown): object {
  const { all, any, not, fact, params, ...rest } = condition as Condition;
  if (all) return { all: all.map(plainCondition) };
  if (any) return { any: any.map(plainCondition) };
  if (not !== undefined) return { not: plainCondition(not) };
  return { ...rest, fact: plainName(fact ?? '', Object.values(params ?? {})[0]) };
}

/** Times evaluations as pages of results come by; each page is evaluated several times over. */
export class JsonRulesEngineBench {
  private readonly engine = new Engine(plainRules(), { allowUndefinedFacts: true });
  private readonly totals = Array.from({ length: REPEATS }, () => 0);
  private different = 0;

  async evaluate(page: readonly PlainResult[]): Promise<void> {
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      const fired: string[][] = [];
      const from = performance.now();
      for (const { facts } of page) {
        const { results } = await this.engine.run(facts);
        fired.push(results.map(({ name }) => name));
      }
      this.totals[repeat] = (this.totals[repeat] ?? 0) + performance.now() - from;
      if (repeat === 0) this.compare(page, fired);
    }
  }

  private compare(page: readonly PlainResult[], fired: readonly (readonly string[])[]): void {
    for (const [i, result] of page.entries())
      if ([...(fired[i] ?? [])].sort().join() !== result.fired.join()) this.different += 1;
  }

  /** Median time of one evaluation of everybody. */
  get seconds(): number {
    return median(this.totals) / 1_000;
  }

  /** Employees for whom other rules fired than in the product: doubles may tell apart what exact decimals do not, and the reverse. */
  get firedOtherwise(): number {
    return this.different;
  }
}
