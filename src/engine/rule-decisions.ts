/**
 * Where computing asks which rules fire, it hands out the question and goes on with the answer, so that one and the same algorithm
 * is decided by compiled rules when payouts are computed, and by json-rules-engine when they are verified.
 */
import { compileRules, type CompiledRules, type FactBinder } from './compiled-rules.js';
import { referenceRules, type ReferenceRules } from './reference-rules.js';
import type { FactSource, NamedConditions, NamedRule } from './rule.js';

/** Rules that either engine can decide. */
export interface DecidableRules<R extends NamedRule> {
  readonly compiled: CompiledRules<R>;
  /** The same in json-rules-engine, made ready when it is first asked for. */
  reference(): ReferenceRules<R>;
}

/** Makes rules ready for both engines. */
export function decidable<R extends NamedRule>(
  rules: readonly R[],
  named?: NamedConditions,
  bind?: FactBinder,
): DecidableRules<R> {
  let reference: ReferenceRules<R> | undefined;
  return {
    compiled: compileRules(rules, named, bind),
    reference: () => (reference ??= referenceRules(rules, named)),
  };
}

/** A question that waits for its answer: which of some rules fire on some facts. */
export interface OpenDecision {
  byCompiledRules(): void;
  byReference(): Promise<void>;
}

/** A computation that stops at each decision until somebody has taken it. */
export type Deciding<T> = Generator<OpenDecision, T, void>;

/** Asks, from within a computation, which rules fire: a flag for each of `rules.compiled.rules`, in that order. */
export function* decide<R extends NamedRule>(
  rules: DecidableRules<R>,
  facts: FactSource,
): Deciding<readonly boolean[]> {
  let decided: readonly boolean[] | undefined;
  yield {
    byCompiledRules: () => {
      decided = rules.compiled.fires(facts);
    },
    byReference: async () => {
      decided = (await rules.reference().evaluate(facts)).map(({ fired }) => fired);
    },
  };
  if (!decided) throw new Error('a computation went on before its rules were decided');
  return decided;
}

/** Runs a computation to its end by compiled rules. */
export function decidedByCompiledRules<T>(computation: Deciding<T>): T {
  for (;;) {
    const step = computation.next();
    if (step.done) return step.value;
    step.value.byCompiledRules();
  }
}

/** Runs a computation to its end by json-rules-engine. */
export async function decidedByReference<T>(computation: Deciding<T>): Promise<T> {
  for (;;) {
    const step = computation.next();
    if (step.done) return step.value;
    await step.value.byReference();
  }
}
