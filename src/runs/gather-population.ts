import type { Period } from '../engine/period.js';
import type { Population } from '../engine/population.js';
import { PopulationBuilder } from '../engine/population-builder.js';
import type { RuleSet } from '../engine/rule-set.js';
import type { EmployeePage } from './frozen-inputs.js';

/**
 * Reads everybody's inputs as often as it takes to know what one payout depends on of the others': not at all where no plan in
 * force compares people, shares a pool or charges incidents.
 */
export async function gatherPopulation(
  pages: () => AsyncIterable<EmployeePage>,
  period: Period,
  ruleSet: RuleSet,
): Promise<Population | undefined> {
  if (!ruleSet.needsPopulation) return undefined;
  const builder = new PopulationBuilder();
  for await (const page of pages())
    for (const inputs of page.inputs) builder.addFigures({ ...inputs, period, ruleSet });
  if (ruleSet.hasPools)
    for await (const page of pages())
      for (const inputs of page.inputs) builder.addPoolMembers({ ...inputs, period, ruleSet });
  return builder.population({ period, ruleSet });
}
