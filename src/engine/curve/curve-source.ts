/** What curves ask for while they read: the seam between a curve and everything that is known of a subject. */
import type { CurveInput } from '../documents.js';
import type { Exact } from '../exact.js';
import type { MissingReason, UnusableReason } from '../figure.js';
import type { InputTrace } from './curve-trace.js';

/** An input that is not itself a curve; `undefined` is the value of the component's own indicator. */
export type LeafInput = Exclude<CurveInput, { readonly curve: unknown }> | undefined;

/** Answers for one component of one subject. Values are exact; asked twice, it answers the same. */
export interface CurveSource {
  /** The input as a number; `undefined` where it is missing. */
  read(input: LeafInput): Exact | undefined;
  /** The figures as they were reported, one by one, for curves that read each by itself; empty where there are none. */
  each(): readonly Exact[];
  /** The same for people. Asked only where an explanation is made. */
  explain(input: LeafInput): InputTrace | { readonly missing: MissingReason | UnusableReason };
}
