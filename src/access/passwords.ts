import { randomBytes } from 'node:crypto';

import { hash, verify, type Options } from '@node-rs/argon2';

/** Argon2id (the library's default kind) with 19 MiB, twice over: what OWASP asks at least. A sign-in takes some 50 ms. */
const COST: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const MIN_PASSWORD = 12;
/** Longer ones are refused, not cut. */
export const MAX_PASSWORD = 256;

/** What is wrong with a new password; `undefined` where nothing is. Length alone makes it hard to guess. */
export function passwordProblem(password: string, username: string): string | undefined {
  const { length } = password;
  if (length < MIN_PASSWORD) return `the password has ${length} characters: it needs ${MIN_PASSWORD}`;
  if (length > MAX_PASSWORD) return `the password is longer than ${MAX_PASSWORD} characters`;
  if (new Set(password).size < 4) return 'the password repeats itself';
  if (password.toLowerCase().includes(username)) return 'the password contains the user name';
  return undefined;
}

/** A password that nobody would guess, easy to copy: 24 characters. */
export const randomPassword = (): string => randomBytes(18).toString('base64url');

/** The password as it is stored. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), COST);

let nobodysHash: Promise<string> | undefined;

/**
 * Is it the password of this hash? Where there is none, a hash of no one's password takes just as long: how fast the answer is
 * tells nobody whether there is such an account.
 */
export async function isPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword(randomPassword());
  const isRight = await verify(stored ?? (await nobodysHash), password.normalize('NFC'));
  return isRight && typeof stored === 'string';
}
