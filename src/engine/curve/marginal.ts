import type { MarginalCurve } from '../documents.js';
import { Exact, exact } from '../exact.js';
import type { CurvePiece } from './curve-trace.js';
import { flat, rangeOf, reachingOf, type Line } from './lines.js';
import { optionalExact, readerOf, type Shape } from './shape.js';

/** A slice of the value, from one tier's start to the next, and what each unit in it adds. */
interface Tier {
  readonly from: Exact;
  readonly to: Exact | undefined;
  readonly rate: Exact;
  readonly text: MarginalCurve['marginal'][number];
}

/** Σ over the tiers: the part of the value that lies in the tier × its rate. */
export function marginalShape(curve: MarginalCurve): Shape {
  const tiers = tiersOf(curve);
  const lines = linesOf(tiers);
  return {
    name: 'marginal',
    read: readerOf(lines),
    piece: (values) => ({ kind: 'tiers', slices: tiers.flatMap((tier) => sliceOf(tier, values)) }),
    reaching: (level) => reachingOf(lines, level),
    range: (values) => rangeOf(lines, values),
    lines,
  };
}

function tiersOf({ marginal, until }: MarginalCurve): readonly Tier[] {
  const end = optionalExact(until);
  return marginal
    .map((text, i): Tier => {
      const next = optionalExact(marginal[i + 1]?.from);
      const to = next && end ? next.lesser(end) : (next ?? end);
      return { from: exact(text.from), to, rate: exact(text.rate), text };
    })
    .filter(({ from, to }) => !to || from.isLessThan(to));
}

/** Each tier goes on where the one before has come to: y = y₀ + rate × (x − from). */
function linesOf(tiers: readonly Tier[]): readonly Line[] {
  let reached = Exact.ZERO;
  const first = tiers[0];
  if (!first) return [flat(undefined, undefined, Exact.ZERO)];
  const lines: Line[] = [flat(undefined, { at: first.from, included: false }, Exact.ZERO)];
  for (const { from, to, rate } of tiers) {
    lines.push({
      from: { at: from, included: true },
      to: to && { at: to, included: false },
      constant: reached.minus(rate.times(from)).inLowestTerms(),
      slope: rate.isZero() ? undefined : rate.inLowestTerms(),
    });
    if (to) reached = reached.plus(rate.times(to.minus(from)));
  }
  const end = tiers.at(-1)?.to;
  return end ? [...lines, flat({ at: end, included: true }, undefined, reached)] : lines;
}

function sliceOf({ from, to, rate, text }: Tier, values: readonly Exact[]): (CurvePiece & { kind: 'tiers' })['slices'] {
  const inside = values.map((value) => (to ? value.lesser(to) : value).minus(from).greater(Exact.ZERO));
  const amount = Exact.sum(inside);
  if (amount.isZero()) return [];
  return [{ from: text.from, amount: amount.toText(), rate: text.rate, is: amount.times(rate).toText() }];
}
