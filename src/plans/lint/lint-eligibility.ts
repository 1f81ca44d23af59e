/** Eligibility: rules that never matter, plans that nobody can come to, and rules that name two plans for the same people. */
import type { EligibilityRule } from '../../engine/documents.js';
import { phrase } from '../../engine/phrase.js';
import { byPriority, DEFAULT_PRIORITY } from '../../engine/rule.js';
import type { Draft } from '../check/catalogue.js';
import type { Path } from '../check/json-source.js';
import type { Report } from '../check/report.js';
import { listed } from '../check/words.js';
import { search, type FactDomains } from './condition-search.js';
import { lintFiring } from './lint-firing.js';
import { isProvable } from './provable.js';

/** More pairs of rules than these are not compared. */
const MOST_PAIRS = 50_000;

interface PlacedEligibility {
  readonly rule: EligibilityRule;
  readonly path: Path;
  readonly report: Report;
}

const priorityOf = ({ rule }: PlacedEligibility): number => rule.priority ?? DEFAULT_PRIORITY;
const planOf = ({ rule }: PlacedEligibility): string => rule.event.params.id;

/** Reports what never matters, or cannot be decided, in the rules of who is on which plan. */
export function lintEligibility(drafts: readonly Draft[], domains: FactDomains): void {
  const rules = drafts
    .flatMap(({ document, report }) =>
      document?.kind === 'eligibility'
        ? document.content.rules.map((rule, index): PlacedEligibility => ({ rule, path: ['rules', index], report }))
        : [],
    )
    .sort((a, b) => byPriority(a.rule, b.rule));
  const effective = rules.filter((placed) => !isIdle(placed, rules, domains));
  lintOverlaps(effective, domains);
  const [chosen, named] = [new Set(effective.map(planOf)), new Set(rules.map(planOf))];
  for (const { document, report } of drafts) {
    const id = document?.kind === 'plan' ? document.content.id : undefined;
    if (id === undefined || chosen.has(id) || !named.has(id)) continue;
    const message = phrase`Nobody can be on the plan "${{ id }}": every eligibility rule that names it never fires, or gives way to another.`;
    report.warning('plan-out-of-reach', ['id'], message, phrase`Mend the eligibility rules that name it.`);
  }
}

/** Does a rule never decide anything? Reports why. */
function isIdle(placed: PlacedEligibility, rules: readonly PlacedEligibility[], domains: FactDomains): boolean {
  const { rule, path, report } = placed;
  if (lintFiring(rule, domains, [...path, 'conditions'], report, { always: false })) return true;
  const over = higher(placed, rules).find((other) => covers(other.rule, rule, domains));
  if (!over) return false;
  const message = phrase`The rule "${{ name: rule.name }}" never decides: wherever it fires "${{ over: over.rule.name }}" fires, too, and goes first by its priority (${{ priority: priorityOf(over) }}).`;
  report.warning('rule-shadowed', path, message, phrase`Give this rule the higher priority, or narrow the other.`);
  return true;
}

const higher = (placed: PlacedEligibility, rules: readonly PlacedEligibility[]): readonly PlacedEligibility[] =>
  rules.filter((other) => priorityOf(other) > priorityOf(placed));

const covers = (over: EligibilityRule, rule: EligibilityRule, domains: FactDomains): boolean =>
  search(
    [
      { condition: rule.conditions, holds: true },
      { condition: over.conditions, holds: false },
    ],
    domains,
  ).kind === 'none';

/** Two rules of one priority with different plans, for people whom no higher rule decides. */
function lintOverlaps(rules: readonly PlacedEligibility[], domains: FactDomains): void {
  let pairs = 0;
  for (const [index, first] of rules.entries())
    for (const second of rules.slice(index + 1)) {
      if (priorityOf(first) !== priorityOf(second) || planOf(first) === planOf(second)) continue;
      pairs += 1;
      if (pairs > MOST_PAIRS) return;
      if (canBothDecide(first, second, rules, domains)) tellOverlap(first, second);
    }
}

function canBothDecide(
  first: PlacedEligibility,
  second: PlacedEligibility,
  rules: readonly PlacedEligibility[],
  domains: FactDomains,
): boolean {
  const both = [first, second].map(({ rule }) => ({ condition: rule.conditions, holds: true }));
  // Most pairs exclude each other at once.
  if (search(both, domains).kind !== 'found') return false;
  const undecided = higher(first, rules).map(({ rule }) => ({ condition: rule.conditions, holds: false }));
  return search([...undecided, ...both], domains, { accept: (facts) => isProvable(facts) }).kind === 'found';
}

function tellOverlap(first: PlacedEligibility, second: PlacedEligibility): void {
  const [earlier, later] = first.path < second.path ? [first, second] : [second, first];
  const message = phrase`The rules ${{ rules: listed([earlier.rule.name, later.rule.name]) }} can fire for the same person, have the same priority (${{ priority: priorityOf(first) }}), and name different plans: ${{ plans: listed([planOf(earlier), planOf(later)]) }}. The payout would be held.`;
  later.report.warning(
    'two-plans-possible',
    later.path,
    message,
    phrase`Give the one that should win a higher priority.`,
  );
}
