/** Checks references to parameters: that each is known, suits the place it stands in, and that every parameter is used. */
import type { Parameter, PlanDocument } from '../../engine/documents.js';
import { builtInFact } from '../../engine/facts.js';
import { parameterNames, parameterReferences } from '../../engine/parameters.js';
import { phrase } from '../../engine/phrase.js';
import { periodCode } from '../../engine/trial.js';
import type { Catalogue, Draft } from './catalogue.js';
import type { Path } from './json-source.js';
import type { Report } from './report.js';
import { didYouMean } from './words.js';

/** Reports references in a plan or shared rules to parameters that nobody declares, or in a place that they do not suit. */
export function checkReferences(document: object, catalogue: Catalogue, report: Report): void {
  const { parameters } = catalogue;
  for (const { name, path } of parameterReferences(document)) {
    // A condition that rules name takes none: that is reported with the condition.
    if (path[0] === 'conditions') continue;
    const fact = comparedFact(document, path);
    if (fact !== undefined && isText(fact, catalogue)) {
      const message = phrase`"${{ fact }}" is compared as text, but "$${{ name }}" is a parameter, and those are numbers.`;
      report.error('value-does-not-fit', path, message, phrase`Write the text itself.`);
      continue;
    }
    const parameter = parameters.get(name);
    if (parameter) checkUnit(parameter, path, report);
    if (!parameters.lacks(name)) continue;
    const advice = didYouMean(name, parameters.names) ?? phrase`Declare it in parameters/.`;
    report.error('unknown-parameter', path, phrase`There is no parameter "${{ name }}".`, advice);
  }
}

/** The fact that a value in a condition is compared with; `undefined` for a place in no condition. */
function comparedFact(document: object, path: Path): string | undefined {
  const place = path.lastIndexOf('value');
  if (place < path.length - 2 || place < 0) return undefined;
  const condition = path
    .slice(0, place)
    .reduce<unknown>((part, step) => (part as Readonly<Record<string | number, unknown>>)[step], document);
  const { fact } = condition as { readonly fact?: unknown };
  return typeof fact === 'string' ? fact : undefined;
}

/** An attribute that nobody declares is reported by itself. */
function isText(fact: string, { attributes }: Catalogue): boolean {
  const builtIn = builtInFact(fact);
  return builtIn ? builtIn.type !== 'number' : attributes.get(fact) === 'text';
}

/** Reports each example of a period in which a parameter that the plan goes by has no value yet. */
export function checkExamplePeriods(plan: PlanDocument, catalogue: Catalogue, report: Report): void {
  const shared = (plan.rules ?? []).flatMap((entry) =>
    'use' in entry ? (catalogue.sharedRules.get(entry.use) ?? []) : [],
  );
  const used = [...new Set([...parameterNames(plan), ...parameterNames(shared)])];
  for (const [index, { given }] of (plan.examples ?? []).entries()) {
    const period = periodCode(given.facts ?? {}, plan.effectiveFrom);
    for (const name of used) {
      const first = catalogue.parameterTable.firstPeriod(name);
      if (first === undefined || first <= period) continue;
      const message = phrase`In ${{ period }}, which the example is of, "$${{ name }}" has no value yet: its first is from ${{ first }}.`;
      const advice = phrase`Give it a value from then on, or name a later "period" among the facts of the example.`;
      report.error('no-value-yet', ['examples', index], message, advice);
    }
  }
}

/** Keys under which a share of something stands. */
const SHARES: ReadonlySet<string> = new Set(['weight', 'share', 'ceiling', 'salary']);
const UNITS_OF_SHARES: readonly Parameter['unit'][] = ['share', 'percent', 'ratio'];

function checkUnit({ name, unit }: Parameter, path: Path, report: Report): void {
  const key = String(path.at(-1));
  const suits = key === 'amount' ? unit === 'money' : !SHARES.has(key) || UNITS_OF_SHARES.includes(unit);
  if (suits) return;
  const [what, wanted] = key === 'amount' ? [phrase`an amount`, 'money'] : [phrase`a ${{ key }}`, 'share'];
  const message = phrase`"${{ name }}" is in the unit "${{ unit }}", but stands here for ${{ what }}.`;
  report.warning(
    'unit-does-not-suit',
    path,
    message,
    phrase`Use a parameter in the unit "${{ wanted }}", or correct its unit.`,
  );
}

/** A parameter that nothing refers to is usually one whose name somebody forgot to write in a plan. */
export function checkParametersAreUsed(drafts: readonly Draft[]): void {
  if (drafts.some(({ kind, document }) => !document && (kind === 'plan' || kind === 'adjustments'))) return;
  const used = new Set<string>();
  for (const { document } of drafts)
    if (document?.kind === 'plan' || document?.kind === 'adjustments')
      for (const { name } of parameterReferences(document.content)) used.add(name);
  for (const { document, report } of drafts) {
    if (document?.kind !== 'parameters') continue;
    for (const [index, { name }] of document.content.parameters.entries()) {
      if (used.has(name)) continue;
      const message = phrase`No plan and no shared rule uses the parameter "${{ name }}".`;
      report.warning(
        'unused-parameter',
        ['parameters', index, 'name'],
        message,
        phrase`Write "$${{ name }}" where it belongs.`,
      );
    }
  }
}
