/** Rule conditions whose shape has been checked, and the walk through them. */
import type { Path } from './json-source.js';

/** A condition whose shape has been checked. */
export interface ConditionNode {
  readonly all?: readonly ConditionNode[];
  readonly any?: readonly ConditionNode[];
  readonly not?: ConditionNode;
  /** The name of a condition of a shared document. */
  readonly condition?: string;
  readonly fact?: string;
  readonly operator?: string;
  readonly value?: Scalar | readonly Scalar[];
  readonly params?: { readonly indicator?: string; readonly component?: string; readonly group?: string };
  /** Where inside the fact. */
  readonly path?: string;
}
export type Scalar = string | number;

/** A condition that compares one fact, and where it stands. */
export interface ComparisonNode extends ConditionNode {
  readonly fact: string;
  readonly operator: string;
  readonly value: Scalar | readonly Scalar[];
}

/** Every comparison in a condition, however deep, with its path. */
export function* comparisons(condition: ConditionNode, path: Path): Generator<readonly [ComparisonNode, Path]> {
  for (const [node, here] of leaves(condition, path)) if (isComparison(node)) yield [node, here];
}

/** Every name of a condition that stands in a condition, however deep, with its path. */
export function* references(condition: ConditionNode, path: Path): Generator<readonly [string, Path]> {
  for (const [node, here] of leaves(condition, path))
    if (node.condition !== undefined) yield [node.condition, [...here, 'condition']];
}

function* leaves(condition: ConditionNode, path: Path): Generator<readonly [ConditionNode, Path]> {
  for (const [word, list] of [
    ['all', condition.all],
    ['any', condition.any],
  ] as const)
    for (const [index, child] of (list ?? []).entries()) yield* leaves(child, [...path, word, index]);
  if (condition.not) yield* leaves(condition.not, [...path, 'not']);
  yield [condition, path];
}

const isComparison = (condition: ConditionNode): condition is ComparisonNode => condition.fact !== undefined;
