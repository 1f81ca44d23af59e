/** Curves as rule documents write them: how a value becomes attainment. */
import type { RoundingMode } from './exact.js';

/**
 * A decimal as people write it: `"0.95"`, `"95%"`, `"-3"`. In a plan also the name of a parameter, `"$on-time-target"`, wherever
 * a decimal may stand; `resolveReferences` has put the decimal there before anything computes.
 */
export type DecimalText = string;

export interface Rounding {
  readonly to: DecimalText;
  readonly mode: RoundingMode;
}

/**
 * Who somebody is compared with: those who share all that is named (`role`, `department`, `plan` or an attribute); `company` is
 * everybody. Oneself is among them.
 */
export interface PeerGroup {
  readonly within: string | readonly string[];
}

/** How ties are ranked: by the best of their places, the worst, or the mean of them. */
export const TIE_RULES = ['best', 'mean', 'worst'] as const;
export type TieRule = (typeof TIE_RULES)[number];

/**
 * What a value is compared with: what was reported beside it (`reported`), the same indicator one period or one year before, in a
 * named period, or another indicator that keeps the baseline.
 */
export type Baseline =
  | 'reported'
  | 'previous-period'
  | 'same-month-last-year'
  | { readonly period: string }
  | { readonly indicator: string };

/** What goes into a curve where it is not simply the value of the component's indicator. */
export type CurveInput =
  /** The value of another indicator. */
  | { readonly indicator: string }
  /**
   * How far better the value is than the baseline: the difference; with `towards` the share of the way from the baseline to that
   * benchmark; with `relative` the share of the baseline. Better is positive, whichever way better lies.
   */
  | {
      readonly improvement: {
        readonly over: Baseline;
        readonly towards?: DecimalText;
        readonly relative?: true;
      };
    }
  /** 1 is the best of the peers. */
  | { readonly rank: PeerGroup & { readonly ties?: TieRule } }
  /** The share of the other peers that are worse, ties counting half: 1 is the best, 0 the worst. */
  | { readonly percentile: PeerGroup }
  /** The attainment of another component. */
  | { readonly component: string }
  /** The lowest attainment among the components of a group, or of these components. */
  | { readonly lowest: string | readonly string[] }
  /** What another curve makes. */
  | { readonly curve: Curve };

/** What every curve may say besides its shape; applied in this order: reading, `round`, `floor`, `cap`. */
export interface CurveCommon {
  /** What goes in; the value of the component's indicator where nothing is said. */
  readonly of?: CurveInput;
  readonly round?: Rounding;
  readonly floor?: DecimalText;
  readonly cap?: DecimalText;
}

/** Pieces of straight line through points; flat beyond the ends unless a jump is named there or the line continues. */
export interface LinearCurve extends CurveCommon {
  readonly linear: readonly (readonly [DecimalText, DecimalText])[];
  /** Attainment for values strictly below the first point. */
  readonly below?: DecimalText;
  /** Attainment for values strictly above the last point. */
  readonly above?: DecimalText;
  /** The first or last piece goes on beyond its end: an accelerator without end. */
  readonly continue?: 'below' | 'above' | 'both';
}

/** A band holds from `from` (included) to the next band's start, to `to` (excluded) or through `through` (included). */
export interface Band {
  readonly from?: DecimalText;
  readonly to?: DecimalText;
  readonly through?: DecimalText;
  readonly is: DecimalText;
}

export interface BandsCurve extends CurveCommon {
  readonly bands: readonly Band[];
}

/** So much more for each whole step beyond the start: at `start` its attainment, after each `every` reached `adds` more, until `until`. */
export interface StepsCurve extends CurveCommon {
  readonly steps: {
    readonly start: readonly [DecimalText, DecimalText];
    readonly every: DecimalText;
    readonly adds: DecimalText;
    /** No further step beyond this value. */
    readonly until?: DecimalText;
  };
  /** Attainment for values strictly below the start; that of the start where nothing is said. */
  readonly below?: DecimalText;
}

/** Progressive tiers: each slice of the value at its own rate; what comes out is the sum. */
export interface MarginalCurve extends CurveCommon {
  readonly marginal: readonly { readonly from: DecimalText; readonly rate: DecimalText }[];
  /** What lies beyond pays nothing more. */
  readonly until?: DecimalText;
  /** Each reported figure by itself from the first tier on, and the results added; else their aggregate. */
  readonly each?: true;
}

/** Nothing short of the threshold, straight to the target, straight to the maximum, flat beyond. Rising or falling values. */
export interface ThresholdCurve extends CurveCommon {
  readonly threshold: readonly [DecimalText, DecimalText];
  readonly target: readonly [DecimalText, DecimalText];
  readonly maximum: readonly [DecimalText, DecimalText];
  /** Attainment short of the threshold; 0 where nothing is said. */
  readonly short?: DecimalText;
}

/** Composition: of the curves that have something to read the greatest or the least; or the sum, which needs all of them. */
export interface GreatestOfCurve extends Omit<CurveCommon, 'of'> {
  readonly greatestOf: readonly Curve[];
}
export interface LeastOfCurve extends Omit<CurveCommon, 'of'> {
  readonly leastOf: readonly Curve[];
}
export interface SumOfCurve extends Omit<CurveCommon, 'of'> {
  readonly sumOf: readonly Curve[];
}

export type SimpleCurve = LinearCurve | BandsCurve | StepsCurve | MarginalCurve | ThresholdCurve;
export type ComposedCurve = GreatestOfCurve | LeastOfCurve | SumOfCurve;
export type Curve = SimpleCurve | ComposedCurve;
