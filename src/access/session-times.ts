import { wholeSetting } from './settings.js';

const MINUTE_MS = 60_000;

/** How long a session lasts unused, and at most: `CXPAY_SESSION_IDLE_MINUTES` (60) and `CXPAY_SESSION_HOURS` (12). */
export function sessionTimes(): { readonly idleMs: number; readonly longestMs: number } {
  return {
    idleMs: wholeSetting('CXPAY_SESSION_IDLE_MINUTES', 60, 1, 1_440) * MINUTE_MS,
    longestMs: wholeSetting('CXPAY_SESSION_HOURS', 12, 1, 168) * 60 * MINUTE_MS,
  };
}
