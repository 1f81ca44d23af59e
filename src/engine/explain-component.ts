import { ComponentSource } from './component-source.js';
import { Exact } from './exact.js';
import type { ComponentExplanation, FigureExplanation, ObservationReference } from './explanation.js';
import type { ObservedFigure } from './figure.js';
import type { FoundFigure } from './found-figure.js';
import type { ScoredLine } from './line.js';
import type { ScoredComponent } from './score.js';

/** A scored component as its explanation shows it, with what it was worth of the line's target. */
export function explainComponent(line: ScoredLine, index: number): ComponentExplanation {
  const scored = line.score.components[index] as ScoredComponent;
  const { variant } = line.context;
  const { component, attainment, discount } = scored;
  const better = component.indicator?.better ?? 'higher';
  const effectiveWeight = line.score.effective[index];
  const perPoint = variant.isProduct ? undefined : pointValue(line);
  const share = effectiveWeight && perPoint?.times(effectiveWeight);
  const target = component.curve.target(better);
  const best = component.curve.best(better);
  const group = variant.groups.find(({ components }) => components.includes(component));
  return {
    id: component.document.id,
    group: group?.id ?? null,
    indicator: component.indicator?.code ?? null,
    weight: component.weight.toText(),
    measured: scored.found ? { ...explainFigure(scored.found), ...shrunkOf(scored) } : null,
    status: scored.status,
    curve: scored.status.kind === 'counted' ? explainCurve(line, scored) : null,
    discount: discount?.toText() ?? null,
    attainment: attainment?.toText() ?? null,
    effectiveWeight: effectiveWeight?.toText() ?? null,
    worth: share && attainment ? share.times(attainment).toText() : null,
    couldBe: share && attainment ? couldBe(scored, share, best?.attainment) : null,
    target: target ? { value: target.value.toText(), open: target.open } : null,
  };
}

/** What one point of the plan's score before its scale pays: prorated target × scale ÷ per. */
function pointValue({ base, context }: ScoredLine): Exact {
  const { scale, document } = context.variant;
  const scaled = base.prorated.times(scale);
  const { per } = document.payout;
  return per === undefined ? scaled : scaled.dividedBy(Exact.parse(per) ?? Exact.ONE);
}

/** A curve without any edge attains the same everywhere; one of which the best is not known tells nothing. */
function couldBe({ component, value, attainment }: ScoredComponent, share: Exact, best: Exact | undefined) {
  if (!value || !component.curve.plain) return null;
  const reachable = best ?? attainment;
  return reachable ? share.times(reachable).toText() : null;
}

function explainCurve({ context, score }: ScoredLine, scored: ScoredComponent): ComponentExplanation['curve'] {
  const attainments = score.components.map(({ attainment }) => attainment);
  const source = new ComponentSource(context, scored.component, scored.found, scored.value, attainments);
  return scored.component.curve.explain(source);
}

function shrunkOf({ shrunk, value }: ScoredComponent): Partial<FigureExplanation> {
  if (!shrunk) return {};
  const { own, mean, peers, weight } = shrunk;
  return {
    value: value?.toText() ?? null,
    shrunk: { own: own.toText(), mean: mean.toText(), peers, weight: weight.toText() },
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
  const { batch, row, day, source, value, numerator, denominator, sample, reference, baseline, corrects } = observed;
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
    ...(baseline !== undefined && baseline !== null && { baseline }),
    ...(corrects && { corrects }),
  };
};
