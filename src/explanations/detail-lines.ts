import { exact } from '../engine/exact.js';
import type {
  ComponentExplanation,
  FigureExplanation,
  LineExplanation,
  ObservationReference,
  ScorecardExplanation,
} from '../engine/explanation.js';
import { componentName } from './component-table.js';
import { percentText } from './figures.js';
import { paragraph } from './layout.js';
import type { Page } from './page.js';

/** Every report behind every figure, and the hashes that prove it: codes and numbers as they are stored. */
export function detailLines(page: Page): string[] {
  const { title, employee, ruleSet, engine } = page.words.detail;
  const { explanation } = page.input;
  return [
    title,
    ...entry(page, employee, explanation.employee.code),
    ...explanation.lines.flatMap((line) => lineDetail(page, line)),
    ...entry(page, ruleSet, explanation.ruleSet),
    ...entry(page, engine, explanation.engine),
  ];
}

const entry = ({ words }: Page, label: string, text: string): string[] => paragraph(words.labelled(label, text), 2, 2);

function lineDetail(page: Page, line: LineExplanation): string[] {
  const { scorecard, eligibility } = line;
  const { detail } = page.words;
  const heading = paragraph(`${page.days(line.proration.from, line.proration.to)} · ${page.post(line)}`, 2, 2);
  if (!scorecard) return heading;
  const chosen = eligibility.fired.slice(0, 1).map(({ name }) => detail.byRule(name));
  const name = page.words.inBrackets(page.planName(scorecard.plan.id), scorecard.plan.id);
  const plan = [name, scorecard.plan.hash, ...chosen].join(' · ');
  const beside = scorecard.rules.flatMap((rule) => rule.figures);
  const lookedAt = beside.filter(
    ({ indicator }, i) => beside.findIndex((other) => other.indicator === indicator) === i,
  );
  return [
    ...heading,
    ...entry(page, detail.plan, plan),
    ...parameterDetail(page, scorecard),
    ...scorecard.components.flatMap((component) => componentDetail(page, scorecard, component)),
    ...lookedAt.flatMap((figure) => figureDetail(page, figure.indicator, [detail.lookedAtByRules], figure)),
  ];
}

/** The parameters that the plan went by, as they held for this line. */
function parameterDetail(page: Page, { parameters }: ScorecardExplanation): string[] {
  if (parameters.length === 0) return [];
  const { scoring, inBrackets } = page.words;
  const texts = parameters.map(({ name, value, from, override }) => {
    const whom = override && Object.entries(override).map(([key, is]) => `${key} ${is}`);
    return inBrackets(name, scoring.parameters.held(value, from, whom?.join(', ')));
  });
  return entry(page, scoring.parameters.title, texts.join(' · '));
}

function componentDetail(page: Page, scorecard: ScorecardExplanation, component: ComponentExplanation): string[] {
  const { detail, labelled } = page.words;
  const place = page.component(scorecard, component.id);
  const { document, indicator } = place.component;
  const policy = document.whenMissing ?? indicator?.whenMissing ?? 'reweight';
  const facts = [
    component.id,
    labelled(detail.weight, percentText(page, exact(component.weight), { most: 6 })),
    detail.policies[policy],
  ];
  if (component.indicator === null || !component.measured)
    return paragraph([componentName(page, place), ...facts].join(' · '), 2, 2);
  return figureDetail(page, component.indicator, facts, component.measured);
}

function figureDetail(page: Page, code: string, facts: readonly string[], figure: FigureExplanation): string[] {
  const { detail, inBrackets, labelled } = page.words;
  const how = figure.by === null ? [] : [detail.aggregates[figure.by]];
  const value = figure.value === null ? [] : [labelled(detail.value, figure.value)];
  const subject = figure.subject === null ? [detail.noObservations] : [figure.subject];
  const name = inBrackets(page.text(page.indicator(code).name), code);
  return [
    ...paragraph([name, ...facts, ...subject, ...value, ...how].join(' · '), 2, 2),
    ...figure.observations.flatMap((observation) => observationDetail(page, observation, [])),
    ...figure.notCounted.flatMap((observation) => observationDetail(page, observation, [detail.unused])),
  ];
}

function observationDetail(page: Page, observation: ObservationReference, marks: readonly string[]): string[] {
  const { detail, labelled } = page.words;
  const { batch, row, day, source, value, numerator, denominator, sample, reference } = observation;
  const file = page.input.batches?.get(batch)?.file ?? detail.batch(String(batch));
  const counts = numerator !== null && denominator !== null ? `${numerator}/${denominator}` : null;
  const named = (label: string, text: string | null) => (text === null ? [] : [labelled(label, text)]);
  const parts = [
    detail.row(file, String(row)),
    ...(day === null ? [] : [day]),
    labelled(detail.source, source),
    ...named(detail.value, value ?? counts),
    ...(value === null || counts === null ? [] : [counts]),
    ...named(detail.sample, sample),
    ...named(detail.reference, reference),
    ...marks,
  ];
  return paragraph(parts.join(' · '), 4, 2);
}
