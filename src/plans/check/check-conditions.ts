/** Checks rule conditions one comparison at a time: that its fact exists here, and that operator and value suit it. */
import type { Indicator } from '../../engine/documents.js';
import { Exact } from '../../engine/exact.js';
import {
  BUILT_IN_FACTS,
  builtInFact,
  OPERATORS,
  type BuiltInFact,
  type Comparison,
  type FactType,
  type OperatorName,
} from '../../engine/facts.js';
import { valueRange } from '../../engine/figure.js';
import type { Catalogue } from './catalogue.js';
import { exactOfNumber, isTypedExactly } from './exact-values.js';
import type { Path } from './json-source.js';
import { isWithin } from './range.js';
import type { Report } from './report.js';
import { didYouMean, figure, listed, percent, shown } from './words.js';

/** A condition whose shape has been checked. */
export interface ConditionNode {
  readonly all?: readonly ConditionNode[];
  readonly any?: readonly ConditionNode[];
  readonly not?: ConditionNode;
  readonly fact?: string;
  readonly operator?: OperatorName;
  readonly value?: Scalar | readonly Scalar[];
  readonly params?: { readonly indicator?: string; readonly component?: string };
}
type Scalar = string | number;

/** What conditions may speak of where they stand. */
export interface ConditionScope {
  readonly where: BuiltInFact['where'];
  readonly catalogue: Catalogue;
  /** Ids of the plan's components; `undefined` in a shared rule, whose plans check them. */
  readonly components: readonly string[] | undefined;
}

/** A condition that compares one fact, and where it stands. */
export interface ComparisonNode extends ConditionNode {
  readonly fact: string;
  readonly operator: OperatorName;
  readonly value: Scalar | readonly Scalar[];
}

/** Every comparison in a condition, however deep, with its path. */
export function* comparisons(condition: ConditionNode, path: Path): Generator<readonly [ComparisonNode, Path]> {
  for (const [word, list] of [
    ['all', condition.all],
    ['any', condition.any],
  ] as const)
    for (const [index, child] of (list ?? []).entries()) yield* comparisons(child, [...path, word, index]);
  if (condition.not) yield* comparisons(condition.not, [...path, 'not']);
  if (isComparison(condition)) yield [condition, path];
}

const isComparison = (condition: ConditionNode): condition is ComparisonNode => condition.fact !== undefined;

/** Reports what is wrong with the comparisons of a rule's conditions. */
export function checkConditions(condition: ConditionNode, scope: ConditionScope, path: Path, report: Report): void {
  for (const [comparison, here] of comparisons(condition, path)) {
    const numbersFit = checkNumbers(comparison, here, report);
    const type = checkFact(comparison, scope, here, report);
    if (type && numbersFit) checkComparison(comparison, type, scope, here, report);
  }
}

/** Answers the type of the fact, or `undefined` where there is no such fact or nobody can know. */
function checkFact(
  { fact, params }: ComparisonNode,
  scope: ConditionScope,
  path: Path,
  report: Report,
): FactType | undefined {
  const builtIn = builtInFact(fact);
  if (!builtIn) return checkAttribute(fact, params, scope, path, report);
  if (builtIn.where === 'adjustments' && scope.where === 'everywhere') {
    const message = `"${fact}" exists only in adjustment rules: who is on which plan is settled before anything is scored.`;
    report.error('fact-not-available', [...path, 'fact'], message, `Known here: ${listed(factsIn(scope))}.`);
    return undefined;
  }
  return checkParams(builtIn, params, scope, path, report) ? builtIn.type : undefined;
}

function checkAttribute(
  fact: string,
  params: ConditionNode['params'],
  { where, catalogue }: ConditionScope,
  path: Path,
  report: Report,
): FactType | undefined {
  const type = catalogue.attributes.get(fact);
  if (type && params) reportParams(fact, path, report);
  if (type || !catalogue.attributes.lacks(fact)) return type;
  const known = factsIn({ where, catalogue });
  const advice = `${didYouMean(fact, known) ?? ''} A column of employees.csv is declared in attributes.json.`.trim();
  report.error('unknown-fact', [...path, 'fact'], `There is no fact ${shown(fact)}.`, advice);
  return undefined;
}

const factsIn = ({ where, catalogue }: Pick<ConditionScope, 'where' | 'catalogue'>): readonly string[] => [
  ...BUILT_IN_FACTS.filter((fact) => where === 'adjustments' || fact.where === 'everywhere').map(({ name }) => name),
  ...catalogue.attributes.names,
];

function reportParams(fact: string, path: Path, report: Report): void {
  report.error('params-not-taken', [...path, 'params'], `The fact "${fact}" takes no params.`, 'Remove them.');
}

function checkParams(
  { name, params: wanted }: BuiltInFact,
  given: ConditionNode['params'],
  scope: ConditionScope,
  path: Path,
  report: Report,
): boolean {
  const [param] = wanted;
  if (param === undefined) {
    if (given) reportParams(name, path, report);
    return !given;
  }
  const word = given?.[param];
  if (word === undefined) {
    const message = `The fact "${name}" needs params: { "${param}": … }.`;
    report.error('missing-params', path, message, `Say which ${param} is meant.`);
    return false;
  }
  for (const other of Object.keys(given ?? {})) {
    if (other === param) continue;
    report.error(
      'params-not-taken',
      [...path, 'params', other],
      `The fact "${name}" takes only "${param}".`,
      'Remove it.',
    );
  }
  return param === 'indicator'
    ? checkIndicatorName(word, scope.catalogue, [...path, 'params', param], report)
    : checkComponentId(word, scope.components, [...path, 'params', param], report);
}

/** Reports an indicator that no document declares. Answers whether it may exist. */
export function checkIndicatorName(code: string, { indicators }: Catalogue, path: Path, report: Report): boolean {
  if (!indicators.lacks(code)) return true;
  const advice = didYouMean(code, indicators.names) ?? 'Declare it in indicators/.';
  report.error('unknown-indicator', path, `There is no indicator "${code}".`, advice);
  return false;
}

/** Reports a component that the plan does not have. Answers whether it may exist. */
export function checkComponentId(
  id: string,
  components: readonly string[] | undefined,
  path: Path,
  report: Report,
): boolean {
  if (!components || components.includes(id)) return true;
  report.error('unknown-component', path, `The plan has no component "${id}".`, didYouMean(id, components));
  return false;
}

/** Numbers are judged whatever the fact, so that whatever passes can be written as exact text. */
function checkNumbers({ value }: ComparisonNode, path: Path, report: Report): boolean {
  let allExact = true;
  for (const [scalar, here] of scalarsOf(value, [...path, 'value'])) {
    if (typeof scalar !== 'number') continue;
    const typed = report.textAt(here);
    if (exactOfNumber(scalar) && isTypedExactly(typed, scalar)) continue;
    allExact = false;
    const message = `The number ${typed.slice(0, 60)} has more digits than can be kept exactly.`;
    report.error(
      'number-not-exact',
      here,
      message,
      'Write it in double quotes, with at most 30 digits before and after the point.',
    );
  }
  return allExact;
}

function scalarsOf(value: ComparisonNode['value'], path: Path): readonly (readonly [Scalar, Path])[] {
  return isList(value) ? value.map((item, index) => [item, [...path, index]] as const) : [[value, path]];
}

const isList = (value: ComparisonNode['value']): value is readonly Scalar[] => Array.isArray(value);

function checkComparison(
  { fact, operator, value, params }: ComparisonNode,
  type: FactType,
  scope: ConditionScope,
  path: Path,
  report: Report,
): void {
  const comparison = OPERATORS[operator];
  const unsuited = unsuitedFact(comparison, type);
  if (unsuited) {
    report.error(
      'operator-does-not-fit',
      [...path, 'operator'],
      `"${operator}" ${unsuited[0]}, but "${fact}" is ${TYPE_WORDS[type]}.`,
      unsuited[1],
    );
    return;
  }

  const here = [...path, 'value'];
  if (isList(value) !== (comparison === 'membership')) {
    reportListness(operator, comparison, here, report);
    return;
  }
  if (isList(value) && value.length === 0) {
    report.error('empty-list', here, `"${operator}" looks in an empty list.`, 'Name at least one value.');
    return;
  }
  const indicator = fact === 'value' ? scope.catalogue.indicators.get(params?.indicator ?? '') : undefined;
  for (const [scalar, at] of scalarsOf(value, here)) {
    if (type === 'number') checkDecimalValue(scalar, fact, indicator, at, report);
    else checkTextValue(scalar, fact, at, report);
  }
}

const TYPE_WORDS: Readonly<Record<FactType, string>> = { number: 'a number', text: 'text', list: 'a list' };

/** What an operator asks of the fact and what to use instead, where the fact's type does not do. */
function unsuitedFact(comparison: Comparison, type: FactType): readonly [string, string] | undefined {
  if (comparison === 'containment')
    return type === 'list' ? undefined : ['asks a list', 'Use equal, or in with a list of values.'];
  if (type === 'list') return ['compares a single value', 'Use contains or doesNotContain.'];
  if (comparison === 'order' && type === 'text') return ['compares numbers', 'Use equal, or in with a list of values.'];
  return undefined;
}

function reportListness(operator: string, comparison: Comparison, path: Path, report: Report): void {
  if (comparison === 'membership')
    report.error('value-does-not-fit', path, `"${operator}" needs a list of values.`, 'Write [ … ], or use equal.');
  else
    report.error(
      'value-does-not-fit',
      path,
      `"${operator}" compares with one value, not a list.`,
      'Use in, or one value.',
    );
}

function checkDecimalValue(
  scalar: Scalar,
  fact: string,
  indicator: Indicator | undefined,
  path: Path,
  report: Report,
): void {
  const value = typeof scalar === 'number' ? exactOfNumber(scalar) : Exact.parse(scalar);
  if (!value) {
    const message = `"${fact}" is a number, but ${shown(scalar)} is not a decimal.`;
    report.error('value-does-not-fit', path, message, 'Write a decimal such as "0.03", "3%" or 12.');
    return;
  }
  if (!indicator || isWithin(value, valueRange(indicator))) return;
  const isPercent = indicator.unit === 'percent';
  const read = isPercent ? percent(value) : figure(value);
  const message = `${read} is outside the values that "${indicator.code}" can have, so this never changes.`;
  const advice = isPercent ? `Did you mean "${figure(value)}%"?` : 'Check it against the range of the indicator.';
  report.warning('value-outside-range', path, message, advice);
}

function checkTextValue(scalar: Scalar, fact: string, path: Path, report: Report): void {
  if (typeof scalar === 'string') return;
  const message = `"${fact}" is compared as text, but ${shown(scalar)} is a number.`;
  report.error('value-does-not-fit', path, message, `Write "${String(scalar)}".`);
}
