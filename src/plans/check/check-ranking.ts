/** Checks that a plan may call itself a power ranking: what customers experience outweighs everything else in it. */
import type { ComponentGroup, PlanDocument } from '../../engine/documents.js';
import { Exact } from '../../engine/exact.js';
import { phrase } from '../../engine/phrase.js';
import { componentsOf } from '../../engine/plan-reading.js';
import { experienceIn } from '../../engine/ranking/experience.js';
import type { Catalogue } from './catalogue.js';
import type { Report } from './report.js';
import { listed, percent } from './words.js';

/** Reports a ranking whose components have no weights to compare, or in which experience does not have more than half. */
export function checkRanking(plan: PlanDocument, catalogue: Catalogue, report: Report): void {
  if (plan.ranking === undefined) return;
  if (plan.combine === 'product' || plan.groups?.some(({ of }) => of !== undefined)) {
    const why = phrase`Groups that multiply, or have target bonuses of their own, have no weights that could be compared.`;
    report.error(
      'ranking-without-weights',
      ['ranking'],
      why,
      phrase`Give weights to the groups, or take "ranking" out.`,
    );
    return;
  }
  const weights = weightsOf(plan);
  // An unknown indicator, or a weight that is none, has been reported as that.
  const isKnown = componentsOf(plan).every(({ indicator }) => !indicator || catalogue.indicators.get(indicator));
  if (!weights || !isKnown) return;
  const experience = experienceIn(plan, (code) => catalogue.indicators.get(code));
  const sumOf = (isOf: boolean) =>
    Exact.sum(weights.flatMap(([id, weight]) => (experience.has(id) === isOf ? [weight] : [])));
  const [service, others] = [sumOf(true), sumOf(false)];
  if (service.isGreaterThan(others)) return;
  const what = weights.flatMap(([id]) => (experience.has(id) ? [] : [id]));
  const message = phrase`In a power ranking what customers experience outweighs everything else. Here it weighs ${{ service: percent(service) }}, and ${{ what: listed(what) }} ${{ others: percent(others) }}.`;
  report.error('sales-outweigh-service', ['ranking'], message, phrase`Give service and reputation more than half.`);
}

type Weights = readonly (readonly [id: string, weight: Exact])[];

/** What each component weighs in the whole plan; `undefined` where one of the weights cannot be read. */
function weightsOf({ components, groups }: PlanDocument): Weights | undefined {
  if (components) return within(components, Exact.ONE);
  const all: (readonly [string, Exact])[] = [];
  for (const group of groups ?? []) {
    const share = shareOf(group, groups ?? []);
    const inner = share && within(group.components, share);
    if (!inner) return undefined;
    all.push(...inner);
  }
  return all;
}

function within(components: ComponentGroup['components'], whole: Exact): Weights | undefined {
  const weights = components.map((each) => [each.id, shareOf(each, components)] as const);
  if (weights.some(([, weight]) => !weight)) return undefined;
  return weights.map(([id, weight]) => [id, (weight ?? Exact.ZERO).times(whole)] as const);
}

/** Where none is written all weigh the same. */
const shareOf = ({ weight }: { readonly weight?: string }, all: readonly unknown[]): Exact | undefined =>
  weight === undefined ? Exact.of(1, all.length) : Exact.parse(weight);
