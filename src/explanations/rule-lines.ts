import type { AdjustmentRule } from '../engine/documents.js';
import { Exact, exact } from '../engine/exact.js';
import type { PayoutStep, RuleExplanation, ScorecardExplanation } from '../engine/explanation.js';
import { comparisonText, decisive } from './conditions.js';
import { percentText } from './figures.js';
import { displayWidth, padEnd, paragraph } from './layout.js';
import type { Page } from './page.js';
import type { Margin, Verdict } from './words/words.js';

/** A sign beside the word, never instead of it: ✓ good for the payout, ✗ against it, – neither. */
const NEITHER = '–';

/** Every rule that was considered, the ones that did not apply too, with what they looked at. */
export function ruleLines(page: Page, scorecard: ScorecardExplanation): string[] {
  if (scorecard.rules.length === 0) return [];
  const width = Math.max(...Object.values(page.words.rules.verdicts).map(displayWidth));
  const lines = scorecard.rules.flatMap((rule) => oneRule(toldRule(page, scorecard, rule), width));
  return [page.words.rules.title, ...lines];
}

function oneRule({ sign, verdictText, text, facts }: ToldRule, width: number): string[] {
  const start = `${sign} ${padEnd(verdictText, width)}  `;
  const indent = displayWidth(start);
  return [...paragraph(start + text, 2, indent), ...facts.flatMap((fact) => paragraph(fact, 2 + indent, 2))];
}

/** A rule in words: how it came out, what it does or would do, and what it looked at. */
export interface ToldRule {
  readonly name: string;
  readonly verdict: Verdict;
  readonly verdictText: string;
  readonly sign: string;
  readonly text: string;
  readonly facts: readonly string[];
}

export function toldRule(page: Page, scorecard: ScorecardExplanation, rule: RuleExplanation): ToldRule {
  const document = page.rule(scorecard, rule.name);
  const step = scorecard.steps.find((taken) => taken.rule === rule.name);
  const verdict = verdictOf(document, rule, step);
  return {
    name: rule.name,
    verdict,
    verdictText: page.words.rules.verdicts[verdict],
    sign: signOf(verdict, step),
    text: ruleText(page, document, rule, verdict === 'applied' ? step : undefined),
    facts: factTexts(page, scorecard, rule),
  };
}

/** Why a rule is there and what it did; where it did not apply, what it would have done. */
function ruleText(
  page: Page,
  document: AdjustmentRule,
  { fired }: RuleExplanation,
  step: PayoutStep | undefined,
): string {
  const { words, numbers } = page;
  const reason = page.text(document.event.params.reason);
  const effect = effectText(page, document);
  if (!fired) return words.rules.ifSo(reason, effect);
  const done = words.inBrackets(reason, effect);
  return step ? words.labelled(done, numbers.change(changeOf(step))) : done;
}

/** What made a rule apply, or kept it from applying, a text for each comparison. */
export function factTexts(page: Page, scorecard: ScorecardExplanation, rule: RuleExplanation): readonly string[] {
  const comparisons = decisive(rule.conditions);
  const margin = marginOf(page.rule(scorecard, rule.name), rule.fired);
  return [...new Set(comparisons.map((comparison) => comparisonText(page, scorecard, rule, comparison, margin)))];
}

/** What a step changed. */
export const changeOf = ({ before, after }: PayoutStep): Exact => exact(after).minus(exact(before));

function verdictOf(
  document: AdjustmentRule,
  { fired, conditions }: RuleExplanation,
  step: PayoutStep | undefined,
): Verdict {
  if (!fired) {
    if (decisive(conditions).some(({ was }) => was === null)) return 'noData';
    return isGuard(document) ? 'passed' : 'notMet';
  }
  if (document.event.type === 'hold') return 'held';
  return step && !changeOf(step).isZero() ? 'applied' : 'noEffect';
}

function signOf(verdict: Verdict, step: PayoutStep | undefined): string {
  if (verdict === 'passed') return '✓';
  if (verdict === 'held') return '✗';
  if (verdict !== 'applied' || !step) return NEITHER;
  return changeOf(step).isNegative() ? '✗' : '✓';
}

function marginOf(document: AdjustmentRule, fired: boolean): Margin | undefined {
  if (isGuard(document)) return fired ? 'beyond' : 'toSpare';
  return fired ? undefined : 'short';
}

/** Does this rule, where it applies, take away? Then not to meet it is good. */
function isGuard({ event }: AdjustmentRule): boolean {
  switch (event.type) {
    case 'gate':
    case 'hold':
    case 'cap':
      return true;
    case 'floor':
      return false;
    case 'multiply':
      return exact(event.params.by).isLessThan(Exact.ONE);
    case 'add':
      return exact(event.params.share ?? event.params.amount ?? '0').isNegative();
  }
}

/** What a rule does to the amount: "× 1.05", "at most 60 % of the target bonus". */
export function effectText(page: Page, { event }: AdjustmentRule): string {
  const { numbers, words } = page;
  const say = words.rules.effects[event.type];
  if (event.type === 'gate' || event.type === 'hold') return say('');
  if (event.type === 'multiply') return say(numbers.number(exact(event.params.by), { most: 6 }));
  const { share, amount } = event.params;
  const sum = exact(share ?? amount ?? '0');
  const text = share === undefined ? numbers.money(sum) : words.rules.ofTarget(percentText(page, sum, { most: 6 }));
  return say(event.type === 'add' && sum.isGreaterThan(Exact.ZERO) ? `+${text}` : text);
}
