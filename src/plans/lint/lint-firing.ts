/** Rules that can never fire, and rules that always do. */
import { phrase, type Phrase, sentences } from '../../engine/phrase.js';
import { shownValue, type NamedRule, type WrittenCondition } from '../../engine/rule.js';
import type { Path } from '../check/json-source.js';
import type { Report } from '../check/report.js';
import { listed } from '../check/words.js';
import { search, type FactDomains } from './condition-search.js';

/** Are there no facts at all with which the rule would fire? */
export const neverFires = ({ conditions }: NamedRule, domains: FactDomains): boolean =>
  search([{ condition: conditions, holds: true }], domains).kind === 'none';

/** Does the rule fire whatever the facts are, as long as something is known of each? */
export const alwaysFires = ({ conditions }: NamedRule, domains: FactDomains): boolean =>
  search([{ condition: conditions, holds: false }], domains, { allKnown: true }).kind === 'none';

/** Reports a rule that can never fire, or (where that is asked for) always does. Answers whether it has said so. */
export function lintFiring(
  rule: NamedRule,
  domains: FactDomains,
  path: Path,
  report: Report,
  { note, always = true }: { readonly note?: Phrase | undefined; readonly always?: boolean } = {},
): boolean {
  if (neverFires(rule, domains)) {
    const message = phrase`The rule "${{ rule: rule.name }}" can never fire: ${{ reason: reasonOf(rule, domains) }}`;
    report.warning(
      'rule-never-fires',
      path,
      sentences(message, note),
      phrase`Correct what it compares, or take the rule out.`,
    );
    return true;
  }
  if (!always || !alwaysFires(rule, domains)) return false;
  const message = phrase`The rule "${{ rule: rule.name }}" always fires, except where data are missing: its conditions hold whatever the facts are (missing data make comparisons false).`;
  const advice = phrase`Correct what it compares; what is meant for everybody belongs into the payout, or the curves.`;
  report.warning('rule-always-fires', path, sentences(message, note), advice);
  return true;
}

/** With more comparisons than these nobody looks for the ones to blame. */
const MOST_BLAMED = 30;

/** What makes a rule impossible: a comparison that never holds, two that exclude each other, or all together. */
function reasonOf({ conditions }: NamedRule, domains: FactDomains): Phrase {
  const all = allOf(conditions).slice(0, MOST_BLAMED);
  const isPossible = (comparisons: readonly WrittenCondition[]): boolean =>
    search(
      comparisons.map((condition) => ({ condition, holds: true })),
      domains,
    ).kind !== 'none';
  const impossible = all.find((comparison) => !isPossible([comparison]));
  if (impossible) return phrase`${{ comparison: comparisonText(impossible) }} never holds.`;
  for (const [index, first] of all.entries())
    for (const second of all.slice(index + 1))
      if (!isPossible([first, second]))
        return phrase`${{ first: comparisonText(first) }} and ${{ second: comparisonText(second) }} are never both so.`;
  return phrase`its conditions contradict each other.`;
}

/** The comparisons that must all hold. */
function allOf(condition: WrittenCondition): readonly WrittenCondition[] {
  if (condition.fact !== undefined) return [condition];
  return (condition.all ?? []).flatMap(allOf);
}

/** A comparison in a line: `"value" of "loss" greaterThan "0.005"`. */
function comparisonText({ fact = '', params, operator = '', value = '' }: WrittenCondition): Phrase {
  const named = Object.values(params ?? {}).reduce<Phrase>(
    (of, word) => phrase`${{ of }} of "${{ word }}"`,
    phrase`"${{ word: fact }}"`,
  );
  const shown = shownValue(value);
  const compared = listed(typeof shown === 'string' ? [shown] : shown);
  return phrase`${{ fact: named }} ${{ operator }} ${{ value: compared }}`;
}
