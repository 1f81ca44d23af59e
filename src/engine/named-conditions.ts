/** Conditions that refer to others by name: what they come to when every name is written out. */
import type { NamedConditions, WrittenCondition } from './rule.js';

/** More comparisons than this, every name written out, are nothing that anybody could read. */
export const MOST_COMPARISONS = 10_000;

/** Why conditions cannot be written out. */
export type ReferenceProblem =
  { readonly kind: 'unknown' | 'circular'; readonly name: string } | { readonly kind: 'too-large' };

/** The first thing that keeps conditions from being written out: a name of nothing, or one that comes back to itself. */
export function referenceProblem(condition: WrittenCondition, named: NamedConditions): ReferenceProblem | undefined {
  const sizes = new Map<string, number>();
  const open = new Set<string>();
  const sizeOf = (name: string): number | ReferenceProblem => {
    const known = sizes.get(name);
    if (known !== undefined) return known;
    const content = named.get(name);
    if (!content) return { kind: 'unknown', name };
    if (open.has(name)) return { kind: 'circular', name };
    open.add(name);
    const size = measure(content);
    open.delete(name);
    if (typeof size === 'number') sizes.set(name, size);
    return size;
  };
  const measure = (part: WrittenCondition): number | ReferenceProblem => {
    if (part.condition !== undefined) return sizeOf(part.condition);
    const parts = partsOf(part);
    let sum = parts.length === 0 ? 1 : 0;
    for (const inner of parts) {
      const size = measure(inner);
      if (typeof size !== 'number') return size;
      sum += size;
    }
    return sum > MOST_COMPARISONS ? { kind: 'too-large' } : sum;
  };
  const size = measure(condition);
  return typeof size === 'number' ? undefined : size;
}

/** A condition that compares one fact. */
export type WrittenComparison = WrittenCondition & { readonly fact: string };

/** Every comparison in a condition, those of the conditions that it names once each. */
export function comparisonsIn(condition: WrittenCondition, named: NamedConditions): readonly WrittenComparison[] {
  const seen = new Set<string>();
  const within = (part: WrittenCondition): readonly WrittenComparison[] => {
    const { fact, condition: name } = part;
    if (name !== undefined) {
      const content = seen.has(name) ? undefined : named.get(name);
      seen.add(name);
      return content ? within(content) : [];
    }
    return fact === undefined ? partsOf(part).flatMap(within) : [{ ...part, fact }];
  };
  return within(condition);
}

/** What stands directly inside a condition. */
export const partsOf = ({ all, any, not }: WrittenCondition): readonly WrittenCondition[] => [
  ...(all ?? []),
  ...(any ?? []),
  ...(not ? [not] : []),
];

/** The condition with every name in it written out, so that two that say the same are the same text; names were checked before. */
export function writtenOut(condition: WrittenCondition, named: NamedConditions): WrittenCondition {
  const { all, any, not, condition: name } = condition;
  const within = (part: WrittenCondition): WrittenCondition => writtenOut(part, named);
  if (all) return { all: all.map(within) };
  if (any) return { any: any.map(within) };
  if (not) return { not: within(not) };
  const content = name === undefined ? undefined : named.get(name);
  return content ? within(content) : condition;
}
