import { Exact, exact } from '../engine/exact.js';
import type { LineExplanation, PayoutStep, ScorecardExplanation } from '../engine/explanation.js';
import type { RoundingMode } from '../engine/exact.js';
import { percentText } from './figures.js';
import { displayWidth, filled, LINE_WIDTH, padEnd, padStart } from './layout.js';
import type { Walked } from './numbers.js';
import type { Page } from './page.js';
import { changeOf, effectText } from './rule-lines.js';

/** One step of the walk, the amount after it, and what it changed where a rule, a cap or a floor did. */
export interface WalkStep {
  readonly label: string;
  readonly change?: Exact;
  readonly amount: Exact;
}

/** The whole way from target bonus to payout, one step a line, with the exact amounts between. */
export function stepLines(page: Page, line: LineExplanation, scorecard: ScorecardExplanation): string[] {
  if (scorecard.steps.length === 0) return [];
  return [page.words.steps.title, ...inColumns(page, walk(page, line, scorecard))];
}

/** The same as data. */
export const walk = (page: Page, line: LineExplanation, scorecard: ScorecardExplanation): WalkStep[] => [
  ...targetSteps(page, line, scorecard),
  ...scorecard.steps.map((step) => payoutStep(page, scorecard, step)),
];

function targetSteps(page: Page, line: LineExplanation, { target }: ScorecardExplanation): WalkStep[] {
  const { words, numbers, input } = page;
  const { targetBonus } = line.assignment;
  const { salary } = input.explanation.employee;
  const label =
    targetBonus.endsWith('%') && salary !== null
      ? words.steps.targetOfSalary(percentText(page, exact(targetBonus), { most: 6 }), numbers.amount(exact(salary)))
      : words.steps.target;
  const whole = { label, amount: exact(target.whole) };
  const { days, of } = line.proration;
  if (days === of) return [whole];
  const share = words.steps.days(numbers.count(Exact.of(days)), numbers.count(Exact.of(of)));
  return [whole, { label: share, amount: exact(target.prorated) }];
}

function payoutStep(page: Page, scorecard: ScorecardExplanation, step: PayoutStep): WalkStep {
  const { words, numbers } = page;
  const amount = exact(step.after);
  switch (step.step) {
    case 'score':
      return { label: words.steps.score(walkedScore(page, scorecard, exact(step.by ?? '0'))), amount };
    case 'rule': {
      const rule = page.rule(scorecard, step.rule ?? '');
      const label = words.steps.because(effectText(page, rule), page.text(rule.event.params.reason));
      return step.effect === 'hold' ? { label, amount } : { label, change: changeOf(step), amount };
    }
    case 'cap':
    case 'floor': {
      const limit = words.steps[step.step](percentText(page, exact(step.by ?? '0'), { most: 6 }));
      const change = changeOf(step);
      return change.isZero() ? { label: words.steps.notReached(limit), amount } : { label: limit, change, amount };
    }
    case 'incidents':
      return { label: words.scoring.incidents.step, change: changeOf(step), amount };
    case 'pool':
      return { label: words.scoring.poolStep(numbers.fraction(exact(step.by ?? '0'), 0).text), amount };
    case 'round': {
      const to = numbers.number(exact(step.by ?? '0'), { most: 6 });
      return { label: words.steps.round(to, words.steps.modes[step.mode as RoundingMode]), amount };
    }
  }
}

/** A score with every decimal that the walk has. */
function walkedScore(page: Page, scorecard: ScorecardExplanation, score: Exact): string {
  const { numbers, words } = page;
  const { scale, payout } = page.document(scorecard);
  if (scale === undefined && payout.per === undefined)
    return words.units.percent(numbers.fraction(score.times(Exact.of(100)), 0).text);
  const per = payout.per === undefined ? undefined : numbers.number(exact(payout.per), { most: 6 });
  return words.scoring.score(numbers.fraction(score, 0).text, per);
}

function inColumns(page: Page, steps: readonly WalkStep[]): string[] {
  const { numbers } = page;
  const amounts = pointsAligned(steps.map(({ amount }) => numbers.walked(amount)));
  const changes = steps.map(({ change }) => changeText(page, change));
  const changeWidth = Math.max(...changes.map(displayWidth));
  const amountWidth = Math.max(...amounts.map(displayWidth));
  const labels = steps.map(({ label }) => filled(label, LINE_WIDTH - 6 - changeWidth - amountWidth, 2));
  const width = Math.max(...labels.flat().map(displayWidth));
  return labels.flatMap(([first = '', ...more], i) => [
    `  ${padEnd(first, width)}  ${padStart(changes[i] ?? '', changeWidth)}  ${padStart(amounts[i] ?? '', amountWidth)}`.trimEnd(),
    ...more.map((part) => `  ${part}`),
  ]);
}

/** A change as money, to the currency's decimals: the amounts beside it are the exact ones. */
function changeText({ numbers }: Page, change: Exact | undefined): string {
  return change === undefined ? '' : numbers.change(change);
}

function pointsAligned(amounts: readonly Walked[]): string[] {
  const most = Math.max(...amounts.map(({ afterUnits }) => afterUnits));
  return amounts.map(({ text, afterUnits }) => text + ' '.repeat(most - afterUnits));
}
