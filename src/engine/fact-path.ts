/**
 * The part of JSONPath that a condition's `path` may use: `$`, then `.name`, `['name']` and `[0]`. Nothing that searches, counts
 * or runs: no filters, scripts, wildcards, unions, slices or `..`.
 */
const STEP = /\.([A-Za-z_][A-Za-z0-9_-]*)|\['([\p{L}\p{N}_ -]+)'\]|\[(0|[1-9][0-9]{0,3})\]/uy;

/** Names that lead out of the data. */
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const LONGEST = 200;

/** The steps of a path, in order; `undefined` for anything that is not in the part of JSONPath that may be used. */
export function pathSteps(path: string): readonly string[] | undefined {
  if (!path.startsWith('$') || path.length > LONGEST) return undefined;
  const steps: string[] = [];
  let at = 1;
  while (at < path.length) {
    STEP.lastIndex = at;
    const match = STEP.exec(path);
    const step = match?.[1] ?? match?.[2] ?? match?.[3];
    if (step === undefined || FORBIDDEN.has(step)) return undefined;
    steps.push(step);
    at = STEP.lastIndex;
  }
  return steps;
}

/**
 * What is found in data at the end of the steps; `undefined` where one leads nowhere. As in json-rules-engine, what has no inside
 * (a text) is itself at the end of any path.
 */
export function followed(data: unknown, steps: readonly string[]): unknown {
  if (typeof data !== 'object' || data === null) return data;
  let found: unknown = data;
  for (const step of steps) {
    if (found === null || found === undefined || !Object.hasOwn(found, step)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[step];
  }
  return found;
}
