import { Exact } from './exact.js';

/**
 * Shares out a total in whole steps in proportion to claims, so that the parts add up to it exactly: each gets the whole steps of
 * its exact part, and the steps left over go to the largest remainders, ties to the earlier claim. The total is a multiple of the
 * step; claims are not negative, and one of them is more than nothing.
 *
 * @example shareOut(exact('413876'), [exact('65%'), exact('35%')], exact('1')) // 269019, 144857
 */
export function shareOut(total: Exact, claims: readonly Exact[], step: Exact): readonly Exact[] {
  const sum = Exact.sum(claims);
  const sign = total.isNegative() ? Exact.ONE.negated() : Exact.ONE;
  const steps = total.absolute().dividedBy(step);
  const parts = claims.map((claim, index) => {
    const exactSteps = steps.times(claim).dividedBy(sum);
    const whole = exactSteps.roundedTo(Exact.ONE, 'floor');
    return { index, whole, remainder: exactSteps.minus(whole) };
  });
  const left = Number(steps.minus(Exact.sum(parts.map(({ whole }) => whole))).toText());
  const byRemainder = [...parts].sort((a, b) => b.remainder.compare(a.remainder) || a.index - b.index);
  const raised = new Set(byRemainder.slice(0, left).map(({ index }) => index));
  return parts.map(({ index, whole }) => (raised.has(index) ? whole.plus(Exact.ONE) : whole).times(step).times(sign));
}
