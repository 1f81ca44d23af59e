import { createHash } from 'node:crypto';

import { sha256 } from '../engine/canonical.js';
import type { Observation } from './metrics.entities.js';

/** What makes two figures versions of one: of all with the same key, the one with the latest `seq` counts. */
export type FigureKey = Readonly<
  Pick<Observation, 'period' | 'subjectKind' | 'subject' | 'indicator' | 'source' | 'day'>
>;

/** What is reported of a key. Decimals are canonical text; `null` where nothing was given. */
export type Figure = Readonly<Pick<Observation, 'value' | 'numerator' | 'denominator' | 'sample' | 'reference'>>;

/** A figure as a row of a file reports it. */
export type ReportedFigure = FigureKey & Figure;

/** A key as one text. */
export const keyText = (key: FigureKey): string =>
  `${key.period}\n${key.subjectKind}\n${key.subject}\n${key.indicator}\n${key.source}\n${key.day}`;

/** Do two rows report the same of a key, their reference included? */
export const sameFigure = (a: Figure, b: Figure): boolean =>
  a.value === b.value &&
  a.numerator === b.numerator &&
  a.denominator === b.denominator &&
  a.sample === b.sample &&
  a.reference === b.reference;

/** A figure in words: `0.949`, `949 of 1000`, `0.949 (949 of 1000)`. */
export function figureInWords({ value, numerator, denominator, sample, reference }: Figure): string {
  const counts = numerator === null || denominator === null ? '' : `${numerator} of ${denominator}`;
  const said = value === null ? counts : counts === '' ? value : `${value} (${counts})`;
  const withSample = sample === null ? said : `${said}, sample ${sample}`;
  return reference === null ? withSample : `${withSample}, reference ${JSON.stringify(reference)}`;
}

/**
 * The hash that an observation must have: over every column but the hash itself, as `canonicalHash` would give it. The names stand
 * in canonical order here, so that `JSON.stringify` writes the canonical text at once, which is several times quicker.
 */
export function observationHash(row: Omit<Observation, 'hash'>): string {
  const { batch, chunk, day, denominator, indicator, numerator, period, reference } = row;
  const { row: number, sample, seq, source, subject, subjectKind, value } = row;
  return sha256(
    JSON.stringify({
      batch,
      chunk,
      day,
      denominator,
      indicator,
      numerator,
      period,
      reference,
      row: number,
      sample,
      seq,
      source,
      subject,
      subjectKind,
      value,
    }),
  );
}

/** The digest that a chunk must have: SHA-256 over the hashes of its observations, one after another in order of `seq`. */
export function chunkDigest(hashes: Iterable<string>): string {
  const digest = createHash('sha256');
  for (const hash of hashes) digest.update(hash);
  return digest.digest('hex');
}
