import type { MissingPolicy } from './documents.js';
import type { CurveReading } from './curve.js';
import { Exact } from './exact.js';
import type { ComponentExplanation, ComponentStatus, FigureExplanation, ObservationReference } from './explanation.js';
import type { FigureNeeds, FigureReading, MissingReason, ObservedFigure, UnusableReason } from './figure.js';
import type { CompiledComponent, CompiledPlan } from './rule-set.js';

/** A figure looked up for somebody: whose it is, what was asked of it and what came of it. */
export interface FoundFigure {
  /** `employee:CODE` or `department:CODE`; `undefined` where nobody had data. */
  readonly subject: string | undefined;
  readonly needs: FigureNeeds;
  readonly reading: FigureReading;
}

export interface ScoredComponent {
  readonly component: CompiledComponent;
  readonly group: string | undefined;
  readonly found: FoundFigure;
  readonly value: Exact | undefined;
  readonly curveReading: CurveReading | undefined;
  readonly status: ComponentStatus;
  /** `undefined` where it does not count. */
  readonly attainment: Exact | undefined;
  readonly effectiveWeight: Exact | undefined;
}

export interface Score {
  readonly components: readonly ScoredComponent[];
  /** Σ effective weight × attainment; `undefined` where nothing counted. */
  readonly score: Exact | undefined;
}

/**
 * Scores a plan: each component's value through its curve, those without one by their missing-data policy, then the weights of
 * what counts scaled to 1: first within each group, then over the groups.
 */
export function scorePlan(plan: CompiledPlan, find: (component: CompiledComponent) => FoundFigure): Score {
  const groups = plan.groups.map((group) => {
    const judged = group.components.map((component) => judge(component, group.id, find(component)));
    const weight = Exact.sum(judged.flatMap((c) => (c.attainment ? [c.component.weight] : [])));
    return { group, judged, weight };
  });
  const total = Exact.sum(groups.flatMap(({ group, weight }) => (weight.isZero() ? [] : [group.weight])));
  const components = groups.flatMap(({ group, judged, weight }) =>
    judged.map((c): ScoredComponent => {
      if (!c.attainment) return { ...c, effectiveWeight: undefined };
      const share = c.component.weight.times(group.weight).dividedBy(weight.times(total));
      return { ...c, effectiveWeight: share };
    }),
  );
  const points = components.flatMap((c) =>
    c.attainment && c.effectiveWeight ? [c.attainment.times(c.effectiveWeight)] : [],
  );
  return { components, score: points.length > 0 ? Exact.sum(points) : undefined };
}

type Judged = Omit<ScoredComponent, 'effectiveWeight'>;

function judge(component: CompiledComponent, group: string | undefined, found: FoundFigure): Judged {
  const { outcome } = found.reading;
  const base = { component, group, found };
  if (outcome.kind === 'figure') {
    const curveReading = component.curve.read(outcome.figure.value);
    const { value } = outcome.figure;
    return { ...base, value, curveReading, status: { kind: 'counted' }, attainment: curveReading.attainment };
  }
  if (outcome.kind === 'unusable') return { ...base, ...notScored('held', null, outcome.reason, undefined) };
  const policy = component.document.whenMissing ?? component.indicator.whenMissing;
  return { ...base, ...byPolicy(policy, outcome.reason) };
}

function byPolicy(policy: MissingPolicy, reason: MissingReason) {
  switch (policy) {
    case 'reweight':
      return notScored('left-out', policy, reason, undefined);
    case 'zero':
      return notScored('zero', policy, reason, Exact.ZERO);
    case 'neutral':
      return notScored('neutral', policy, reason, Exact.ONE);
    case 'hold':
      return notScored('held', policy, reason, undefined);
  }
}

const notScored = (
  kind: 'left-out' | 'zero' | 'neutral' | 'held',
  policy: MissingPolicy | null,
  reason: MissingReason | UnusableReason,
  attainment: Exact | undefined,
) => ({ value: undefined, curveReading: undefined, status: { kind, policy, reason }, attainment });

/** A scored component as its explanation shows it, with what it was worth of a target. */
export function explainComponent(scored: ScoredComponent, prorated: Exact): ComponentExplanation {
  const { component, attainment, effectiveWeight } = scored;
  const { better } = component.indicator;
  const share = effectiveWeight?.times(prorated);
  const target = component.curve.target(better);
  const best = component.curve.best(better);
  return {
    id: component.document.id,
    group: scored.group ?? null,
    indicator: component.document.indicator,
    weight: component.weight.toText(),
    measured: explainFigure(scored.found),
    status: scored.status,
    piece: scored.curveReading?.piece ?? null,
    attainment: attainment?.toText() ?? null,
    effectiveWeight: effectiveWeight?.toText() ?? null,
    worth: share && attainment ? share.times(attainment).toText() : null,
    // A curve without any edge attains the same everywhere.
    couldBe: share && attainment && scored.value ? share.times(best?.attainment ?? attainment).toText() : null,
    target: target ? { value: target.value.toText(), open: target.open } : null,
  };
}

/** A figure with every observation behind it, those that did not count included. */
export function explainFigure({ subject, needs, reading }: FoundFigure): FigureExplanation {
  const { outcome } = reading;
  const figure = outcome.kind === 'unusable' ? undefined : outcome.figure;
  return {
    subject: subject ?? null,
    value: figure?.value.toText() ?? null,
    by: figure?.by ?? null,
    source: figure?.source ?? null,
    numerator: figure?.numerator?.toText() ?? null,
    denominator: figure?.denominator?.toText() ?? null,
    sample: figure?.sample?.toText() ?? null,
    needs: { sample: needs.minimumSample ?? null, sources: needs.sources ?? null },
    observations: reading.used.map(referenceTo),
    notCounted: reading.unused.map(referenceTo),
  };
}

const referenceTo = (observed: ObservedFigure): ObservationReference => {
  // Named one by one: what is handed in may carry more than an explanation should.
  const { batch, row, day, source, value, numerator, denominator, sample, reference, corrects } = observed;
  return {
    batch,
    row,
    day: day === '' ? null : day,
    source,
    value,
    numerator,
    denominator,
    sample,
    reference,
    ...(corrects && { corrects }),
  };
};
