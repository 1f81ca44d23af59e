import { canonicalHash, type Canonical } from '../engine/canonical.js';
import type { Retro, RetroAdjustment } from './adjustments.entities.js';

/** Everything that a computation of a locked period consists of, as its audit entry records it. */
export function retroDetails(retro: Retro): Canonical {
  const { ...details } = retro;
  return details;
}

/** Everything that an adjustment consists of, as its audit entry or its computation's digest records it. */
export const adjustmentDetails = ({ amountMinor, withdraws, ...adjustment }: RetroAdjustment): Canonical => ({
  ...adjustment,
  // What was recorded before anything could be taken back says nothing of it.
  ...(withdraws === null ? {} : { withdraws }),
  amountMinor: amountMinor.toString(),
});

/** SHA-256 over adjustments in order of their numbers. */
export const adjustmentsDigest = (adjustments: readonly RetroAdjustment[]): string =>
  canonicalHash(adjustments.map(adjustmentDetails));
