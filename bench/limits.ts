/** What the company of 20,000 may take: of the product's five stages, not of the peers beside them. */
import { EMPLOYEES, type BenchReport } from './bench.js';

export const MAX_PRODUCT_SECONDS = 120;
export const MAX_PEAK_MIB = 1_024;

type Judged = Pick<BenchReport, 'employees' | 'figures' | 'load_average'>;

/** Sentences that say which limit was passed; none for a larger company, or with `CXPAY_BENCH_NO_LIMIT=1`. */
export function beyondLimits({ employees, figures, load_average: load }: Judged): string[] {
  if (process.env['CXPAY_BENCH_NO_LIMIT'] === '1' || employees > EMPLOYEES) return [];
  const { product_seconds: seconds, product_cpu_seconds: cpu, product_peak_mib: peak } = figures;
  if (seconds === null || cpu === null || peak === null) return ['the product’s stages were not measured'];
  return [
    ...(seconds > MAX_PRODUCT_SECONDS
      ? [
          `the product took ${seconds} s (${cpu} s of processor time; load average ${load[1]}); the limit is ${MAX_PRODUCT_SECONDS} s for ${EMPLOYEES} employees`,
        ]
      : []),
    ...(peak > MAX_PEAK_MIB
      ? [`the process held ${peak} MiB at its peak; the limit is ${MAX_PEAK_MIB} MiB for ${EMPLOYEES} employees`]
      : []),
  ];
}
