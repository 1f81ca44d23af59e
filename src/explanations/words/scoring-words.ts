import type { Hold } from '../../engine/explanation.js';
import type { Count, Say } from './say.js';

/** The words for how a score came about beyond one figure on one curve, and for what shares it out. */
export interface ScoringWords {
  /** What went into a curve. */
  readonly inputs: {
    readonly named: Say<[name: string, value: string]>;
    readonly figures: Say<[n: Count]>;
    readonly compared: Say<[figure: string, baseline: string, of: string]>;
    readonly reportedBaseline: string;
    readonly onTheWay: Say<[share: string, benchmark: string]>;
    readonly rank: Say<[place: string, of: Count]>;
    readonly percentile: Say<[share: string, others: Count]>;
    readonly lowest: Say<[name: string, attained: string]>;
  };
  readonly shapes: Readonly<Record<'greatest-of' | 'least-of' | 'sum-of', Say<[parts: string]>>>;
  readonly nothingToRead: string;
  readonly steps: Say<[n: Count, adds: string]>;
  readonly tier: Say<[amount: string, rate: string]>;
  readonly limits: Readonly<Record<'round' | 'floor' | 'cap', Say<[by: string]>>>;
  readonly discount: Say<[share: string, source: string]>;
  readonly shrunk: Say<[own: string, mean: string, peers: Count]>;
  readonly shrunkBecause: Say<[have: Count, need: Count]>;
  readonly score: Say<[score: string, of: string | undefined]>;
  readonly group: {
    readonly ofPlan: Say<[weight: string]>;
    readonly target: Say<[amount: string]>;
    readonly score: Say<[score: string]>;
    readonly notCounted: Say<[have: string, need: Count]>;
    readonly consequence: Readonly<Record<'left-out' | 'zero' | 'held', string>>;
  };
  readonly split: Say<[parts: string]>;
  readonly part: Say<[name: string, amount: string]>;
  readonly pool: Say<[fund: string, members: Count, before: string, factor: string]>;
  readonly poolStep: Say<[factor: string]>;
  readonly incidents: {
    readonly step: string;
    readonly charged: Say<[name: string, loss: string, share: string, charged: string]>;
    readonly remediated: Say<[share: string]>;
    readonly among: Say<[n: Count]>;
    readonly excluded: Say<[name: string]>;
  };
  readonly parameters: {
    readonly title: string;
    readonly held: Say<[value: string, from: string, whom: string | undefined]>;
  };
  readonly reasons: {
    readonly noBaseline: string;
    readonly noPeers: string;
    readonly noScore: Say<[of: string]>;
  };
  readonly holds: {
    readonly noTarget: Say<[attribute: string]>;
    readonly noFund: string;
    readonly incidentCurrency: Say<[incident: string]>;
    readonly group: Say<[name: string, have: string, need: Count]>;
    readonly tooFewGroups: Say<[have: string, need: Count]>;
  };
}

/** Why a payout waits, where it is about how the score came about. */
export type ScoringHold = Extract<
  Hold,
  { readonly code: 'no-target' | 'no-fund' | 'incident-currency' | 'group' | 'too-few-groups' }
>;
