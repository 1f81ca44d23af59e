/** Checks rule conditions one by one: that what they speak of exists here, and that operator and value suit it. */
import { BUILT_IN_FACTS, builtInFact, type BuiltInFact, type FactType } from '../../engine/facts.js';
import { comparisonsIn, referenceProblem } from '../../engine/named-conditions.js';
import { phrase, type Phrase, sentences } from '../../engine/phrase.js';
import type { Catalogue } from './catalogue.js';
import { checkComparison, checkNumbers } from './check-comparison.js';
import { comparisons, references, type ComparisonNode, type ConditionNode } from './condition-nodes.js';
import type { Path } from './json-source.js';
import type { Report } from './report.js';
import { didYouMean, listed, shown } from './words.js';

/** What conditions may speak of where they stand. */
export interface ConditionScope {
  readonly where: BuiltInFact['where'];
  readonly catalogue: Catalogue;
  /** Ids of the plan's components; `undefined` in a shared rule, whose plans check them. */
  readonly components: readonly string[] | undefined;
  /** Ids of its groups, likewise. */
  readonly groups: readonly string[] | undefined;
}

/** Reports what is wrong with the comparisons of a rule's conditions. */
export function checkConditions(condition: ConditionNode, scope: ConditionScope, path: Path, report: Report): void {
  for (const [comparison, here] of comparisons(condition, path)) {
    const numbersFit = checkNumbers(comparison, here, report);
    const type = checkFact(comparison, scope, here, report);
    if (!type || !numbersFit) continue;
    const { fact, params } = comparison;
    const indicator = fact === 'value' ? scope.catalogue.indicators.get(params?.indicator ?? '') : undefined;
    checkComparison(comparison, type, indicator, here, report);
  }
  for (const [name, here] of references(condition, path)) checkReference(name, scope, here, report);
  if (referenceProblem(condition, scope.catalogue.namedConditions)?.kind !== 'too-large') return;
  const message = phrase`With every named condition written out, this comes to more comparisons than anybody could read.`;
  report.error('condition-too-large', path, message, phrase`Refer to fewer, or to simpler ones.`);
}

/** Reports a condition that nobody declares, or that speaks of what does not exist where it is referred to. */
function checkReference(name: string, scope: ConditionScope, path: Path, report: Report): void {
  const { conditions, namedConditions } = scope.catalogue;
  if (!conditions.get(name)) {
    if (!conditions.lacks(name)) return;
    const advice = didYouMean(name, conditions.names) ?? phrase`Declare it in "conditions" of a document in shared/.`;
    report.error('unknown-condition', path, phrase`There is no condition "${{ name }}".`, advice);
    return;
  }
  for (const { fact, params } of comparisonsIn({ condition: name }, namedConditions)) {
    if (builtInFact(fact)?.where === 'adjustments' && scope.where === 'everywhere') {
      const message = phrase`The condition "${{ name }}" asks for "${{ fact }}", which exists only in adjustment rules.`;
      report.error(
        'fact-not-available',
        path,
        message,
        phrase`Refer to one that asks only for facts about the employee.`,
      );
      return;
    }
    for (const kind of ['component', 'group'] as const)
      reportAbsent(phrase`The condition "${{ name }}"`, kind, params?.[kind], scope[`${kind}s`], path, report);
  }
}

/** Reports that something a plan uses asks for a component or group that the plan does not have. */
export function reportAbsent(
  who: Phrase,
  kind: 'component' | 'group',
  id: string | undefined,
  ids: readonly string[] | undefined,
  path: Path,
  report: Report,
): void {
  if (id === undefined || !ids || ids.includes(id)) return;
  const message =
    kind === 'component'
      ? phrase`${{ who }} asks for the component "${{ id }}", which this plan does not have.`
      : phrase`${{ who }} asks for the group "${{ id }}", which this plan does not have.`;
  const none = kind === 'component' ? phrase`This plan has no components.` : phrase`This plan has no groups.`;
  const has = ids.length > 0 ? phrase`This plan has ${{ words: listed(ids) }}.` : none;
  report.error(`unknown-${kind}`, path, message, has);
}

/** Reports conditions that come back to themselves, however long the way. */
export function checkCircle(name: string, { namedConditions }: Catalogue, path: Path, report: Report): void {
  const problem = referenceProblem({ condition: name }, namedConditions);
  if (problem?.kind !== 'circular' || problem.name !== name) return;
  const message = phrase`The condition "${{ name }}" refers to itself, by itself or by others.`;
  report.error('circular-condition', path, message, phrase`Write out what is meant in one of them.`);
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
    const message = phrase`"${{ fact }}" exists only in adjustment rules: who is on which plan is settled before anything is scored.`;
    report.error(
      'fact-not-available',
      [...path, 'fact'],
      message,
      phrase`Known here: ${{ words: listed(factsIn(scope)) }}.`,
    );
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
  const advice = sentences(didYouMean(fact, known), phrase`A column of employees.csv is declared in attributes.json.`);
  report.error('unknown-fact', [...path, 'fact'], phrase`There is no fact ${{ fact: shown(fact) }}.`, advice);
  return undefined;
}

const factsIn = ({ where, catalogue }: Pick<ConditionScope, 'where' | 'catalogue'>): readonly string[] => [
  ...BUILT_IN_FACTS.filter((fact) => where === 'adjustments' || fact.where === 'everywhere').map(({ name }) => name),
  ...catalogue.attributes.names,
];

function reportParams(fact: string, path: Path, report: Report): void {
  report.error(
    'params-not-taken',
    [...path, 'params'],
    phrase`The fact "${{ fact }}" takes no params.`,
    phrase`Remove them.`,
  );
}

const PARAM_WORDS = {
  indicator: phrase`indicator`,
  component: phrase`component`,
  group: phrase`group`,
};

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
    const message = phrase`The fact "${{ name }}" needs params: { "${{ param }}": … }.`;
    report.error('missing-params', path, message, phrase`Say which ${{ what: PARAM_WORDS[param] }} is meant.`);
    return false;
  }
  for (const other of Object.keys(given ?? {})) {
    if (other === param) continue;
    report.error(
      'params-not-taken',
      [...path, 'params', other],
      phrase`The fact "${{ name }}" takes only "${{ param }}".`,
      phrase`Remove it.`,
    );
  }
  const place = [...path, 'params', param];
  if (param === 'indicator') return checkIndicatorName(word, scope.catalogue, place, report);
  return checkId(param, word, scope[`${param}s`], place, report);
}

/** Reports an indicator that no document declares. Answers whether it may exist. */
export function checkIndicatorName(code: string, { indicators }: Catalogue, path: Path, report: Report): boolean {
  if (!indicators.lacks(code)) return true;
  const advice = didYouMean(code, indicators.names) ?? phrase`Declare it in indicators/.`;
  report.error('unknown-indicator', path, phrase`There is no indicator "${{ code }}".`, advice);
  return false;
}

/** Reports a component that the plan does not have. Answers whether it may exist. */
export const checkComponentId = (
  id: string,
  components: readonly string[] | undefined,
  path: Path,
  report: Report,
): boolean => checkId('component', id, components, path, report);

function checkId(
  kind: 'component' | 'group',
  id: string,
  ids: readonly string[] | undefined,
  path: Path,
  report: Report,
): boolean {
  if (!ids || ids.includes(id)) return true;
  const message =
    kind === 'component' ? phrase`The plan has no component "${{ id }}".` : phrase`The plan has no group "${{ id }}".`;
  report.error(`unknown-${kind}`, path, message, didYouMean(id, ids));
  return false;
}
