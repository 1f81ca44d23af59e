/** The engine alone: from values in memory to the payout, beside the closure loop. */
import { computePayout } from '../src/engine/payout.js';
import { withRememberedFigures } from '../src/engine/remembered-figures.js';
import type { PayoutInput } from '../src/engine/payout-input.js';
import { closureCall } from './closure-loop.js';
import { median } from './measure.js';

/** The one place that names what is measured: a payout in minor units, without its explanation where the engine can do without. */
const payoutOf = (input: PayoutInput): bigint => computePayout(input).amountMinor;

export interface EngineMeasured {
  /** Time of an employee ÷ time of one closure call, as if that took exactly a microsecond. */
  readonly us: number;
  /** The same by the clock. */
  readonly rawUs: number;
  readonly closureUs: number;
  /** Everything that was computed, added up, so that none of it can be left undone. */
  readonly checksum: number;
}

const EMPLOYEES_PER_BLOCK = 500;
const CALLS_PER_BLOCK = 5_000;
const WARM_UP_SECONDS = 1;
const MOST_SECONDS = 10;

/**
 * Takes turns: a block of employees, a block of closure calls, until everybody has been computed at least once. What disturbs the
 * machine for a while disturbs both; of all blocks the median counts.
 */
export function measureEngine(ofEmployees: readonly PayoutInput[]): EngineMeasured {
  const inputs = ofEmployees.map(withRememberedFigures);
  for (const input of inputs) payoutOf(input);
  let checksum = warmUp(inputs);
  const ours: number[] = [];
  const closures: number[] = [];
  const note = (times: number[], { us, sum }: Block): void => {
    times.push(us);
    checksum += sum;
  };
  const from = performance.now();
  for (let start = 0; start < inputs.length; start += EMPLOYEES_PER_BLOCK) {
    note(ours, payoutBlock(inputs.slice(start, start + EMPLOYEES_PER_BLOCK)));
    note(closures, closureBlock());
    if (performance.now() - from > MOST_SECONDS * 1_000) break;
  }
  const ratios = ours.map((us, i) => us / (closures[i] ?? Number.NaN));
  return { us: median(ratios), rawUs: median(ours), closureUs: median(closures), checksum };
}

/** Both until they are compiled. */
function warmUp(inputs: readonly PayoutInput[]): number {
  const until = performance.now() + WARM_UP_SECONDS * 1_000;
  let sum = 0;
  while (performance.now() < until) sum += payoutBlock(inputs.slice(0, EMPLOYEES_PER_BLOCK)).sum + closureBlock().sum;
  return sum;
}

interface Block {
  /** Of one employee or one call. */
  readonly us: number;
  readonly sum: number;
}

function payoutBlock(inputs: readonly PayoutInput[]): Block {
  const from = performance.now();
  let sum = 0;
  for (const input of inputs) sum += Number(payoutOf(input));
  return { us: ((performance.now() - from) * 1_000) / inputs.length, sum };
}

function closureBlock(): Block {
  const from = performance.now();
  let sum = 0;
  for (let call = 0; call < CALLS_PER_BLOCK; call += 1) sum += closureCall(call);
  return { us: ((performance.now() - from) * 1_000) / CALLS_PER_BLOCK, sum };
}
