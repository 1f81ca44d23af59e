/** What-if: one weight of the plan is changed, and a year of payouts is computed again in memory. */
import type { PayoutInput } from '../src/engine/payout-input.js';
import { compileRuleSet, type HashedDocument } from '../src/engine/rule-set.js';
import { WhatIf } from '../src/engine/what-if.js';
import { timedMedian } from './measure.js';
import { BenchBroken, worked } from './product.js';

/** Weights by component, as a plan writes them. */
export type Weights = Readonly<Record<string, string>>;

/** Payouts that can be had again with other weights. */
export interface Payouts {
  /** What all of them come to with these weights in place of the plan's, in minor units. */
  total(weights: Weights): bigint;
}

/** The one place that names how it is done: figures are held, and all that comes after attainments is computed again. */
export function inMemoryWhatIf(documents: readonly HashedDocument[], people: readonly PayoutInput[]): Payouts {
  const held = new WhatIf(people);
  return {
    total: (weights) => {
      const ruleSet = worked(compileRuleSet(documents.map((document) => withWeights(document, weights))));
      let total = 0n;
      for (const amount of held.amounts(ruleSet)) total += amount.toScaledInteger(CENTS);
      return total;
    },
  };
}

const CENTS = 2;

function withWeights(document: HashedDocument, weights: Weights): HashedDocument {
  if (document.kind !== 'plan') return document;
  const { components } = document.content;
  if (!components) return document;
  const changed = components.map((component) => {
    const weight = weights[component.id];
    return weight === undefined ? component : { ...component, weight };
  });
  return { ...document, content: { ...document.content, components: changed } };
}

/** Milliseconds from a weight to the new total. A change that changes nothing was not computed. */
export async function measureWhatIf(whatIf: Payouts): Promise<number> {
  const component = 'on-time';
  const before = whatIf.total({});
  const { seconds, value: after } = await timedMedian(() => whatIf.total({ [component]: '25%' }));
  if (after === before) throw new BenchBroken(`another weight of "${component}" changed no payout`);
  return seconds * 1_000;
}
