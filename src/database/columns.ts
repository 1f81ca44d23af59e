import type { ValueTransformer } from 'typeorm';

import { Exact, exact } from '../engine/exact.js';

/**
 * How exact numbers travel to a database and back. SQLite would turn a `decimal` or a big integer into a double and PostgreSQL
 * hands out strings, so there is one way for each kind: amounts are whole minor units, decimals are canonical text.
 */

/** Largest amount, in minor units, that both databases and their drivers carry without loss: 2^53 − 1. */
export const MAX_AMOUNT_MINOR = BigInt(Number.MAX_SAFE_INTEGER);

const amount: ValueTransformer = {
  to: (value: bigint | null | undefined) => {
    if (value === null || value === undefined) return value;
    if (value > MAX_AMOUNT_MINOR || value < -MAX_AMOUNT_MINOR) throw new RangeError(`amount ${value} is out of bounds`);
    return value.toString();
  },
  from: (value: string | number | null) => (value === null ? null : BigInt(value)),
};

const decimal: ValueTransformer = {
  to: (value: Exact | null | undefined) => (value instanceof Exact ? value.toText(60) : value),
  from: (value: string | null) => (value === null ? null : exact(value)),
};

const counter: ValueTransformer = {
  to: (value: number | null | undefined) => value,
  from: (value: string | number | null) => (value === null ? null : Number(value)),
};

interface Named {
  readonly name?: string;
}

/** An amount in whole minor units (cents), as `bigint`. */
export const amountColumn = (options: Named = {}) => ({ ...options, type: 'bigint', transformer: amount }) as const;

/** An exact decimal, as {@link Exact}, stored as canonical text. */
export const decimalColumn = (options: Named & { readonly nullable?: boolean } = {}) =>
  ({ ...options, type: 'text', transformer: decimal }) as const;

/** A count or sequence number up to 2^53, as `number`. */
export const counterColumn = (options: Named = {}) => ({ ...options, type: 'bigint', transformer: counter }) as const;
