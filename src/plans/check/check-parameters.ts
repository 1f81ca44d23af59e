/** Checks parameters by themselves: their values over time, and whom their overrides are for. */
import type { DatedValue, Parameter, ParameterOverride, ParametersDocument } from '../../engine/documents.js';
import { parsePeriod } from '../../engine/period.js';
import { phrase, sentences } from '../../engine/phrase.js';
import type { Catalogue } from './catalogue.js';
import type { Path } from './json-source.js';
import type { Report } from './report.js';
import { didYouMean, shown } from './words.js';

/** Reports what is wrong with each parameter of a document. */
export function checkParameters(content: ParametersDocument, catalogue: Catalogue, report: Report): void {
  const { effectiveFrom } = content;
  for (const [index, parameter] of content.parameters.entries()) {
    const path = ['parameters', index];
    checkValues(parameter.values, effectiveFrom, [...path, 'values'], report);
    checkStart(parameter, effectiveFrom, [...path, 'values'], report);
    for (const [place, override] of (parameter.overrides ?? []).entries()) {
      const here = [...path, 'overrides', place];
      checkWhen(override, catalogue, [...here, 'when'], report);
      checkValues(override.values, effectiveFrom, [...here, 'values'], report);
    }
    checkOverridesDiffer(parameter, path, report);
  }
}

function checkValues(values: readonly DatedValue[], start: string, path: Path, report: Report): void {
  const seen = new Set<string>();
  for (const [index, { from = start }] of values.entries()) {
    const here = [...path, index, 'from'];
    if (!parsePeriod(from) && from !== start)
      report.error(
        'not-a-period',
        here,
        phrase`"${{ from }}" is not a period.`,
        phrase`Write a month as YYYY-MM, such as "2026-10".`,
      );
    if (seen.has(from)) {
      const advice = phrase`Keep one of them; a value without "from" holds from the document's effectiveFrom on.`;
      report.error('two-values-at-once', here, phrase`Two values hold from ${{ from }} on.`, advice);
    }
    seen.add(from);
  }
}

function checkStart({ name, values }: Parameter, start: string, path: Path, report: Report): void {
  const [first] = values.map(({ from = start }) => from).sort();
  if (first === undefined || first <= start) return;
  const message = phrase`"${{ name }}" has no value at first: the document holds from ${{ start }} on, its first value from ${{ first }}.`;
  report.error('no-value-at-first', path, message, phrase`Write the value that holds from ${{ start }} on.`);
}

function checkWhen({ when }: ParameterOverride, { attributes }: Catalogue, path: Path, report: Report): void {
  for (const key of Object.keys(when)) {
    if (key === 'role' || key === 'department' || attributes.get(key) === 'text') continue;
    const here = [...path, key];
    if (attributes.get(key) === 'number') {
      const message = phrase`"${{ key }}" is a number, and overrides go by text.`;
      report.error(
        'unknown-override-key',
        here,
        message,
        phrase`Declare the column as text in attributes.json.`,
        'key',
      );
      continue;
    }
    if (!attributes.lacks(key)) continue;
    const known = ['role', 'department', ...attributes.names.filter((name) => attributes.get(name) === 'text')];
    const advice = sentences(didYouMean(key, known), phrase`A column of employees.csv is declared in attributes.json.`);
    report.error(
      'unknown-override-key',
      here,
      phrase`There is no text attribute ${{ key: shown(key) }}.`,
      advice,
      'key',
    );
  }
}

/** Of two overrides for the very same people only the first would count once it has a value. */
function checkOverridesDiffer({ overrides }: Parameter, path: Path, report: Report): void {
  const seen = new Map<string, number>();
  for (const [index, { when }] of (overrides ?? []).entries()) {
    const key = JSON.stringify(Object.entries(when).sort(([a], [b]) => (a < b ? -1 : 1)));
    const before = seen.get(key);
    if (before === undefined) {
      seen.set(key, index);
      continue;
    }
    const message = phrase`An override for the same people stands before this one: ${{ when: shown(when) }}.`;
    const advice = phrase`Keep one of them, with the values of both.`;
    report.error('override-twice', [...path, 'overrides', index, 'when'], message, advice);
  }
}
