import type { Exact } from '../../src/engine/exact.js';
import { MEASURES, SSI } from './measures.js';
import type { Hospital } from './read-hospitals.js';

/** No published figure has more decimals. */
const ALL_DECIMALS = 30;
/** Of hospitals, none of which publishes its base: a figure to share a pool by. */
const MADE_UP = { first: 1_000_000, step: 12_345 };

const text = (figure: Exact): string => figure.toText(ALL_DECIMALS);

/**
 * A hospital as a line for `cxpay evaluate`. Bases are not published; `place`, from 0, makes one up, so that the pool can be seen to
 * balance.
 */
export function hospitalLine({ id, period, measures, ssi }: Hospital, place?: number): string {
  const observations: Readonly<Record<string, string>>[] = [];
  for (const { id: indicator } of MEASURES) {
    const { value, baseline } = measures.get(indicator) ?? {};
    if (!value) continue;
    const observed = { indicator, value: text(value), source: 'third-party' };
    observations.push(baseline ? { ...observed, baseline: text(baseline) } : observed);
  }
  if (ssi) observations.push({ indicator: SSI.id, value: text(ssi), source: 'third-party' });
  const base = place === undefined ? {} : { base: madeUpBase(place) };
  return JSON.stringify({ subject: id, attributes: { role: 'hospital', period, ...base }, observations });
}

/** With cents, so that rounding has something to do. */
const madeUpBase = (place: number): string => `${MADE_UP.first + MADE_UP.step * place}.${10 + (place % 90)}`;

/** What a line says a hospital's base is. */
export const baseOf = (line: string): string | undefined =>
  (JSON.parse(line) as { readonly attributes: Readonly<Record<string, string>> }).attributes['base'];
