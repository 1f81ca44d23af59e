/** What a draft says: a plan with other weights and targets, and other values of parameters. Pure: nothing is stored here. */
import { canonicalJson, sha256, type Canonical } from '../engine/canonical.js';
import type { Component, Curve, DecimalText, PlanDocument } from '../engine/documents.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { componentsOf, inputsIn } from '../engine/plan-reading.js';
import { pathOf } from '../plans/check/json-source.js';
import { phrase, worded, type Wording } from '../engine/phrase.js';

/** A draft's content, as it is stored and hashed. */
export interface DraftContent {
  readonly plan: PlanDocument;
  /** New values of parameters that the plan refers to, by name: for everybody whom no override is for. */
  readonly parameters: Readonly<Record<string, DecimalText>>;
}

/** One change: a place in the plan (RFC 6901), or `/parameters/NAME`, and what is to stand there. */
export interface DraftChange {
  readonly pointer: string;
  /** `null` takes the change of a parameter back. */
  readonly value: unknown;
}

export const MAX_CHANGES = 500;

const PARAMETER = /^\/parameters\/([a-z0-9][a-z0-9-]{0,63})$/;
/** Weights, curves and what examples expect: the rest of a plan is changed in its document, by HR. */
const CHANGEABLE: readonly RegExp[] = [
  /^\/(?:groups\/\d+\/)?components\/\d+\/weight$/,
  /^\/groups\/\d+\/weight$/,
  /^\/(?:groups\/\d+\/)?components\/\d+\/attainment(?:\/.*)?$/,
  /^\/examples\/\d+\/expect(?:\/.*)?$/,
];

export interface StoredContent {
  readonly content: string;
  readonly hash: string;
}

/** The content as canonical JSON, and the hash of that text. */
export function storedDraft(content: DraftContent): StoredContent {
  const text = canonicalJson(content as unknown as Canonical);
  return { content: text, hash: sha256(text) };
}

/** Reads back what {@link storedDraft} wrote. */
export const readDraft = (text: string): DraftContent => JSON.parse(text) as DraftContent;

/** All of a plan but what changes move: two plans with the same structure read the same figures of the same people. */
export const structureOf = ({ components, groups, examples: _, ...rest }: PlanDocument): object => ({
  ...rest,
  components: components?.map(withoutFigures),
  groups: groups?.map(({ weight: __, ...group }) => ({ ...group, components: group.components.map(withoutFigures) })),
});

const withoutFigures = ({ weight: _, attainment, ...component }: Component): object => ({
  ...component,
  reads: inputsIn(attainment),
});

/** The content with changes; refused with the place of every one that a draft cannot make. The content itself stays as it is. */
export function withChanges(content: DraftContent, changes: readonly DraftChange[]): Outcome<DraftContent> {
  const findings: Finding[] = [];
  const plan = structuredClone(content.plan) as unknown as Part;
  const parameters = { ...content.parameters };
  for (const change of changes) {
    const problem = made(plan, parameters, change);
    if (problem) findings.push(problem);
  }
  const changed = { plan: plan as unknown as PlanDocument, parameters };
  if (findings.length === 0) findings.push(...otherInputs(content.plan, changed.plan));
  return findings.length > 0 ? refused(...findings) : done(changed);
}

type Part = Record<string, unknown> | unknown[];

function made(plan: Part, parameters: Record<string, string>, { pointer, value }: DraftChange): Finding | undefined {
  const parameter = PARAMETER.exec(pointer)?.[1];
  if (parameter !== undefined) return setParameter(parameters, parameter, pointer, value);
  if (!CHANGEABLE.some((place) => place.test(pointer))) return notChangeable(pointer);
  const steps = pathOf(pointer).map(String);
  const last = steps.pop() ?? '';
  let part: unknown = plan;
  for (const step of steps) part = memberOf(part, step);
  if (memberOf(part, last) === undefined) return noSuchPlace(pointer);
  (part as Record<string, unknown>)[last] = value;
  return undefined;
}

/** Only what is written there itself: never a prototype's. */
const memberOf = (part: unknown, step: string): unknown =>
  typeof part === 'object' && part !== null && Object.hasOwn(part, step)
    ? (part as Record<string, unknown>)[step]
    : undefined;

function setParameter(
  parameters: Record<string, string>,
  name: string,
  pointer: string,
  value: unknown,
): Finding | undefined {
  if (value === null) {
    Reflect.deleteProperty(parameters, name);
    return undefined;
  }
  if (typeof value !== 'string')
    return wrong('wrong-value', pointer, phrase`The value of a parameter is a text.`, '"95%"');
  parameters[name] = value;
  return undefined;
}

/** Targets may move; what a curve reads may not. */
function otherInputs(before: PlanDocument, after: PlanDocument): Finding[] {
  const curves = componentsOf(before).map(({ attainment }) => attainment);
  return componentsOf(after).flatMap(({ id, attainment }, i) => {
    const old = curves[i];
    return old && readsOf(attainment) === readsOf(old) ? [] : [readsElse(id)];
  });
}

const readsOf = (curve: Curve): string => {
  try {
    return JSON.stringify(inputsIn(curve));
  } catch {
    // It is no curve any more: the check of its shape says so.
    return '[]';
  }
};

const wrong = (code: string, pointer: string, message: Wording, advice: Wording): Finding => ({
  severity: 'error',
  code,
  pointer,
  ...worded(message, advice),
});

const notChangeable = (pointer: string): Finding =>
  wrong(
    'not-changeable',
    pointer,
    phrase`Such changes are of weights, curves, parameters and what worked examples expect, nothing else.`,
    phrase`HR changes the rest in the plan’s document.`,
  );

const noSuchPlace = (pointer: string): Finding =>
  wrong(
    'no-such-place',
    pointer,
    phrase`There is nothing at this place in the plan.`,
    phrase`Look at the draft: its plan is in it.`,
  );

const readsElse = (id: string): Finding => ({
  severity: 'error',
  code: 'reads-otherwise',
  ...worded(
    phrase`the curve of the component "${{ id }}" would read something else than before`,
    phrase`such changes move targets; HR changes what a curve reads, in the plan’s document`,
  ),
});
