import type { PlanExample } from './documents.js';
import { exampleInput } from './example-input.js';
import type { Exact } from './exact.js';
import { computePayout } from './payout.js';
import type { CompiledPlan, RuleSet } from './rule-set.js';

/** A worked example that expects what comes out now, of the very things that it expected before. */
export function renewedExample(plan: CompiledPlan, ruleSet: RuleSet, example: PlanExample): PlanExample {
  const result = computePayout(exampleInput(plan, ruleSet, example.given));
  const [line] = result.lines;
  const scored = line?.scored;
  const { score, payout, components, groups, parts, fired, held } = example.expect;
  const attained = new Map((scored?.score.components ?? []).map((c) => [c.component.document.id, c.attainment]));
  const grouped = new Map(
    (scored?.context.variant.groups ?? []).map(({ id = '' }, i) => [id, scored?.score.groups[i]]),
  );
  const split = scored?.context.variant.document.payout.split ?? [];
  const shares = new Map(split.map(({ id }, i) => [id, scored?.parts[i]]));
  const expect: PlanExample['expect'] = {
    ...(score !== undefined && line?.score && { score: line.score.toText() }),
    ...(payout !== undefined && { payout: result.amount.toText() }),
    ...(components && { components: renewed(components, attained) }),
    ...(groups && { groups: renewed(groups, grouped) }),
    ...(parts && { parts: renewed(parts, shares) as Record<string, string> }),
    ...(fired && { fired: (scored?.fired ?? []).map(({ name }) => name) }),
    ...(held !== undefined && { held: result.status === 'held' }),
  };
  return { ...example, expect };
}

const renewed = (
  expected: Readonly<Record<string, string | null>>,
  found: ReadonlyMap<string, Exact | undefined>,
): Record<string, string | null> =>
  Object.fromEntries(Object.keys(expected).map((id) => [id, found.get(id)?.toText() ?? null]));
