/** A bench as people read it, and as one JSON object. */
import type { BenchReport } from './bench.js';
import { figuresTable, isMet, TARGETS, targetText } from './figures.js';
import type { PayoutDifferences } from './peers/plan-peer.js';

export function benchText(report: BenchReport): string {
  const { employees, indicators, rules, observations, node, cores, load_average: load } = report;
  const otherwise = report.json_rules_engine_fired_otherwise;
  return [
    `cxpay bench: ${employees} employees × ${indicators} indicators × ${rules} rules, ${observations} observations`,
    `node ${node}, ${cores} cores, load average ${load[0]} before and ${load[1]} after; ${report.bench_seconds} s in all`,
    `stages of cxpay are measured once, short measurements ${report.repeats_of_short_measurements} times (the median counts)`,
    `imports by ${report.import_by}`,
    otherwise === 0
      ? 'json-rules-engine fired the same rules for everybody'
      : `json-rules-engine fired other rules for ${otherwise} employees`,
    ...sameness(report.zen_by, report.zen_payouts_otherwise),
    ...sameness(report.spreadsheet_by, report.spreadsheet_payouts_otherwise),
    '',
    figuresTable(report.figures),
    '',
    ...notMeasured(report),
    verdict(report),
  ].join('\n');
}

function sameness(by: string | null, differences: PayoutDifferences | null): string[] {
  if (by === null || !differences) return [];
  const { by_one_cent: cent, by_more: more } = differences;
  return cent + more === 0
    ? [`${by} came to the same payout for everybody`]
    : [`${by} came to other payouts: ${cent} by one cent, ${more} by more`];
}

/** A reason once, with all figures that are missing for it. */
function notMeasured({ not_measured: reasons }: BenchReport): string[] {
  const names = new Map<string, string[]>();
  for (const [name, reason] of Object.entries(reasons)) names.set(reason, [...(names.get(reason) ?? []), name]);
  return [...names].map(([reason, missing]) => `not measured: ${missing.join(', ')} (${reason})`);
}

function verdict({ figures }: BenchReport): string {
  const said = TARGETS.map(([name, target]) => ({ name, met: isMet(figures[name], target) }));
  const missed = said.filter(({ met }) => met === false).map(({ name }) => name);
  const met = said.filter((each) => each.met === true).length;
  const unknown = said.length - met - missed.length;
  return [
    `${met} of ${said.length} targets are met`,
    ...(missed.length > 0 ? [`missed: ${missed.join(', ')}`] : []),
    ...(unknown > 0 ? [`${unknown} not measured`] : []),
  ].join('; ');
}

/** One line: what was measured, every figure by name, each target with whether it is met, and whether the limits were kept. */
export function benchJson({ figures, ...about }: BenchReport, withinLimits: boolean): string {
  const targets = Object.fromEntries(
    TARGETS.map(([name, target]) => [name, { target: targetText(target), met: isMet(figures[name], target) }]),
  );
  return JSON.stringify({ ...about, ...figures, targets, within_limits: withinLimits });
}
