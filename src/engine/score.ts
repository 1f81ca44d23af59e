import { ComponentSource, meanKey } from './component-source.js';
import type { MissingPolicy } from './documents.js';
import { Exact, type CommonUnit } from './exact.js';
import type { ComponentStatus } from './explanation.js';
import type { Figure, MissingReason, UnusableReason } from './figure.js';
import type { FoundFigure } from './found-figure.js';
import type { CompiledComponent, PlanVariant } from './plan.js';
import type { ScoringContext } from './scoring-context.js';
import { weigh, type Presence, type Weighing } from './weighing.js';

/** A figure of too few cases, drawn towards the mean of the peers. */
export interface ShrunkFigure {
  readonly value: Exact;
  readonly own: Exact;
  readonly mean: Exact;
  readonly peers: number;
  /** On the own figure: its cases ÷ those asked for. */
  readonly weight: Exact;
}

export interface ScoredComponent {
  readonly component: CompiledComponent;
  readonly found: FoundFigure | undefined;
  /** What went into the curve as its own value. */
  readonly value: Exact | undefined;
  readonly shrunk: ShrunkFigure | undefined;
  readonly status: ComponentStatus;
  readonly discount: Exact | undefined;
  /** `undefined` where it does not count. */
  readonly attainment: Exact | undefined;
}

/** What the plan makes of attainments: nothing else of anybody goes into it. */
export interface WeighedScore {
  readonly weighing: Weighing;
  /** Share of the plan of each component; `undefined` where it does not count. */
  readonly effective: readonly (Exact | undefined)[];
  /** Weighted mean of each group × the plan's scale; `undefined` where it does not count. */
  readonly groups: readonly (Exact | undefined)[];
  /** `undefined` where too little counts. */
  readonly score: Exact | undefined;
}

/** What was read for a line, component by component in the order of the plan, as plain lists. */
export interface Readings {
  /** Values that were measured and count; `undefined` for others. */
  readonly values: readonly (Exact | undefined)[];
  /** Values that went into curves: these, and what small samples were drawn to; `undefined` where nothing was read. */
  readonly inputs: readonly (Exact | undefined)[];
  /** Cases, also where they are too few. */
  readonly samples: readonly (Exact | undefined)[];
  readonly attainments: readonly (Exact | undefined)[];
  /** A {@link Presence} for each component. */
  readonly presences: string;
}

export interface Score extends WeighedScore {
  /** In the order of the plan. */
  readonly components: readonly ScoredComponent[];
  readonly readings: Readings;
}

/**
 * Scores a plan: each component's value through its curve, those without one by their policy, then the weights of what counts
 * scaled to 1, first within each group, then over the groups. Groups make their weighted mean, or their product.
 */
export function scorePlan(context: ScoringContext): Score {
  const { variant, targets } = context;
  const components: ScoredComponent[] = [];
  const attainments: (Exact | undefined)[] = [];
  for (const component of variant.order) {
    const result = scoreComponent(context, component, attainments);
    components[component.index] = result;
    attainments[component.index] = result.attainment;
  }
  const readings = readingsOf(components, attainments);
  const { weighing, effective, groups, score } = weighScore(variant, readings, targets);
  return { components, readings, weighing, effective, groups, score };
}

function readingsOf(components: readonly ScoredComponent[], attainments: readonly (Exact | undefined)[]): Readings {
  const values: (Exact | undefined)[] = [];
  const inputs: (Exact | undefined)[] = [];
  const samples: (Exact | undefined)[] = [];
  let presences = '';
  for (const component of components) {
    const outcome = component.found?.reading.outcome;
    values.push(outcome?.kind === 'figure' ? outcome.figure.value : undefined);
    inputs.push(component.status.kind === 'counted' ? component.value : undefined);
    samples.push(outcome && outcome.kind !== 'unusable' ? outcome.figure?.sample : undefined);
    presences += presenceOf(component);
  }
  return { values, inputs, samples, attainments, presences };
}

/** The score of attainments. `targets` are the prorated targets of groups that have their own. */
export function weighScore(
  variant: PlanVariant,
  { attainments, presences }: Pick<Readings, 'attainments' | 'presences'>,
  targets: readonly Exact[] | undefined,
): WeighedScore {
  const weighing = weigh(variant, presences);
  const effective = targets ? ownTargetWeights(weighing, variant, targets) : weighing.effective;
  const means = groupMeans(variant, weighing, attainments);
  const common = targets ? Exact.inCommonUnit(effective) : weighing.common;
  const score = scoreOf(variant, weighing, common, attainments, means);
  return { weighing, effective, groups: shown(means, variant.scale), score };
}

const shown = (means: readonly (Exact | undefined)[], scale: Exact): readonly (Exact | undefined)[] =>
  means.length === 0 ? NO_MEANS : means.map((mean) => mean?.times(scale));

const NO_MEANS: readonly undefined[] = [];

/** The weighted mean of each group that counts, 0 of one that counts as 0; none for a plan without groups. */
function groupMeans(
  { groups }: PlanVariant,
  weighing: Weighing,
  attainments: readonly (Exact | undefined)[],
): readonly (Exact | undefined)[] {
  if (groups[0]?.id === undefined) return NO_MEANS;
  return groups.map(({ components }, i) => {
    const kind = weighing.groups[i]?.kind;
    if (kind !== 'counted') return kind === 'zero' ? Exact.ZERO : undefined;
    return Exact.sum(components.map(({ index }) => pointsOf(attainments[index], weighing.inner[index])));
  });
}

function scoreOf(
  variant: PlanVariant,
  weighing: Weighing,
  { unit, parts }: CommonUnit,
  attainments: readonly (Exact | undefined)[],
  means: readonly (Exact | undefined)[],
): Exact | undefined {
  const { scale, isProduct } = variant;
  if (!weighing.hasScore) return undefined;
  if (isProduct) return productOf(scale, weighing, means);
  const points = Exact.weightedSum(attainments, parts).times(unit);
  return scale === Exact.ONE ? points : points.times(scale);
}

function productOf(scale: Exact, { groups }: Weighing, means: readonly (Exact | undefined)[]): Exact {
  let product = scale;
  for (const [i, { kind }] of groups.entries()) {
    if (kind === 'zero') return Exact.ZERO;
    const mean = means[i];
    if (mean) product = product.times(mean);
  }
  return product;
}

const pointsOf = (attainment: Exact | undefined, weight: Exact | undefined): Exact =>
  attainment && weight ? attainment.times(weight) : Exact.ZERO;

/** Each group weighs what its target is of all targets; what does not count pays nothing, and nobody else gets it. */
function ownTargetWeights(
  { inner, groups }: Weighing,
  variant: PlanVariant,
  targets: readonly Exact[],
): readonly (Exact | undefined)[] {
  const total = Exact.sum(targets);
  return variant.groups.flatMap(({ components }, i) =>
    components.map(({ index }) => {
      const share = inner[index];
      const target = targets[i];
      if (!share || !target || groups[i]?.kind !== 'counted') return undefined;
      return total.isZero() ? Exact.ZERO : share.times(target).dividedBy(total);
    }),
  );
}

function presenceOf({ attainment, status }: ScoredComponent): Presence {
  if (!attainment) return 'a';
  return status.kind === 'counted' ? 'm' : 'p';
}

const COUNTED: ComponentStatus = { kind: 'counted' };

function scoreComponent(
  context: ScoringContext,
  component: CompiledComponent,
  attainments: readonly (Exact | undefined)[],
): ScoredComponent {
  const { indicator, needs, curve } = component;
  const found = indicator && context.figures.find(indicator, needs);
  const outcome = found?.reading.outcome;
  const shrunk = outcome?.kind === 'missing' ? shrink(context, component, outcome) : undefined;
  if (outcome && outcome.kind !== 'figure' && !shrunk) {
    // Without its own figure a curve may still have something else to read.
    const mayRead = outcome.kind === 'missing' && !curve.plain;
    const read = mayRead && curve.read(new ComponentSource(context, component, found, undefined, attainments));
    if (read) return counted(component, found, undefined, undefined, read);
    return notScored(component, found, outcome.reason, outcome.kind === 'unusable');
  }
  const own = shrunk?.value ?? (outcome?.kind === 'figure' ? outcome.figure.value : undefined);
  if (curve.plain && own) {
    const read = curve.plain(own);
    return counted(component, found, own, shrunk, read);
  }
  const source = new ComponentSource(context, component, found, own, attainments);
  const read = curve.read(source);
  if (read) return counted(component, found, own, shrunk, read);
  const reason = curve.explain(source).missing ?? { code: 'no-data' };
  return notScored(component, found, reason, isUnusable(reason));
}

function counted(
  component: CompiledComponent,
  found: FoundFigure | undefined,
  value: Exact | undefined,
  shrunk: ShrunkFigure | undefined,
  read: Exact,
): ScoredComponent {
  // A factor below 1 would make less than nothing more; and what was not read is not discounted.
  const discount = !value || read.isNegative() ? undefined : discountOf(component, found);
  const attainment = discount ? read.times(discount) : read;
  return { component, found, value, shrunk, status: COUNTED, discount, attainment };
}

function discountOf({ discount }: CompiledComponent, found: FoundFigure | undefined): Exact | undefined {
  if (discount.size === 0 || !found) return undefined;
  const { outcome } = found.reading;
  const source = outcome.kind === 'unusable' ? undefined : outcome.figure?.source;
  return source === undefined ? undefined : discount.get(source);
}

const UNUSABLE: ReadonlySet<string> = new Set<UnusableReason['code']>(['two-sources', 'counts-needed', 'out-of-range']);
const isUnusable = (reason: MissingReason | UnusableReason): boolean => UNUSABLE.has(reason.code);

function notScored(
  component: CompiledComponent,
  found: FoundFigure | undefined,
  reason: MissingReason | UnusableReason,
  mustHold: boolean,
): ScoredComponent {
  const policy = mustHold ? null : policyFor(component, reason);
  const kind = policy === null ? 'held' : STATUS_OF[policy];
  return {
    component,
    found,
    value: undefined,
    shrunk: undefined,
    status: { kind, policy, reason },
    discount: undefined,
    attainment: kind === 'zero' ? Exact.ZERO : kind === 'neutral' ? Exact.ONE : undefined,
  };
}

const STATUS_OF = { reweight: 'left-out', zero: 'zero', neutral: 'neutral', hold: 'held' } as const;

function policyFor({ whenMissing, whenFew }: CompiledComponent, { code }: { readonly code: string }): MissingPolicy {
  return code === 'below-sample' && typeof whenFew === 'string' ? whenFew : whenMissing;
}

/** value = n ÷ N · own + (1 − n ÷ N) · mean of the peers, for n cases of the N asked for; no jump where n reaches N. */
function shrink(
  context: ScoringContext,
  component: CompiledComponent,
  { reason, figure }: { readonly reason: MissingReason; readonly figure?: Figure },
): ShrunkFigure | undefined {
  const { indicator, needs, whenFew } = component;
  if (typeof whenFew === 'string' || reason.code !== 'below-sample') return undefined;
  if (!indicator || !figure?.sample || needs.minimumSample === undefined) return undefined;
  const peers = context.peers?.mean(meanKey(component, whenFew.shrink, context), context.employee);
  if (!peers) return undefined;
  const weight = figure.sample.dividedBy(Exact.of(needs.minimumSample));
  const value = weight.times(figure.value).plus(Exact.ONE.minus(weight).times(peers.mean));
  return { value, own: figure.value, weight, ...peers };
}
