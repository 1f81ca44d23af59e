/** Checks what a plan's examples name; running them is another's work. */
import type { PlanDocument, PlanExample } from '../../engine/documents.js';
import { Exact } from '../../engine/exact.js';
import { BUILT_IN_FACTS, builtInFact } from '../../engine/facts.js';
import { phrase } from '../../engine/phrase.js';
import type { Catalogue } from './catalogue.js';
import { checkIndicatorName } from './check-conditions.js';
import type { Path } from './json-source.js';
import { Known } from './known.js';
import type { Report } from './report.js';
import { didYouMean, shown } from './words.js';

/** Reports indicators, facts and rules that the examples name and nobody declares, and a name that stands twice. */
export function checkExamples(
  plan: PlanDocument,
  ruleNames: readonly string[],
  catalogue: Catalogue,
  report: Report,
): void {
  const names = new Known<undefined>(true);
  for (const [index, example] of (plan.examples ?? []).entries()) {
    const path = ['examples', index];
    names.declare(example.name, undefined, report, [...path, 'name'], {
      code: 'duplicate-example',
      what: phrase`example name`,
    });
    checkGiven(example.given, catalogue, [...path, 'given'], report);
    for (const [place, rule] of (example.expect.fired ?? []).entries()) {
      if (ruleNames.includes(rule)) continue;
      const advice = didYouMean(rule, ruleNames) ?? phrase`The plan has no rules.`;
      report.error(
        'unknown-rule',
        [...path, 'expect', 'fired', place],
        phrase`The plan has no rule "${{ rule }}".`,
        advice,
      );
    }
  }
}

function checkGiven(given: PlanExample['given'], catalogue: Catalogue, path: Path, report: Report): void {
  for (const part of ['values', 'samples'] as const)
    for (const code of Object.keys(given[part] ?? {}))
      checkIndicatorName(code, catalogue, [...path, part, code], report);
  for (const [fact, value] of Object.entries(given.facts ?? {}))
    checkGivenFact(fact, value, catalogue, [...path, 'facts', fact], report);
}

function checkGivenFact(fact: string, value: string, catalogue: Catalogue, path: Path, report: Report): void {
  const builtIn = builtInFact(fact);
  const type = builtIn ? builtIn.type : catalogue.attributes.get(fact);
  if (builtIn?.where === 'adjustments' || (!type && catalogue.attributes.lacks(fact))) {
    const everywhere = BUILT_IN_FACTS.filter(({ where }) => where === 'everywhere').map(({ name }) => name);
    const advice = didYouMean(fact, [...everywhere, ...catalogue.attributes.names]);
    report.error('unknown-fact', path, phrase`${{ fact: shown(fact) }} is no fact about an employee.`, advice, 'key');
    return;
  }
  if (type !== 'number' || Exact.parse(value)) return;
  report.error(
    'not-a-decimal',
    path,
    phrase`"${{ fact }}" is a number, but ${{ value: shown(value) }} is not a decimal.`,
    phrase`Write one such as "10".`,
  );
}
