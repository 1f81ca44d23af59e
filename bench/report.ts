/** A bench as people read it, and as one JSON object. */
import type { BenchReport } from './bench.js';
import { figuresTable } from './figures.js';

export function benchText(report: BenchReport): string {
  const { employees, indicators, rules, observations, node, cores, load_average: load } = report;
  const otherwise = report.json_rules_engine_fired_otherwise;
  return [
    `cxpay bench: ${employees} employees × ${indicators} indicators × ${rules} rules, ${observations} observations`,
    `node ${node}, ${cores} cores, load average ${load[0]} before and ${load[1]} after; ${report.bench_seconds} s in all`,
    `stages of cxpay are measured once, the peers ${report.repeats_of_short_measurements} times (the median counts)`,
    `imports by ${report.import_by}`,
    otherwise === 0
      ? 'json-rules-engine fired the same rules for everybody'
      : `json-rules-engine fired other rules for ${otherwise} employees`,
    '',
    figuresTable(report.figures),
  ].join('\n');
}

/** One line: what was measured, every figure and ratio by name, and whether the product kept within its limits. */
export function benchJson({ figures, ...about }: BenchReport, withinLimits: boolean): string {
  return JSON.stringify({ ...about, ...figures, within_limits: withinLimits });
}
