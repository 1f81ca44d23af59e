import { hash } from 'node:crypto';

import { textInJson } from '../database/json-text.js';
import type { Observation } from './metrics.entities.js';

/** What makes two figures versions of one: of all with the same key, the one with the latest `seq` counts. */
export type FigureKey = Readonly<
  Pick<Observation, 'period' | 'subjectKind' | 'subject' | 'indicator' | 'source' | 'day'>
>;

/** What is reported of a key. Decimals are canonical text; `null` where nothing was given. */
export type Figure = Readonly<
  Pick<Observation, 'value' | 'numerator' | 'denominator' | 'sample' | 'reference' | 'baseline'>
>;

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
  a.reference === b.reference &&
  a.baseline === b.baseline;

/** A figure in words: `0.949`, `949 of 1000`, `0.949 (949 of 1000)`. */
export function figureInWords({ value, numerator, denominator, sample, reference, baseline }: Figure): string {
  const counts = numerator === null || denominator === null ? '' : `${numerator} of ${denominator}`;
  const said = value === null ? counts : counts === '' ? value : `${value} (${counts})`;
  return [
    said,
    ...(baseline === null ? [] : [`baseline ${baseline}`]),
    ...(sample === null ? [] : [`sample ${sample}`]),
    ...(reference === null ? [] : [`reference ${JSON.stringify(reference)}`]),
  ].join(', ');
}

/** Where a figure is stored, and the file and row that it came from. */
export type Place = Readonly<Pick<Observation, 'seq' | 'batch' | 'chunk' | 'row'>>;

/**
 * The hash that an observation must have: over every column but the hash itself, as `canonicalHash` would give it, without the
 * baseline where there is none (so that those from before there were baselines keep theirs).
 */
export const observationHash = (observation: Omit<Observation, 'hash'>): string => placedHash(observation, observation);

/** The hash of a figure in its place. The canonical text is written down as it stands, which is several times quicker. */
export function placedHash({ batch, chunk, row, seq }: Place, figure: ReportedFigure): string {
  const { baseline, denominator, numerator, reference, sample, subject, value } = figure;
  const compared = baseline === null ? '' : `"baseline":${textInJson(baseline)},`;
  return hash(
    'sha256',
    `{${compared}"batch":${batch},"chunk":${chunk}${DAY.of(figure.day)}${textInJson(denominator)}` +
      `${INDICATOR.of(figure.indicator)}${textInJson(numerator)}${PERIOD.of(figure.period)}${textInJson(reference)}` +
      `,"row":${row},"sample":${textInJson(sample)},"seq":${seq}${SOURCE.of(figure.source)}${textInJson(subject)}` +
      `${KIND.of(figure.subjectKind)}${textInJson(value)}}`,
  );
}

/** A member and its surroundings as JSON; what stands there is often what stood there in the row before. */
class Surrounded {
  private value: string | undefined;
  private text = '';

  constructor(
    private readonly before: string,
    private readonly after: string,
  ) {}

  of(value: string): string {
    if (value === this.value) return this.text;
    this.value = value;
    return (this.text = `${this.before}${textInJson(value)}${this.after}`);
  }
}

const DAY = new Surrounded(',"day":', ',"denominator":');
const INDICATOR = new Surrounded(',"indicator":', ',"numerator":');
const PERIOD = new Surrounded(',"period":', ',"reference":');
const SOURCE = new Surrounded(',"source":', ',"subject":');
const KIND = new Surrounded(',"subjectKind":', ',"value":');

/** The digest that a chunk must have: SHA-256 over the hashes of its observations, one after another in order of `seq`. */
export const chunkDigest = (hashes: readonly string[]): string => hash('sha256', hashes.join(''));
