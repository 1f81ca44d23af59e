/** Checks one comparison whose fact is known: that operator, path and value suit it. */
import type { Indicator } from '../../engine/documents.js';
import { Exact } from '../../engine/exact.js';
import { operatorParts, OPERATORS, type Comparison, type DecoratorName, type FactType } from '../../engine/facts.js';
import { pathSteps } from '../../engine/fact-path.js';
import { valueRange } from '../../engine/figure.js';
import { phrase, type Phrase } from '../../engine/phrase.js';
import type { ComparisonNode, Scalar } from './condition-nodes.js';
import { exactOfNumber, isTypedExactly } from './exact-values.js';
import type { Path } from './json-source.js';
import { isWithin } from './range.js';
import type { Report } from './report.js';
import { figure, percent, shown } from './words.js';

/** Numbers are judged whatever the fact, so that whatever passes can be written as exact text. */
export function checkNumbers({ value }: ComparisonNode, path: Path, report: Report): boolean {
  let allExact = true;
  for (const [scalar, here] of scalarsOf(value, [...path, 'value'])) {
    if (typeof scalar !== 'number') continue;
    const typed = report.textAt(here);
    if (exactOfNumber(scalar) && isTypedExactly(typed, scalar)) continue;
    allExact = false;
    const message = phrase`The number ${{ value: typed.slice(0, 60) }} has more digits than can be kept exactly.`;
    report.error(
      'number-not-exact',
      here,
      message,
      phrase`Write it in double quotes, with at most 30 digits before and after the point.`,
    );
  }
  return allExact;
}

function scalarsOf(value: ComparisonNode['value'], path: Path): readonly (readonly [Scalar, Path])[] {
  return isList(value) ? value.map((item, index) => [item, [...path, index]] as const) : [[value, path]];
}

const isList = (value: ComparisonNode['value']): value is readonly Scalar[] => Array.isArray(value);

/** Reports where operator, path and value do not suit a fact of this type; `indicator` where it is the value of one. */
export function checkComparison(
  node: ComparisonNode,
  type: FactType,
  indicator: Indicator | undefined,
  path: Path,
  report: Report,
): void {
  const inside = typeInside(node, type, path, report);
  const left = inside && leftToCompare(node, inside, path, report);
  if (!left) return;
  const { fact, operator, value } = node;
  const unsuited = unsuitedFact(left.comparison, left.type);
  if (unsuited) {
    const message = phrase`"${{ operator }}" ${{ asks: unsuited[0] }}, but "${{ fact }}" is ${{ type: TYPE_WORDS[left.type] }}.`;
    report.error('operator-does-not-fit', [...path, 'operator'], message, unsuited[1]);
    return;
  }
  const here = [...path, 'value'];
  if (left.isList !== (left.comparison === 'membership')) {
    reportListness(operator, left.comparison, here, report);
    return;
  }
  if (isList(value) && value.length === 0) {
    report.error(
      'empty-list',
      here,
      phrase`"${{ operator }}" looks in an empty list.`,
      phrase`Name at least one value.`,
    );
    return;
  }
  for (const [scalar, at] of scalarsOf(value, here)) {
    if (left.type === 'number') checkDecimalValue(scalar, fact, indicator, at, report);
    else checkTextValue(scalar, fact, at, report);
  }
}

/** What of the fact is compared: all of it, or one item of a list. */
function typeInside({ fact, path }: ComparisonNode, type: FactType, here: Path, report: Report): FactType | undefined {
  if (path === undefined) return type;
  const steps = pathSteps(path);
  const isItem = steps?.length === 1 && /^[0-9]+$/.test(steps[0] ?? '');
  if (steps && type === 'list' && (isItem || steps.length === 0)) return isItem ? 'text' : 'list';
  const message =
    type === 'list'
      ? phrase`The path ${{ path: shown(path) }} leads nowhere: "${{ fact }}" is a list of texts.`
      : phrase`The path ${{ path: shown(path) }} leads nowhere: "${{ fact }}" is ${{ type: TYPE_WORDS[type] }} and has no inside.`;
  const advice =
    type === 'list' ? phrase`Write the place of an item, counted from 0: "$[0]".` : phrase`Leave the path out.`;
  report.error('path-does-not-fit', [...here, 'path'], message, advice);
  return undefined;
}

/** What an operator is left to compare when its decorators have taken lists apart and exchanged the sides. */
interface LeftToCompare {
  readonly comparison: Comparison;
  readonly type: FactType;
  readonly isList: boolean;
}

/** With the sides exchanged a list of values contains the fact, and the fact is a list in which the value is looked up. */
const EXCHANGED: Readonly<Record<Comparison, Comparison>> = {
  equality: 'equality',
  order: 'order',
  membership: 'containment',
  containment: 'membership',
};

function leftToCompare(node: ComparisonNode, type: FactType, path: Path, report: Report): LeftToCompare | undefined {
  const parts = operatorParts(node.operator);
  if (!parts) return undefined;
  let [factType, valueIsList, exchanged] = [type, isList(node.value), false];
  for (const decorator of parts.decorators) {
    if (decorator === 'swap') exchanged = !exchanged;
    const side = sideTakenApart(decorator, exchanged);
    if (side === undefined) continue;
    if (side === 'fact' ? factType !== 'list' : !valueIsList) {
      reportNoList(decorator, side, node.fact, factType, path, report);
      return undefined;
    }
    if (side === 'fact') factType = 'text';
    else valueIsList = false;
  }
  const comparison = OPERATORS[parts.operator];
  return { comparison: exchanged ? EXCHANGED[comparison] : comparison, type: factType, isList: valueIsList };
}

/** The side whose items a decorator goes through; `undefined` for one that goes through none. */
function sideTakenApart(decorator: DecoratorName, exchanged: boolean): 'fact' | 'value' | undefined {
  if (decorator === 'swap' || decorator === 'not') return undefined;
  const isFirst = decorator === 'someFact' || decorator === 'everyFact';
  return isFirst === exchanged ? 'value' : 'fact';
}

function reportNoList(
  decorator: DecoratorName,
  side: 'fact' | 'value',
  fact: string,
  type: FactType,
  path: Path,
  report: Report,
): void {
  if (side === 'fact') {
    const message = phrase`"${{ decorator }}:" goes through a list, but "${{ fact }}" is ${{ type: TYPE_WORDS[type] }}.`;
    report.error('operator-does-not-fit', [...path, 'operator'], message, phrase`Leave "${{ decorator }}:" out.`);
    return;
  }
  const message = phrase`"${{ decorator }}:" goes through a list of values, and here stands one value.`;
  report.error(
    'value-does-not-fit',
    [...path, 'value'],
    message,
    phrase`Write [ … ], or leave "${{ decorator }}:" out.`,
  );
}

const TYPE_WORDS: Readonly<Record<FactType, Phrase>> = {
  number: phrase`a number`,
  text: phrase`text`,
  list: phrase`a list`,
};

/** What an operator asks of the fact and what to use instead, where the fact's type does not do. */
function unsuitedFact(comparison: Comparison, type: FactType): readonly [Phrase, Phrase] | undefined {
  if (comparison === 'containment')
    return type === 'list' ? undefined : [phrase`asks a list`, phrase`Use equal, or in with a list of values.`];
  if (type === 'list') return [phrase`compares a single value`, phrase`Use contains or doesNotContain.`];
  if (comparison === 'order' && type === 'text')
    return [phrase`compares numbers`, phrase`Use equal, or in with a list of values.`];
  return undefined;
}

function reportListness(operator: string, comparison: Comparison, path: Path, report: Report): void {
  if (comparison === 'membership')
    report.error(
      'value-does-not-fit',
      path,
      phrase`"${{ operator }}" needs a list of values.`,
      phrase`Write [ … ], or use equal.`,
    );
  else
    report.error(
      'value-does-not-fit',
      path,
      phrase`"${{ operator }}" compares with one value, not a list.`,
      phrase`Use in, or one value.`,
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
    const message = phrase`"${{ fact }}" is a number, but ${{ scalar: shown(scalar) }} is not a decimal.`;
    report.error('value-does-not-fit', path, message, phrase`Write a decimal such as "0.03", "3%" or 12.`);
    return;
  }
  if (!indicator || isWithin(value, valueRange(indicator))) return;
  const isPercent = indicator.unit === 'percent';
  const read = isPercent ? percent(value) : figure(value);
  const message = phrase`${{ read }} is outside the values that "${{ code: indicator.code }}" can have, so this never changes.`;
  const advice = isPercent
    ? phrase`Did you mean "${{ value: figure(value) }}%"?`
    : phrase`Check it against the range of the indicator.`;
  report.warning('value-outside-range', path, message, advice);
}

function checkTextValue(scalar: Scalar, fact: string, path: Path, report: Report): void {
  if (typeof scalar === 'string') return;
  const message = phrase`"${{ fact }}" is compared as text, but ${{ scalar: shown(scalar) }} is a number.`;
  report.error('value-does-not-fit', path, message, phrase`Write "${{ scalar: String(scalar) }}".`);
}
