/** The rule documents with a draft in their midst: for checking it, and for publishing it once it is approved. */
import type { DatedValue, DecimalText, Parameter, ParametersDocument, PlanDocument } from '../engine/documents.js';
import type { HashedDocument } from '../engine/rule-set.js';
import type { PublishedFile } from '../plans/published-files.js';
import type { RuleFile } from '../plans/rule-files.js';
import type { DraftContent } from './draft-content.js';

/**
 * The files of the latest publication, with the draft's plan and parameters in place of theirs. With a period they hold from that
 * period on, as they are to be published; without one the parameters have their new value from the beginning.
 */
export function filesWithDraft(
  files: readonly PublishedFile[],
  planPath: string,
  content: DraftContent,
  period?: string,
): RuleFile[] {
  const plan = period === undefined ? content.plan : { ...content.plan, effectiveFrom: period };
  const others = files.filter(({ path }) => path !== planPath);
  return [
    ...others.map(({ path, document }) => asFile(path, withParameters(document, content.parameters, period).content)),
    asFile(planPath, plan),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
}

const asFile = (path: string, content: object): RuleFile => ({ path, text: JSON.stringify(content) });

/** The documents of a period with the draft's plan in place of its earlier version, and its values of parameters throughout. */
export function documentsWithDraft(documents: readonly HashedDocument[], content: DraftContent): HashedDocument[] {
  return documents.map((document) => {
    if (document.kind === 'plan' && document.content.id === content.plan.id)
      return { ...document, content: content.plan };
    return withParameters(document, content.parameters);
  });
}

/** The document with these values of its parameters, from a period on or from the beginning; itself where it has none of them. */
function withParameters<T extends HashedDocument>(
  document: T,
  values: DraftContent['parameters'],
  from?: string,
): T | HashedDocument {
  if (document.kind !== 'parameters') return document;
  const { parameters } = document.content;
  if (!parameters.some(({ name }) => Object.hasOwn(values, name))) return document;
  return { ...document, content: changedParameters(document.content, values, from) };
}

function changedParameters(
  document: ParametersDocument,
  values: DraftContent['parameters'],
  from: string | undefined,
): ParametersDocument {
  const parameters = document.parameters.map((parameter) => {
    const value = Object.hasOwn(values, parameter.name) ? values[parameter.name] : undefined;
    const dated = from === undefined ? parameter : datedFrom(parameter, document.effectiveFrom);
    if (value === undefined) return dated;
    return { ...dated, values: from === undefined ? [{ is: value }] : withValue(dated.values, value, from) };
  });
  return { ...document, ...(from !== undefined && { effectiveFrom: from }), parameters };
}

/** A value without a start holds from the document's own on, which is about to move. */
function datedFrom(parameter: Parameter, start: string): Parameter {
  const dated = (values: readonly DatedValue[]): DatedValue[] =>
    values.map(({ from = start, ...value }) => ({ from, ...value }));
  const { values, overrides } = parameter;
  return {
    ...parameter,
    values: dated(values),
    ...(overrides && { overrides: overrides.map((each) => ({ ...each, values: dated(each.values) })) }),
  };
}

function withValue(values: readonly DatedValue[], is: DecimalText, from: string): DatedValue[] {
  const others = values.filter((value) => value.from !== from);
  return [...others, { from, is }].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
}

/** The parameters documents that a draft changes. */
export const changedParameterPaths = (files: readonly PublishedFile[], { parameters }: DraftContent): string[] =>
  files.flatMap(({ path, document }) =>
    document.kind === 'parameters' && document.content.parameters.some(({ name }) => Object.hasOwn(parameters, name))
      ? [path]
      : [],
  );

/** The plan of some documents, by its id. */
export const planIn = (
  documents: readonly HashedDocument[],
  id: string,
): (HashedDocument & { content: PlanDocument }) | undefined =>
  documents.find((document) => document.kind === 'plan' && document.content.id === id) as
    (HashedDocument & { content: PlanDocument }) | undefined;
