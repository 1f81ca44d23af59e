/** How far drafts of a plan may go: set by HR, in JSON. `docs/plan-drafts.md` explains each word. */
import type { DecimalText } from '../engine/documents.js';
import type { LocalText } from '../engine/text.js';

export interface Range {
  readonly min?: DecimalText;
  readonly max?: DecimalText;
  /** Shown to who goes beyond it. */
  readonly reason?: LocalText;
}

/** What a weight's range is of: shares of the whole plan. */
export type WeightRange = Range &
  (
    | { readonly component: string }
    | { readonly group: string }
    /** Together, all that measure the customer's experience. */
    | { readonly cx: true }
  );

/** Where a curve may attain so much: 1 where nothing is said, which is on target. */
export type TargetRange = Range & { readonly component: string; readonly attains?: DecimalText };

export type ParameterRange = Range & { readonly parameter: string };

export interface PlanBounds {
  /** May heads of people on the plan edit drafts of it? `true` where nothing is said. */
  readonly heads?: boolean;
  readonly weights?: readonly WeightRange[];
  readonly targets?: readonly TargetRange[];
  readonly parameters?: readonly ParameterRange[];
}

/** As long as HR has set none. */
export const NO_BOUNDS: PlanBounds = {};
