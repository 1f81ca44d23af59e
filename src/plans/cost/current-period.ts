import { parsePeriod, type Period } from '../../engine/period.js';

/** The month that it is now, by the clock of this machine. */
export function currentPeriod(now = new Date()): Period {
  const code = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`;
  const period = parsePeriod(code);
  if (!period) throw new RangeError(`the clock says ${code}`);
  return period;
}
