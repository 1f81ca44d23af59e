import type { ResponseFiguresView, ResponseFigureView } from './response-figures.service.js';
import type { MadeObservations } from './response-observations.service.js';
import type { ResponsesBehind } from './responses-behind.service.js';

const STANDINGS = {
  'not-made': 'no observation yet',
  made: 'observation',
  outdated: 'observation, outdated',
  reported: 'reported otherwise',
} as const;

/** Figures that responses come to, for the terminal. */
export function responseFiguresText({ period, responses, figures }: ResponseFiguresView): string {
  return [`${period}: ${responses} responses`, ...figures.map(figureLine)].join('\n');
}

function figureLine(figure: ResponseFigureView): string {
  const { indicator, subject, source, count, value, interval, minimumSample, isEnough, standing, observation } = figure;
  const range = interval ? `95 %: ${interval.low} to ${interval.high}` : 'no interval: too few, or all alike';
  const few = isEnough ? '' : `, fewer than ${minimumSample ?? 0}`;
  const where = observation === null ? '' : ` ${observation}`;
  return `  ${indicator}  ${subject}  ${value}  (${range}; ${count} by ${source}${few})  ${STANDINGS[standing]}${where}`;
}

/** What became of the figures of a month. */
export function madeText({ period, made, unchanged, withdrawn, reported, batch }: MadeObservations): string {
  const where = batch ? ` in batch ${batch.batch}` : '';
  return `${period}: ${made} observations made of responses${where}, ${unchanged} unchanged, ${withdrawn} withdrawn, ${reported} reported otherwise`;
}

/** The responses behind an observation. */
export function behindText({ observation, holds, responses }: ResponsesBehind): string {
  const { batch, row, indicator, subjectKind, subject, period, source, numerator, denominator } = observation;
  return [
    `${batch}:${row}  ${indicator} of ${subjectKind}:${subject} in ${period} by ${source}: ${numerator ?? 0} of ${denominator ?? 0}`,
    ...responses.map(({ response: { id, day, form, scorer, answers, batch: from, row: at }, worth }) => {
      const by = scorer === null ? '' : ` by ${scorer}`;
      return `  ${id}  ${day}  ${form}${by}  adds ${worth}  ${answers}  (batch ${from}, row ${at})`;
    }),
    holds ? 'They come to this figure.' : 'They do NOT come to this figure: verify the records.',
  ].join('\n');
}
