import type { Explanation, Hold } from '../engine/explanation.js';
import { exact } from '../engine/exact.js';
import { componentName } from './component-table.js';
import { missingText } from './figures.js';
import { paragraph } from './layout.js';
import type { Page } from './page.js';
import type { ScoringHold } from './words/scoring-words.js';

/** For a payout that is held: that it is, why, and what was calculated so far. */
export function holdLines(page: Page): string[] {
  const told = toldHold(page);
  if (!told) return [];
  const reasons = told.reasons.flatMap((reason) => paragraph(`- ${reason}`, 2, 2));
  return [...paragraph(told.title), ...reasons, ...(told.soFar === null ? [] : paragraph(told.soFar))];
}

export interface ToldHold {
  /** That it is held, or what somebody has decided. */
  readonly title: string;
  readonly reasons: readonly string[];
  /** What was calculated so far, while nobody has decided. */
  readonly soFar: string | null;
}

/** The same as data; `undefined` where nothing is held. */
export function toldHold(page: Page): ToldHold | undefined {
  const { explanation, decision } = page.input;
  if (explanation.status !== 'held') return undefined;
  const { held } = page.words;
  const reasons = explanation.holds.map((hold) => reasonText(page, hold));
  if (decision) {
    const say = decision.decision === 'release' ? held.released : held.refused;
    return { title: say(decision.actor, decision.reason), reasons, soFar: null };
  }
  const soFar = isCalculated(explanation) ? held.soFar(page.numbers.money(exact(explanation.amount))) : held.nothingYet;
  return { title: held.title, reasons, soFar };
}

/** Could anything be calculated at all? Otherwise the amount of 0 is none. */
export const isCalculated = ({ lines }: Explanation): boolean =>
  lines.some(({ scorecard }) => scorecard?.score != null);

/** Why, with whose assignment it is about where there are several. */
function reasonText(page: Page, hold: Hold): string {
  const { lines } = page.input.explanation;
  const line = hold.line === undefined ? undefined : lines[hold.line - 1];
  const text = holdText(page, hold, line);
  if (!line || lines.length < 2) return text;
  const { from, to } = line.proration;
  return page.words.labelled(`${page.days(from, to)} · ${page.post(line)}`, text);
}

function holdText(page: Page, hold: Hold, line: Explanation['lines'][number] | undefined): string {
  const { held, listed, labelled } = page.words;
  switch (hold.code) {
    case 'no-assignment':
      return held.noAssignment;
    case 'no-plan':
      return held.noPlan;
    case 'nothing-measured':
      return held.nothingMeasured;
    case 'two-plans':
      return held.twoPlans(listed(hold.plans.map((plan) => page.words.quoted(page.planName(plan)))));
    case 'unknown-plan':
      return held.unknownPlan(page.words.quoted(hold.plan));
    case 'wrong-currency':
      return held.wrongCurrency(hold.have, hold.need);
    case 'rounding-finer-than-currency':
      return held.finerThanCurrency(page.numbers.number(exact(hold.step), { most: 12 }), hold.currency);
    case 'no-salary':
      return held.noSalary;
    case 'negative-amount':
      return held.negativeAmount;
    case 'amount-too-large':
      return held.amountTooLarge(page.numbers.money(exact(hold.amount)));
    case 'rule':
      return line?.scorecard ? page.reason(line.scorecard, hold.rule) : hold.rule;
    case 'component': {
      const place = line?.scorecard && page.component(line.scorecard, hold.component);
      const name = place ? componentName(page, place) : hold.component;
      return labelled(name, missingText(page, place?.component.indicator, hold.reason));
    }
    case 'no-target':
    case 'no-fund':
    case 'incident-currency':
    case 'group':
    case 'too-few-groups':
      return scoringHoldText(page, hold, line);
    case 'indicator': {
      const indicator = page.indicator(hold.indicator);
      return labelled(page.text(indicator.name), missingText(page, indicator, hold.reason));
    }
  }
}

function scoringHoldText(page: Page, hold: ScoringHold, line: Explanation['lines'][number] | undefined): string {
  const { holds } = page.words.scoring;
  const count = (text: string) => page.numbers.count(exact(text));
  switch (hold.code) {
    case 'no-target': {
      const attribute = page.input.ruleSet.attributes.find(({ name }) => name === hold.attribute);
      return holds.noTarget(attribute?.label ? page.text(attribute.label) : hold.attribute);
    }
    case 'no-fund':
      return holds.noFund;
    case 'incident-currency': {
      const incident = page.input.ruleSet.incidents.find(({ id }) => id === hold.incident);
      return holds.incidentCurrency(incident ? page.text(incident.name) : hold.incident);
    }
    case 'group': {
      const groups = line?.scorecard ? page.plan(line.scorecard.plan.id).document.groups : undefined;
      const group = groups?.find(({ id }) => id === hold.group);
      return holds.group(group ? page.text(group.name) : hold.group, count(hold.have).text, count(hold.need));
    }
    case 'too-few-groups':
      return holds.tooFewGroups(count(hold.have).text, count(hold.need));
  }
}
