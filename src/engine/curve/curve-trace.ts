/** How a curve came to its attainment, as data. */
import type { MissingReason, UnusableReason } from '../figure.js';

/** Where on its shape a simple curve was read, for people to follow. */
export type CurvePiece =
  /** `beyond`: not between the two points, but on the same line further below or above. */
  | {
      readonly kind: 'line';
      readonly from: readonly [string, string];
      readonly to: readonly [string, string];
      readonly beyond?: 'below' | 'above';
    }
  | { readonly kind: 'end'; readonly point: readonly [string, string]; readonly side: 'first' | 'last' }
  | { readonly kind: 'jump'; readonly side: 'below' | 'above'; readonly of: string; readonly is: string }
  | {
      readonly kind: 'band';
      readonly from?: string;
      readonly to?: string;
      readonly through?: string;
      readonly is: string;
    }
  | { readonly kind: 'outside-bands' }
  /** After so many whole steps from the start. */
  | { readonly kind: 'steps'; readonly start: readonly [string, string]; readonly taken: string; readonly adds: string }
  /** Progressive tiers: how much of the value fell into each, and what that came to. */
  | {
      readonly kind: 'tiers';
      readonly slices: readonly {
        readonly from: string;
        readonly amount: string;
        readonly rate: string;
        readonly is: string;
      }[];
    };

/** What went into a curve, where that is not simply the component's own value. */
export type InputTrace =
  | { readonly kind: 'value'; readonly indicator: string | null; readonly value: string }
  | { readonly kind: 'figures'; readonly values: readonly string[] }
  | {
      readonly kind: 'improvement';
      readonly value: string;
      readonly figure: string;
      readonly baseline: string;
      /** `reported`, a period, or `indicator:CODE`. */
      readonly baselineOf: string;
      readonly towards?: string;
    }
  | {
      readonly kind: 'rank' | 'percentile';
      readonly value: string;
      readonly figure: string;
      /** How many are compared, oneself included. */
      readonly peers: number;
      readonly better: number;
      readonly equal: number;
    }
  | { readonly kind: 'component'; readonly component: string; readonly value: string }
  | { readonly kind: 'lowest'; readonly component: string; readonly value: string }
  | { readonly kind: 'curve'; readonly value: string; readonly curve: CurveTrace };

export interface CurveTrace {
  readonly shape: 'linear' | 'bands' | 'steps' | 'marginal' | 'threshold' | 'greatest-of' | 'least-of' | 'sum-of';
  /** `null` for a composition, and where there was nothing to read. */
  readonly input: InputTrace | null;
  readonly piece: CurvePiece | null;
  /** The curves of a composition, in order; `chosen` is the one that counted (greatest, least). */
  readonly parts?: readonly CurveTrace[];
  readonly chosen?: number;
  /** Rounding and limits after the reading, in the order applied; only those that changed something. */
  readonly steps: readonly {
    readonly step: 'round' | 'floor' | 'cap';
    readonly by: string;
    readonly mode?: string;
    readonly after: string;
  }[];
  /** `null` where there was nothing to read; `missing` says why. */
  readonly attainment: string | null;
  readonly missing?: MissingReason | UnusableReason;
}
