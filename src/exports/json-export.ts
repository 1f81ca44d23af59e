import type { PayoutView } from '../runs/payouts.service.js';
import type { Run } from '../runs/runs.entities.js';

/** The run with its payouts and their lines; amounts as text. */
export function jsonExport(run: Run, payouts: readonly PayoutView[]): Promise<Uint8Array> {
  const { id, period, at, root } = run;
  return Promise.resolve(
    Buffer.from(`${JSON.stringify({ run: { id, period, at, root }, payouts }, null, 2)}\n`, 'utf8'),
  );
}
