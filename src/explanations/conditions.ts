import type { Indicator } from '../engine/documents.js';
import { Exact } from '../engine/exact.js';
import type {
  ComponentExplanation,
  FigureExplanation,
  RuleExplanation,
  ScorecardExplanation,
} from '../engine/explanation.js';
import { builtInFact, OPERATORS } from '../engine/facts.js';
import type { ConditionTrace } from '../engine/rule.js';
import { componentName } from './component-table.js';
import { casesText, distanceText, figureText, limitText, missingText, percentText } from './figures.js';
import type { Decimals } from './numbers.js';
import type { Page } from './page.js';
import { toldOperator, type ToldOperator } from './told-operator.js';
import type { Margin } from './words/words.js';

/** One comparison of a rule, the right way round where it stands under a `not`. */
export interface Comparison extends ToldOperator {
  readonly fact: string;
  readonly params: Readonly<Record<string, string>>;
  /** Where inside the fact. */
  readonly path?: string | undefined;
  readonly limit: string | readonly string[];
  readonly was: string | readonly string[] | null;
}

/** The comparisons that made a rule fire, or kept it from firing: of several that must all hold, those that do not. */
export function decisive(trace: ConditionTrace, negated = false): Comparison[] {
  if ('not' in trace) return decisive(trace.not, !negated);
  if ('fact' in trace) {
    const { fact, params = {}, path, operator, value, was } = trace;
    return [{ fact, params, path, ...toldOperator(operator, negated), limit: value, was }];
  }
  const parts = 'all' in trace ? trace.all : trace.any;
  const decidedBySome = 'all' in trace ? !trace.result : trace.result;
  const deciding = decidedBySome ? parts.filter(({ result }) => result === trace.result) : parts;
  return deciding.flatMap((part) => decisive(part, negated));
}

/** How a fact is called and how its figures are written. */
interface FactWords {
  readonly subject: string;
  /** Is it compared as a number? A code of digits is none. */
  readonly numeric: boolean;
  value(was: Exact, decimals?: Decimals): string;
  limit(limit: Exact): string;
  distance(distance: Exact): string;
  text(text: string): string;
  /** Beside the figure, in brackets. */
  readonly beside: string;
  /** What stands where nothing is known. */
  readonly unknown: string;
}

/** A comparison in words: what the fact was, where the rule applies, and how far that is. */
export function comparisonText(
  page: Page,
  scorecard: ScorecardExplanation,
  rule: RuleExplanation,
  comparison: Comparison,
  margin: Margin | undefined,
): string {
  const { words } = page;
  const { was, limit } = comparison;
  const fact = factWords(page, scorecard, rule, comparison);
  const number = (text: string) => (fact.numeric ? Exact.parse(text) : undefined);
  const write = (text: string): string => {
    const value = number(text);
    return value ? fact.limit(value) : fact.text(text);
  };
  const applies = appliesText(page, comparison, typeof limit === 'string' ? write(limit) : limit.map(write));
  const say = (text: string) => words.rules.fact(fact.subject, text, applies);
  if (was === null) return say(fact.unknown);
  if (typeof was !== 'string') return say(words.listed(was.map((text) => fact.text(text))));
  const [value, bound] = [number(was), typeof limit === 'string' ? number(limit) : undefined];
  const shown = value ? fact.value(value, { beside: bound }) : fact.text(was);
  const text = say(fact.beside === '' ? shown : words.inBrackets(shown, fact.beside));
  if (!value || !bound || !margin || !hasMargin(comparison)) return text;
  return words.labelled(text, marginText(page, fact, value, bound, margin));
}

/** Where a rule applies: at a limit, or at some or all of several. */
function appliesText({ words }: Page, comparison: Comparison, limit: string | readonly string[]): string {
  const { operator, ofFact, ofValues } = comparison;
  const limits = typeof limit === 'string' ? limit : ofValues === 'every' ? words.listed(limit) : words.either(limit);
  const applies = words.rules.applies[operator](limits);
  return ofFact ? words.rules.ofItems[ofFact](applies) : applies;
}

/** Is it worth saying how near it was? Of what is measured; nobody is short of months of service, or of cases. */
const hasMargin = ({ fact, operator }: Comparison): boolean =>
  OPERATORS[operator] === 'order' && !['sample', 'tenure-months', 'month'].includes(fact);

function marginText({ words }: Page, fact: FactWords, value: Exact, bound: Exact, margin: Margin): string {
  const distance = value.minus(bound).absolute();
  return distance.isZero() ? words.rules.atTheLimit : words.rules.margins[margin](fact.distance(distance));
}

function factWords(
  page: Page,
  scorecard: ScorecardExplanation,
  rule: RuleExplanation,
  { fact, params, path }: Comparison,
): FactWords {
  const { words } = page;
  if (params['indicator'] !== undefined) {
    const indicator = page.indicator(params['indicator']);
    return fact === 'sample'
      ? plainFact(page, words.rules.samples(page.text(indicator.name)))
      : valueFact(page, scorecard, rule, indicator);
  }
  if (params['component'] !== undefined) {
    const scored = scorecard.components.find(({ id }) => id === params['component']);
    const name = componentName(page, page.component(scorecard, params['component']));
    return { ...shareFact(page, words.rules.attained(name)), ...(scored && { unknown: notScoredText(page, scored) }) };
  }
  if (fact === 'score') return shareFact(page, words.rules.score);
  const subject = subjectAt(page, factName(page, fact), path);
  return { ...plainFact(page, subject), numeric: isNumeric(page, fact), ...codeWords(page, fact) };
}

/** A fact of which only a part is looked at: the third of several, or what stands at a path. */
function subjectAt({ words }: Page, subject: string, path: string | undefined): string {
  if (path === undefined || path === '$') return subject;
  const place = /^\$\[([0-9]+)\]$/.exec(path)?.[1];
  return place === undefined ? words.inBrackets(subject, path) : words.rules.item(subject, String(Number(place) + 1));
}

function valueFact(
  page: Page,
  scorecard: ScorecardExplanation,
  rule: RuleExplanation,
  indicator: Indicator,
): FactWords {
  const scored = scorecard.components.find((component) => component.indicator === indicator.code);
  const figure: FigureExplanation | undefined =
    scored?.measured ?? rule.figures.find((beside) => beside.indicator === indicator.code);
  return {
    subject: page.text(indicator.name),
    numeric: true,
    value: (was, decimals) => figureText(page, indicator, was, decimals),
    limit: (limit) => limitText(page, indicator, limit),
    distance: (distance) => distanceText(page, indicator, distance),
    text: (text) => text,
    // A component's counts stand in the table already.
    beside: scored || !figure ? '' : casesText(page, indicator, figure),
    unknown: scored ? notScoredText(page, scored) : unknownText(page, indicator, figure),
  };
}

/** Why a component has no attainment, and rules no figure of it to look at. */
function notScoredText(page: Page, { indicator, status }: ComponentExplanation): string {
  if (status.kind === 'counted') return page.words.rules.verdicts.noData;
  return missingText(page, indicator === null ? undefined : page.indicator(indicator), status.reason);
}

/** Why a rule had no figure to look at: too few cases, or nothing at all. */
function unknownText(page: Page, indicator: Indicator, figure: FigureExplanation | undefined): string {
  if (!figure || figure.value === null || figure.needs.sample === null) return page.words.rules.verdicts.noData;
  const { sample, needs } = figure;
  const need = String(needs.sample);
  if (sample === null) return missingText(page, indicator, { code: 'sample-not-reported', need });
  return missingText(page, indicator, { code: 'below-sample', have: sample, need });
}

function shareFact(page: Page, subject: string): FactWords {
  return {
    subject,
    numeric: true,
    value: (was, decimals) => percentText(page, was, decimals),
    limit: (limit) => percentText(page, limit, { most: 6 }),
    distance: (distance) =>
      page.words.units.percentagePoints(page.numbers.hundredths(distance, { beside: Exact.ZERO })),
    text: (text) => text,
    beside: '',
    unknown: page.words.rules.verdicts.noData,
  };
}

function plainFact({ numbers, words }: Page, subject: string): FactWords {
  return {
    subject,
    numeric: true,
    value: (was, decimals) => numbers.number(was, decimals),
    limit: (limit) => numbers.number(limit, { most: 6 }),
    distance: (distance) => numbers.number(distance, { beside: Exact.ZERO }),
    text: (text) => text,
    beside: '',
    unknown: words.rules.verdicts.noData,
  };
}

const isNumeric = (page: Page, fact: string): boolean =>
  (builtInFact(fact) ?? page.input.ruleSet.attributes.find(({ name }) => name === fact))?.type === 'number';

/** A fact's name: ours, or the label of a column of the company's, of which only what stands before a colon is the name. */
function factName(page: Page, fact: string): string {
  if (isNamedFact(page, fact)) return page.words.rules.facts[fact];
  const label = page.input.ruleSet.attributes.find(({ name }) => name === fact)?.label;
  return (label && page.text(label).split(/[:\uff1a]/)[0]) ?? fact;
}

const isNamedFact = ({ words }: Page, fact: string): fact is keyof Page['words']['rules']['facts'] =>
  Object.hasOwn(words.rules.facts, fact);

/** Facts that hold codes are written by what the codes stand for. */
function codeWords(page: Page, fact: string): Partial<FactWords> {
  const { names, explanation } = page.input;
  switch (fact) {
    case 'month': {
      const monthName = (month: Exact) => page.words.monthName(Number(month.toText()));
      return { value: monthName, limit: monthName };
    }
    case 'period':
      return { text: (code) => page.period(code) };
    case 'role':
      return { text: (code) => names.role(code, page.language) };
    case 'department':
    case 'departments':
      return { text: (code) => names.department(code) };
    case 'employee':
      return { text: (code) => (code === explanation.employee.code ? explanation.employee.name : code) };
    default:
      return {};
  }
}
