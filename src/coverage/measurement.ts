/** By whom what a component pays for is measured: nobody, the company itself, or somebody independent. */
import type { EntityManager } from 'typeorm';

import type { Indicator } from '../engine/documents.js';
import { INDEPENDENT_SOURCES } from '../engine/figure.js';
import type { CompiledComponent } from '../engine/plan.js';
import { indicatorsOf } from '../engine/stakes.js';

/** From the least to the most: no customer’s experience; the company’s own word on it; a third party’s or a mystery shopper’s. */
export const MEASUREMENTS = ['none', 'internal', 'third-party'] as const;
export type Measurement = (typeof MEASUREMENTS)[number];

export const better = (a: Measurement, b: Measurement): Measurement =>
  MEASUREMENTS.indexOf(a) > MEASUREMENTS.indexOf(b) ? a : b;

/** The sources that have reported figures of each indicator. */
export type Reported = ReadonlyMap<string, ReadonlySet<string>>;

/** Which sources' figures of which indicators count in a period. */
export async function reportedSources(manager: EntityManager, period: string): Promise<Reported> {
  const rows = await manager.query<{ indicator: string; source: string }[]>(
    'SELECT DISTINCT indicator, source FROM observation WHERE period = $1 ORDER BY indicator, source',
    [period],
  );
  const sources = new Map<string, Set<string>>();
  for (const { indicator, source } of rows) sources.set(indicator, (sources.get(indicator) ?? new Set()).add(source));
  return sources;
}

/**
 * The best measurement of a component. Third-party is what accepts no other word, whether it has come yet or not; and what accepts
 * it beside others in a period in which it has come. An indicator is no measure of experience where the catalogue says `"cx": false`.
 */
export function measurementOf(
  component: CompiledComponent,
  catalogue: ReadonlyMap<string, Indicator>,
  reported: Reported,
): Measurement {
  return indicatorsOf(component, catalogue)
    .map((indicator) => measurementOfIndicator(indicator, acceptedBy(component, indicator), reported))
    .reduce(better, 'none');
}

/** Sources that count: of its own indicator what the component asks for, of others what the catalogue does; any where undefined. */
function acceptedBy({ indicator, needs }: CompiledComponent, of: Indicator): readonly string[] | undefined {
  return indicator === of ? needs.sources && [...needs.sources, ...needs.discounted] : of.sources;
}

function measurementOfIndicator(
  { cx, independent, code }: Indicator,
  accepted: readonly string[] | undefined,
  reported: Reported,
): Measurement {
  if (cx === false) return 'none';
  const isIndependent = (source: string) => INDEPENDENT_SOURCES.includes(source);
  if (independent || accepted?.every(isIndependent)) return 'third-party';
  const came = [...(reported.get(code) ?? [])].filter((source) => accepted?.includes(source) ?? true);
  return came.some(isIndependent) ? 'third-party' : 'internal';
}
