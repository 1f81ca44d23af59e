import type { Exact } from '../../engine/exact.js';

/** The values that an indicator can have, both ends included; an end that is not there is open. */
export interface Range {
  readonly min?: Exact | undefined;
  readonly max?: Exact | undefined;
}

/** Does the value lie in the range, its ends included? */
export const isWithin = (value: Exact, { min, max }: Range): boolean =>
  !(min && value.isLessThan(min)) && !(max && value.isGreaterThan(max));
