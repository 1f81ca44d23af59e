import type { IncidentCharge, IncidentProblem } from './incidents.js';
import type { Peers } from './peers.js';
import type { Pools } from './pools.js';

/** What one employee's payout depends on of the others': gathered over everybody before anybody is paid. */
export interface Population {
  readonly peers: Peers;
  readonly pools: Pools;
  /** Charges of incidents by employee code. */
  readonly charges: ReadonlyMap<string, readonly IncidentCharge[]>;
  /** Shares of losses that are charged to nobody though they should be. */
  readonly problems: readonly IncidentProblem[];
  /** Incidents that cannot be charged to somebody because they are paid in another currency, by employee code. */
  readonly inOtherCurrency: ReadonlyMap<string, readonly string[]>;
}
