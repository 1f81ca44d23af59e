import type { CurveSource, LeafInput } from './curve/curve-source.js';
import type { InputTrace } from './curve/curve-trace.js';
import type { Direction, PeerGroup } from './documents.js';
import { Exact, exact } from './exact.js';
import { indicatorNeeds, type MissingReason, type UnusableReason } from './figure.js';
import type { FoundFigure } from './found-figure.js';
import { figureValue } from './line-figures.js';
import { percentileOf, peerKey, rankOf, type Compared, type Standing } from './peers.js';
import { lookedAt, type CompiledComponent } from './plan.js';
import type { ScoringContext } from './scoring-context.js';

/** What a curve reads for one component of one line. */
export class ComponentSource implements CurveSource {
  constructor(
    private readonly context: ScoringContext,
    private readonly component: CompiledComponent,
    private readonly found: FoundFigure | undefined,
    /** The component's own value, after shrinking. */
    private readonly own: Exact | undefined,
    /** Attainments by component so far: those it looks at come before it. */
    private readonly attainments: readonly (Exact | undefined)[],
  ) {}

  read(input: LeafInput): Exact | undefined {
    if (input === undefined) return this.own;
    if ('indicator' in input) return this.valueOf(input.indicator);
    if ('improvement' in input) return this.improvement(input.improvement)?.value;
    if ('component' in input) return this.lowest(input)?.attainment;
    if ('lowest' in input) return this.lowest(input)?.attainment;
    const standing = this.standing(input);
    if (!standing) return undefined;
    return 'rank' in input ? rankOf(standing, input.rank.ties ?? 'best') : percentileOf(standing);
  }

  each(): readonly Exact[] {
    if (!this.own) return [];
    return (this.found?.reading.used ?? []).flatMap(({ value }) => (value === null ? [] : [exact(value)]));
  }

  explain(input: LeafInput): InputTrace | { readonly missing: MissingReason | UnusableReason } {
    const value = this.read(input)?.toText();
    if (value === undefined) return { missing: this.whyMissing(input) };
    if (input === undefined || 'indicator' in input)
      return { kind: 'value', indicator: input?.indicator ?? this.component.indicator?.code ?? null, value };
    if ('improvement' in input) return this.explainImprovement(input.improvement, value);
    if ('component' in input) return { kind: 'component', component: input.component, value };
    if ('lowest' in input) {
      const { component } = this.lowest(input) as LowestComponent;
      return { kind: 'lowest', component: component.document.id, value };
    }
    const { better, equal, peers } = this.standing(input) as Standing;
    const figure = this.counted()?.toText() ?? '';
    return { kind: 'rank' in input ? 'rank' : 'percentile', value, figure, peers, better, equal };
  }

  private valueOf(code: string): Exact | undefined {
    const found = this.otherFigure(code);
    return found && figureValue(found);
  }

  private otherFigure(code: string): FoundFigure | undefined {
    const indicator = this.context.indicators.get(code);
    return indicator && this.context.figures.find(indicator, indicatorNeeds(indicator));
  }

  /** Better is positive, whichever way better lies. */
  private improvement(asked: Improvement) {
    const { indicator, needs } = this.component;
    if (!this.own || !indicator || !this.found) return undefined;
    const baseline = this.context.figures.baseline(indicator, needs, this.found, asked.over);
    if (!baseline) return undefined;
    const value = improvementOver(baseline.value, this.own, asked, indicator.better);
    return value && { value, baseline };
  }

  private explainImprovement(asked: Improvement, value: string): InputTrace {
    const baseline = this.improvement(asked)?.baseline;
    return {
      kind: 'improvement',
      value,
      figure: this.own?.toText() ?? '',
      baseline: baseline?.value.toText() ?? '',
      baselineOf: baseline?.of ?? '',
      ...(asked.towards !== undefined && { towards: asked.towards }),
    };
  }

  private lowest(input: LowestInput): LowestComponent | undefined {
    const { components, groups } = this.context.variant;
    let lowest: LowestComponent | undefined;
    for (const component of lookedAt(input, this.component, components, groups)) {
      const attainment = this.attainments[component.index];
      if (attainment && (!lowest || attainment.isLessThan(lowest.attainment))) lowest = { component, attainment };
    }
    return lowest;
  }

  private standing(input: PeersInput): Standing | undefined {
    const { indicator } = this.component;
    const value = this.counted();
    if (!indicator || !value || !this.context.peers) return undefined;
    const group: PeerGroup = 'rank' in input ? input.rank : input.percentile;
    const { peers, employee } = this.context;
    return peers.standing(standingKey(this.component, group, this.context), employee, value, indicator.better);
  }

  /** The value as it was measured: only those are compared. */
  private counted(): Exact | undefined {
    return this.found && figureValue(this.found);
  }

  private whyMissing(input: LeafInput): MissingReason | UnusableReason {
    if (input && ('component' in input || 'lowest' in input)) {
      const of = 'component' in input ? input.component : input.lowest;
      return { code: 'no-score', of: typeof of === 'string' ? of : of.join(', ') };
    }
    const found = input && 'indicator' in input ? this.otherFigure(input.indicator) : this.found;
    const outcome = found?.reading.outcome;
    // A figure of too few cases that was drawn towards the peers' mean is there, and what it is compared with is not.
    const isThere = outcome?.kind === 'figure' || (this.own !== undefined && input && 'improvement' in input);
    if (outcome && outcome.kind !== 'figure' && !isThere) return outcome.reason;
    if (!outcome || !input) return { code: 'no-data' };
    return 'improvement' in input ? { code: 'no-baseline' } : { code: 'no-peers' };
  }
}

type NamedInput<K extends string> = Extract<LeafInput, Readonly<Record<K, unknown>>>;
type LowestInput = NamedInput<'component'> | NamedInput<'lowest'>;
type PeersInput = NamedInput<'rank'> | NamedInput<'percentile'>;
type Improvement = NamedInput<'improvement'>['improvement'];

interface LowestComponent {
  readonly component: CompiledComponent;
  readonly attainment: Exact;
}

/** The peers that somebody is ranked among. */
export const standingKey = (of: CompiledComponent, group: PeerGroup, { shared }: Sharing): string =>
  `standing ${peerKey(comparedBy(of), group, shared)}`;

/** The peers whose mean a small sample is drawn towards: those with few cases are among them. */
export const meanKey = (of: CompiledComponent, group: PeerGroup, { shared }: Sharing): string =>
  `mean ${peerKey(comparedBy(of), group, shared)}`;

type Sharing = Pick<ScoringContext, 'shared'>;

const comparedBy = ({ indicator, needs }: CompiledComponent): Compared => ({ indicator: indicator?.code ?? '', needs });

/**
 * How far better `value` is than `baseline`: the difference; of the baseline (`relative`); or of the way to a benchmark
 * (`towards`): (value − baseline) ÷ (benchmark − baseline). Where the baseline is at the benchmark already or past it, that way has
 * no length: 1 where the value is better than the baseline, else 0. `undefined` where a share of nothing is asked for.
 */
export function improvementOver(
  baseline: Exact,
  value: Exact,
  { towards, relative }: { readonly towards?: string; readonly relative?: true },
  better: Direction,
): Exact | undefined {
  const signed = (difference: Exact): Exact => (better === 'lower' ? difference.negated() : difference);
  const gain = signed(value.minus(baseline));
  if (towards !== undefined) {
    const way = signed(exact(towards).minus(baseline));
    if (way.isGreaterThan(Exact.ZERO)) return gain.dividedBy(way);
    return gain.isGreaterThan(Exact.ZERO) ? Exact.ONE : Exact.ZERO;
  }
  if (!relative) return gain;
  return baseline.isZero() ? undefined : gain.dividedBy(baseline.absolute());
}
