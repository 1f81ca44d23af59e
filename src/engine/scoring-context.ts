import type { Indicator } from './documents.js';
import type { Exact } from './exact.js';
import type { LineFigures } from './found-figure.js';
import type { Peers } from './peers.js';
import type { PlanVariant } from './plan.js';

/** Everything that scoring one line depends on besides the plan. */
export interface ScoringContext {
  readonly variant: PlanVariant;
  readonly employee: string;
  readonly figures: LineFigures;
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** `undefined` where no plan in force compares people. */
  readonly peers: Peers | undefined;
  /** What the employee has of what a peer group can share: role, department, plan or an attribute. */
  readonly shared: (word: string) => string;
  /** The prorated target of each group, where groups have their own. */
  readonly targets: readonly Exact[] | undefined;
}
