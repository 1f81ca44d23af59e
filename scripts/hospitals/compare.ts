import type { CurveTrace } from '../../src/engine/curve/curve-trace.js';
import { Exact, exact } from '../../src/engine/exact.js';
import type { ScorecardExplanation } from '../../src/engine/explanation.js';
import type { BadLine } from '../../src/evaluate/evaluation.js';
import type { ResultLine } from '../../src/evaluate/result-line.js';
import { CONSISTENCY, DIMENSIONS, DOMAINS, MEASURES, SSI, type Domain } from './measures.js';
import type { Hospital } from './read-hospitals.js';
import { Tally } from './tally.js';

const POINTS_OF_CONSISTENCY = exact('2');
const SCALE = exact('10');
const KINDS = [
  'achievement points',
  'improvement points',
  'measure scores',
  'experience base scores',
  'consistency scores',
  'domain scores',
  'weighted domain scores',
  'total scores',
];

/** Holds results of `cxpay evaluate --explain` against what is published, one after another. */
export class Comparison {
  readonly tally = new Tally(KINDS);
  private readonly hospitals: ReadonlyMap<string, Hospital>;
  private readonly standards = new Set<string>();
  private readonly seen = new Set<string>();

  constructor(hospitals: readonly Hospital[]) {
    this.hospitals = new Map(hospitals.map((hospital) => [hospital.id, hospital]));
  }

  /** Compares whatever the result's plan scores: the programme's, or another over the same measures. */
  add(result: ResultLine | BadLine): void {
    if ('error' in result) {
      this.tally.fail(`line ${result.line}: ${result.error}`);
      return;
    }
    const hospital = this.hospitals.get(result.subject);
    const scorecard = result.explanation?.lines[0]?.scorecard;
    if (!hospital || !scorecard) {
      this.tally.fail(
        `${result.subject}: ${hospital ? 'the result has no explanation' : 'no such hospital is published'}`,
      );
      return;
    }
    this.compareStandards(hospital, scorecard);
    this.compareMeasures(hospital, scorecard);
    if (scorecard.groups.length > 0) this.compareScores(hospital, scorecard, result);
  }

  /** Call it at the end: every hospital should have come, and every measure. */
  finish(): Tally {
    for (const id of this.hospitals.keys()) if (!this.seen.has(id)) this.tally.fail(`${id}: there is no result`);
    return this.tally;
  }

  /** The published standards are the plan's parameters: where they are not, the points are no news. */
  private compareStandards({ measures, period }: Hospital, { parameters }: ScorecardExplanation): void {
    const held = new Map(parameters.map(({ name, value }) => [name, exact(value)]));
    for (const [id, figures] of measures)
      for (const standard of ['floor', 'threshold', 'benchmark'] as const) {
        const [name, published] = [`${id}-${standard}`, figures[standard]];
        const value = held.get(name);
        if (!published || !value || value.equals(published) || this.standards.has(name)) continue;
        this.standards.add(name);
        const shown = `${value.toText()}, published is ${published.toText()}`;
        this.tally.fail(`the parameter ${name} holds in ${period} as ${shown}`);
      }
  }

  private compareMeasures({ id, measures }: Hospital, { components }: ScorecardExplanation): void {
    for (const measure of MEASURES) {
      const component = components.find((each) => each.id === measure.id);
      if (!component) continue;
      const { achievement, improvement, measureScore, dimensionScore } = measures.get(measure.id) ?? {};
      const [own, better] = component.curve?.parts ?? [];
      const where = `${id} ${measure.id}`;
      this.tally.compare('achievement points', where, achievement, attainmentOf(own));
      this.tally.compare('improvement points', where, improvement, attainmentOf(better));
      this.tally.compare('measure scores', where, measureScore ?? dimensionScore, component.attainment);
    }
  }

  private compareScores(hospital: Hospital, scorecard: ScorecardExplanation, result: ResultLine): void {
    const { components } = scorecard;
    const { id, tally } = { id: hospital.id, tally: this.tally };
    this.seen.add(id);
    const attainment = (of: string) => components.find((each) => each.id === of)?.attainment ?? null;
    tally.compare('measure scores', `${id} ${SSI.id}`, hospital.ssi, attainment(SSI.id));
    tally.compare('experience base scores', id, hospital.base, sumOf(DIMENSIONS.map((each) => attainment(each.id))));
    const consistency = attainment(CONSISTENCY.id);
    const points = consistency === null ? null : exact(consistency).times(POINTS_OF_CONSISTENCY).toText();
    tally.compare('consistency scores', id, hospital.consistency, points);
    for (const { id: domain } of DOMAINS) {
      const where = `${id} ${domain}`;
      tally.compare('domain scores', where, hospital.unweighted[domain], result.groups[domain] ?? null);
      tally.compare('weighted domain scores', where, hospital.weighted[domain], weightedScore(domain, scorecard));
    }
    tally.compare('total scores', id, hospital.total, result.score);
  }
}

const attainmentOf = (trace: CurveTrace | undefined): string | null => trace?.attainment ?? null;

/** All of them, or nothing. */
function sumOf(attainments: readonly (string | null)[]): string | null {
  const known = attainments.filter((attainment) => attainment !== null);
  return known.length < attainments.length ? null : Exact.sum(known.map(exact)).toText();
}

/**
 * A domain's score × its share of what counts; nothing where there is no total to have a share of. Worked out from the attainments
 * and the weights as the plan has them, because shares that do not end are shown shortened.
 */
function weightedScore(domain: Domain, { components, groups, score }: ScorecardExplanation): string | null {
  if (score === null) return null;
  const counted = groups.filter(({ status }) => status.kind === 'counted');
  const own = counted.find(({ id }) => id === domain);
  if (own?.weight === undefined || own.weight === null) return null;
  const all = Exact.sum(counted.map(({ weight }) => exact(weight ?? '0')));
  const scored = components.filter(({ group, attainment }) => group === domain && attainment !== null);
  const weights = Exact.sum(scored.map(({ weight }) => exact(weight)));
  const points = Exact.sum(scored.map(({ weight, attainment }) => exact(weight).times(exact(attainment ?? '0'))));
  return points.times(SCALE).times(exact(own.weight)).dividedBy(weights.times(all)).toText();
}
