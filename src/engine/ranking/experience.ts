/** Which components of a power ranking measure what customers experience (service, reputation), and which anything else (sales). */
import type { Component, Indicator, PlanDocument } from '../documents.js';
import { componentsOf, indicatorsIn, inputsIn } from '../plan-reading.js';

/** Answers what the catalogue says of an indicator; `undefined` for one that it lacks. */
export type IndicatorOf = (code: string) => Indicator | undefined;

/**
 * Ids of the components that go by what customers experience and by nothing else: by the indicators that they read, themselves or
 * through other components. An indicator is one of experience unless the catalogue says `"cx": false`; one in money only where it
 * says `"cx": true`, so that sales never pass for service because nobody said what they are.
 */
export function experienceIn(plan: PlanDocument, indicatorOf: IndicatorOf): ReadonlySet<string> {
  const all = new Map(componentsOf(plan).map((component) => [component.id, component]));
  const isOf = (component: Component, above: readonly string[]): boolean => {
    if (above.includes(component.id)) return true;
    const codes = [component.indicator ?? [], indicatorsIn(component.attainment)].flat();
    const read = componentsRead(component, plan).flatMap((id) => all.get(id) ?? []);
    const isAll = codes.every((code) => isExperience(indicatorOf(code)));
    return codes.length + read.length > 0 && isAll && read.every((each) => isOf(each, [...above, component.id]));
  };
  return new Set([...all.values()].filter((component) => isOf(component, [])).map(({ id }) => id));
}

function isExperience(indicator: Indicator | undefined): boolean {
  if (!indicator) return false;
  return indicator.cx ?? indicator.unit !== 'money';
}

/** The components that a curve looks at; of a group that is named all, oneself apart. */
function componentsRead({ id, attainment }: Component, { groups = [] }: PlanDocument): readonly string[] {
  const named = inputsIn(attainment).flatMap((input): readonly string[] => {
    if ('component' in input) return [input.component];
    if (!('lowest' in input)) return [];
    const { lowest } = input;
    if (typeof lowest !== 'string') return lowest;
    return groups.find((group) => group.id === lowest)?.components.map((each) => each.id) ?? [lowest];
  });
  return named.filter((each) => each !== id);
}
