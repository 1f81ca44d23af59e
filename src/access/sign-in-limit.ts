import { Injectable } from '@nestjs/common';

import { Problem } from '../http/problem.js';
import { wholeSetting } from './settings.js';
import { phrase } from '../engine/phrase.js';

const WINDOW_MS = 60_000;
/** Addresses that are remembered; the oldest is forgotten first. */
const MOST_ADDRESSES = 10_000;

export const signInsPerMinute = (): number => wholeSetting('CXPAY_SIGN_INS_PER_MINUTE', 60, 1, 100_000);

/**
 * How often one address may try to sign in: `CXPAY_SIGN_INS_PER_MINUTE`, 60 where nothing is said. Each try costs the server as much
 * as it costs to guess; that one user name is tried again and again is what the lock-out is for, which is stored.
 */
@Injectable()
export class SignInLimit {
  private readonly tries = new Map<string, number[]>();

  /** Counts a try. Throws where there were too many within a minute. */
  count(address: string, now = Date.now()): void {
    const recent = (this.tries.get(address) ?? []).filter((at) => now - at < WINDOW_MS);
    const [oldest = now] = recent;
    if (recent.length >= signInsPerMinute()) {
      const seconds = Math.ceil((oldest + WINDOW_MS - now) / 1_000);
      throw new Problem('too-many-attempts', phrase`Too many sign-ins were tried from this address.`, [], seconds);
    }
    // Taken out and put in again, it is the youngest.
    this.tries.delete(address);
    this.tries.set(address, [...recent, now]);
    const [first] = this.tries.keys();
    if (this.tries.size > MOST_ADDRESSES && first !== undefined) this.tries.delete(first);
  }
}
