/**
 * What one payout was computed from, as plain data that can be written down: the employee's own inputs, and of everybody else no
 * more than the answers that the computation asked for, without names.
 */
import type { ObservedFigure } from '../figure.js';
import type { OpenAdjustment } from '../retro-adjustments.js';

export interface TakenInput {
  readonly period: string;
  readonly employee: {
    readonly code: string;
    readonly name: string;
    readonly hired: string;
    readonly left: string | null;
    readonly currency: string;
    readonly salary: string | null;
    readonly attributes: Readonly<Record<string, string>>;
  };
  readonly assignments: readonly {
    readonly role: string;
    readonly department: string;
    readonly departments: readonly string[];
    readonly from: string;
    readonly to: string | null;
    readonly targetBonus: string;
  }[];
  /** The observations that were looked at, the person's own and those of their departments. */
  readonly observations: readonly TakenFigures[];
  /** What was open of corrections of earlier periods; only where there are some. */
  readonly adjustments?: readonly OpenAdjustment[];
  /** What was taken as given of others; `null` where nobody else matters. */
  readonly given: Given | null;
}

export interface TakenFigures {
  /** `employee:CODE` or `department:CODE`. */
  readonly subject: string;
  readonly indicator: string;
  readonly period: string;
  readonly figures: readonly ObservedFigure[];
}

/** Exact numbers are written by `fractionText`. */
export interface Given {
  /** Where a value stood among the peers. */
  readonly standings: readonly {
    readonly group: string;
    readonly value: string;
    readonly better: number;
    readonly equal: number;
    readonly peers: number;
  }[];
  /** What small samples are drawn towards: the mean of so many others. */
  readonly means: readonly { readonly group: string; readonly mean: string; readonly peers: number }[];
  /** Funds, what all members together would have been paid, and this person's share of them. */
  readonly pools: readonly {
    readonly pool: string;
    readonly line: number;
    readonly within: string;
    readonly fund: string;
    readonly members: number;
    readonly total: string;
    readonly amount: string;
  }[];
  /** What incidents were charged to this person. */
  readonly charges: readonly {
    readonly id: string;
    readonly loss: string;
    readonly remediated: string;
    readonly to: string;
    readonly share: string;
    readonly among: number;
    readonly charged: string;
    readonly part: string;
    readonly excluded: boolean;
  }[];
  /** Incidents that could not be charged because they are in another currency. */
  readonly incidentsInOtherCurrency: readonly string[];
}
