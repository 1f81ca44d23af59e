/** What a tallied group of complaints is counted as: its cause as the catalogue has it, its stages, its indicators. */
import { Exact } from '../engine/exact.js';
import type { CauseCatalogue, Part } from './cause-catalogue.js';
import type { GroupColumn, TallyQuery } from './complaint-tally.js';

/** The key of complaints that say nothing of what is asked for, or that no indicator measures. */
export const NONE = '(none)';

const all = (key: string): readonly Part[] => [{ key, share: Exact.ONE }];

/** How complaints are counted: which columns are asked for, and what their values are taken for. */
export interface KeysBy {
  readonly columns: TallyQuery['by'];
  readonly keysOf: (values: readonly (string | null)[]) => readonly Part[];
}

/**
 * How complaints are counted by something: `cause`, `stage`, `indicator`, `department`, `channel`, `source`, or an attribute. Causes of
 * the catalogue are counted under its code, or that of the cause above at `level` (1 is the top); others under their own name.
 */
export function keysBy(by: string, catalogue: CauseCatalogue, level?: number): KeysBy {
  switch (by) {
    case 'cause':
      return { columns: ['cause'], keysOf: ([cause]) => all(causeKey(cause ?? NONE, catalogue, level)) };
    case 'stage':
      return {
        columns: ['cause', 'stage', 'blamed'],
        keysOf: ([cause, stage, blamed]) => stagesOf(cause ?? NONE, stage, catalogue, blamed),
      };
    case 'indicator':
      return { columns: ['cause'], keysOf: ([cause]) => indicatorsOf(cause ?? NONE, catalogue) };
    case 'department':
    case 'channel':
    case 'source':
      return { columns: [by] satisfies GroupColumn[], keysOf: ([value]) => all(value ?? NONE) };
    default:
      return { columns: { attribute: by }, keysOf: ([value]) => all(value ?? NONE) };
  }
}

function causeKey(cause: string, catalogue: CauseCatalogue, level: number | undefined): string {
  const known = catalogue.get(cause);
  if (!known) return cause;
  return (level === undefined ? undefined : known.path[level - 1]) ?? known.code;
}

/** What was reported goes before what the catalogue says, and that before what the order's moments say. */
export const stagesOf = (
  cause: string,
  stage: string | null | undefined,
  catalogue: CauseCatalogue,
  blamed: string | null | undefined,
): readonly Part[] =>
  stage ? all(stage) : (catalogue.get(cause)?.stages ?? (blamed ? inEqualParts(blamed) : all(NONE)));

function inEqualParts(blamed: string): readonly Part[] {
  const stages = JSON.parse(blamed) as readonly string[];
  return stages.map((key) => ({ key, share: Exact.of(1, stages.length) }));
}

function indicatorsOf(cause: string, catalogue: CauseCatalogue): readonly Part[] {
  const parts = catalogue.get(cause)?.indicators ?? [];
  return parts.length === 0 ? all(NONE) : parts;
}
