import { hash } from 'node:crypto';

import { textInJson } from '../database/json-text.js';
import { listOf, phrase, type Phrase } from '../engine/phrase.js';
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
export const keyText = (key: FigureKey): string => keyBeginning(key) + key.subject;

/** The text of a key but for the code of its subject, with which it ends. */
export const keyBeginning = (key: FigureKey): string => surroundings(key).beforeSubject;

/** Do two rows report the same of a key, their reference included? */
export const sameFigure = (a: Figure, b: Figure): boolean =>
  a.value === b.value &&
  a.numerator === b.numerator &&
  a.denominator === b.denominator &&
  a.sample === b.sample &&
  a.reference === b.reference &&
  a.baseline === b.baseline;

/** A figure in words: `0.949`, `949 of 1000`, `0.949 (949 of 1000)`. */
export function figureInWords({ value, numerator, denominator, sample, reference, baseline }: Figure): Phrase {
  const counts =
    numerator === null || denominator === null ? undefined : phrase`${{ numerator }} of ${{ denominator }}`;
  const said = value === null ? counts : counts ? phrase`${{ value }} (${{ counts }})` : phrase`${{ value }}`;
  const parts = [
    said,
    baseline === null ? undefined : phrase`baseline ${{ baseline }}`,
    sample === null ? undefined : phrase`sample ${{ sample }}`,
    reference === null ? undefined : phrase`reference ${{ reference: JSON.stringify(reference) }}`,
  ];
  return listOf(parts.filter((each) => each !== undefined));
}

/** Where a figure is stored, and the file and row that it came from. */
export type Place = Readonly<Pick<Observation, 'seq' | 'batch' | 'chunk' | 'row'>>;

/**
 * The hash that an observation must have: over every column but the hash itself, as `canonicalHash` would give it, without the
 * baseline where there is none (so that those from before there were baselines keep theirs).
 */
export const observationHash = (observation: Omit<Observation, 'hash'>): string => placedHash(observation, observation);

/** The hash of a figure in its place. The canonical text is written down as it stands, which is several times quicker. */
export const placedHash = (place: Place, figure: ReportedFigure): string =>
  hash('sha256', canonicalText(place, figure));

function canonicalText({ batch, chunk, row, seq }: Place, figure: ReportedFigure): string {
  const { baseline, denominator, numerator, reference, sample, subject, value } = figure;
  const compared = baseline === null ? '' : `"baseline":${textInJson(baseline)},`;
  const { afterChunk, afterDenominator, afterNumerator, afterSeq, afterSubject } = surroundings(figure);
  return (
    `{${compared}"batch":${batch},"chunk":${chunk}${afterChunk}${textInJson(denominator)}${afterDenominator}` +
    `${textInJson(numerator)}${afterNumerator}${textInJson(reference)},"row":${row},"sample":${textInJson(sample)}` +
    `,"seq":${seq}${afterSeq}${textInJson(subject)}${afterSubject}${textInJson(value)}}`
  );
}

/** What stands around what differs from row to row: in the text of a key, and in the canonical JSON. */
interface Surroundings {
  readonly of: FigureKey;
  readonly beforeSubject: string;
  readonly afterChunk: string;
  readonly afterDenominator: string;
  readonly afterNumerator: string;
  readonly afterSeq: string;
  readonly afterSubject: string;
}

/** What was there in the row before is there in most rows. */
let latest: Surroundings | undefined;

function surroundings(key: FigureKey): Surroundings {
  if (latest && isAlike(latest.of, key)) return latest;
  return (latest = {
    of: key,
    beforeSubject: `${key.period}\n${key.subjectKind}\n${key.indicator}\n${key.source}\n${key.day}\n`,
    afterChunk: `,"day":${textInJson(key.day)},"denominator":`,
    afterDenominator: `,"indicator":${textInJson(key.indicator)},"numerator":`,
    afterNumerator: `,"period":${textInJson(key.period)},"reference":`,
    afterSeq: `,"source":${textInJson(key.source)},"subject":`,
    afterSubject: `,"subjectKind":${textInJson(key.subjectKind)},"value":`,
  });
}

/** Do two keys differ in their subject's code at most? */
const isAlike = (a: FigureKey, b: FigureKey): boolean =>
  a.day === b.day &&
  a.indicator === b.indicator &&
  a.period === b.period &&
  a.source === b.source &&
  a.subjectKind === b.subjectKind;
