import { adjustedAmount, roundedAmount } from '../engine/adjustment.js';
import { Exact, exact } from '../engine/exact.js';
import type { LineExplanation, PayoutStep, ScorecardExplanation } from '../engine/explanation.js';
import { componentName } from './component-table.js';
import { holdLines, isCalculated } from './hold-lines.js';
import { bothEnds, displayWidth, padStart, paragraph } from './layout.js';
import type { Page } from './page.js';
import { changeOf } from './rule-lines.js';
import { scoreOnTarget, worthOf } from './score-text.js';

/** Of what made the difference, so much is said at the top. */
const DIFFERENCES = 3;

/** Who, when and how much: what a reader wants to know first. */
export function headerLines(page: Page): string[] {
  const { words, input } = page;
  const { explanation } = input;
  const status = [page.period(explanation.period.code), ...statusTexts(page)];
  const head = bothEnds(words.header.person(explanation.employee.name, postTexts(page)), status.join(' · '));
  const amount = !isPaid(page) ? [] : [words.header.payout(page.numbers.money(exact(explanation.amount)))];
  return [...head, '', ...holdLines(page), ...amount, ...comparisonLines(page), ...differenceLines(page)];
}

/** Each post that they held, once. */
export const postTexts = (page: Page): string[] => [
  ...new Set(page.input.explanation.lines.map((line) => page.post(line))),
];

/** Where the month stands, and whether this payout is held. */
export const statusTexts = (page: Page): string[] => [page.words.header.status[page.input.status], ...heldStatus(page)];

/** Is its amount what is paid? */
export const isPaid = ({ input }: Page): boolean =>
  input.explanation.status !== 'held' || input.decision?.decision === 'release';

function heldStatus({ words: { held }, input }: Page): string[] {
  if (input.explanation.status !== 'held') return [];
  if (!input.decision) return [held.status];
  return [input.decision.decision === 'release' ? held.releasedStatus : held.refusedStatus];
}

const comparisonLines = (page: Page): string[] => comparisonTexts(page).flatMap((text) => paragraph(text, 2, 2));

/** What it would have been on target, and what it was last time. */
export const comparisonTexts = (page: Page): string[] =>
  [onTargetText(page), lastMonthText(page)].filter((text) => text !== '');

function onTargetText(page: Page): string {
  const { words, numbers, input } = page;
  const { lines } = input.explanation;
  const amounts = lines.map((line) =>
    line.scorecard?.score == null ? undefined : onTarget(page, line, line.scorecard),
  );
  if (amounts.length === 0 || amounts.includes(undefined)) return '';
  const amount = Exact.sum(amounts.filter((known) => known !== undefined));
  const steps = lines.flatMap((line) => line.scorecard?.steps ?? []);
  const isChangedByRules = steps.some((step) => step.step === 'rule' && !changeOf(step).isZero());
  return words.header.onTarget(numbers.money(amount), isChangedByRules);
}

/**
 * What a line would have paid with every target met: through the plan's own cap, floor and rounding, and no rule. Of a pool nobody
 * can say so: it depends on everybody else.
 */
function onTarget(page: Page, line: LineExplanation, scorecard: ScorecardExplanation): Exact | undefined {
  const { payout } = page.document(scorecard);
  if (payout.pool) return undefined;
  const days = Exact.of(line.proration.days, line.proration.of);
  const prorated = exact(scorecard.target.whole).times(days);
  const base = { prorated, days, score: scoreOnTarget(page, scorecard), incidentLoss: Exact.ZERO };
  return roundedAmount(adjustedAmount(base, [], payout), payout);
}

function lastMonthText(page: Page): string {
  const { lastMonth, explanation } = page.input;
  if (!lastMonth) return '';
  const { header } = page.words;
  const before = page.numbers.money(exact(lastMonth.amount), lastMonth.currency);
  const period = page.period(lastMonth.period);
  if (lastMonth.currency !== explanation.currency || !isCalculated(explanation))
    return header.earlier(period, before, undefined);
  const change = exact(explanation.amount).minus(exact(lastMonth.amount));
  const say = change.isZero() ? header.changes.same : change.isNegative() ? header.changes.less : header.changes.more;
  return header.earlier(period, before, say(page.numbers.amount(change.absolute())));
}

export interface Difference {
  readonly name: string;
  readonly by: Exact;
}

/** The two or three things that moved the payout away from the target bonus most. */
export function topDifferences(page: Page): Difference[] {
  return allDifferences(page)
    .filter(({ by }) => !page.numbers.isNothing(by))
    .sort((a, b) => b.by.absolute().compare(a.by.absolute()))
    .slice(0, DIFFERENCES);
}

/** Everything that moved the payout away from the target bonus, by what it is called. */
export function allDifferences(page: Page): Difference[] {
  const all = page.input.explanation.lines.flatMap(({ scorecard }) =>
    scorecard?.score == null ? [] : differences(page, scorecard),
  );
  return addedUpByName(all);
}

function differenceLines(page: Page): string[] {
  const most = topDifferences(page).map(({ name, by }) => ({ name, change: page.numbers.change(by) }));
  if (most.length === 0) return [];
  const width = Math.max(...most.map(({ change }) => displayWidth(change)));
  const lines = most.flatMap(({ name, change }) => {
    const [first = '', ...more] = paragraph(name, width + 6, 2);
    return [`    ${padStart(change, width)}${first.slice(width + 4)}`, ...more];
  });
  return [`  ${page.words.header.madeTheDifference}`, ...lines];
}

/** What is called the same in two lines of a payout made one difference. */
function addedUpByName(differences: readonly Difference[]): Difference[] {
  const byName = new Map<string, Exact>();
  for (const { name, by } of differences) byName.set(name, (byName.get(name) ?? Exact.ZERO).plus(by));
  return [...byName].map(([name, by]) => ({ name, by }));
}

/** A gate made all the difference there is. */
function differences(page: Page, scorecard: ScorecardExplanation): Difference[] {
  const gates = scorecard.steps.filter(({ effect }) => effect === 'gate');
  if (gates.length > 0) return gates.flatMap((step) => stepDifference(page, scorecard, step));
  return [
    ...componentDifferences(page, scorecard),
    ...scorecard.steps.flatMap((step) => stepDifference(page, scorecard, step)),
  ];
}

/** What each component is worth more or less than it would have been on target. */
export function componentDifferences(page: Page, scorecard: ScorecardExplanation): Difference[] {
  const onTarget = worthOf(page, scorecard, scoreOnTarget(page, scorecard));
  return scorecard.components.flatMap((component): Difference[] => {
    if (component.worth === null || component.effectiveWeight === null) return [];
    const by = exact(component.worth).minus(exact(component.effectiveWeight).times(onTarget));
    return [{ name: componentName(page, page.component(scorecard, component.id)), by }];
  });
}

function stepDifference(page: Page, scorecard: ScorecardExplanation, step: PayoutStep): Difference[] {
  const { header } = page.words;
  const by = changeOf(step);
  if (step.step === 'rule') return [{ name: page.reason(scorecard, step.rule ?? ''), by }];
  if (step.step === 'cap') return [{ name: header.capStep, by }];
  if (step.step === 'incidents') return [{ name: page.words.scoring.incidents.step, by }];
  return step.step === 'floor' ? [{ name: header.floorStep, by }] : [];
}
