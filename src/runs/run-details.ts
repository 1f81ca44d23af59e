import type { Canonical } from '../engine/canonical.js';
import type { Run } from './runs.entities.js';

/** Everything a run consists of, as its audit entry records it: `verify` holds the stored run against this. */
export function runDetails(run: Run): Canonical {
  const { adjustmentsThrough, stepsThrough, ...details } = run;
  if (adjustmentsThrough === null && stepsThrough === null) return details;
  return { ...details, adjustmentsThrough, stepsThrough };
}
