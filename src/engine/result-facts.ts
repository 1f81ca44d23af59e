import type { FactBinder } from './compiled-rules.js';
import type { Exact } from './exact.js';
import type { FoundFigure } from './found-figure.js';
import type { FactAnswer, FactSource } from './rule.js';

/** What has been scored, as far as rules can ask for it. */
export interface Results {
  readonly score: Exact | undefined;
  readonly groups: readonly (Exact | undefined)[];
  readonly readings: {
    readonly values: readonly (Exact | undefined)[];
    readonly samples: readonly (Exact | undefined)[];
    readonly attainments: readonly (Exact | undefined)[];
  };
  /** Figures of indicators that rules look at and that are no component. */
  readonly beside: ReadonlyMap<string, FoundFigure>;
}

/** Where the results of a line lie among its facts: under names that no rule can ask for. */
interface FactsWithResults {
  readonly $results: Results | undefined;
  readonly $places: ResultPlaces | undefined;
}

/** Places of what a plan's rules can ask for. */
export interface ResultPlaces {
  readonly componentById: ReadonlyMap<string, number>;
  /** The first component that scores an indicator. */
  readonly componentOfIndicator: ReadonlyMap<string, number>;
  readonly groupById: ReadonlyMap<string, number>;
}

type Params = Readonly<Record<string, string>>;
type Reader = (results: Results) => Exact | undefined;

/**
 * How the facts of results are read. Of an indicator that the plan scores, rules see the component's own figure, so that one
 * scorecard never shows two.
 */
const READERS: Readonly<Record<string, (places: ResultPlaces, params: Params) => Reader>> = {
  score:
    () =>
    ({ score }) =>
      score,
  value: ({ componentOfIndicator }, { indicator = '' }) => {
    const place = componentOfIndicator.get(indicator);
    if (place !== undefined) return ({ readings }) => readings.values[place];
    return ({ beside }) => {
      const outcome = beside.get(indicator)?.reading.outcome;
      return outcome?.kind === 'figure' ? outcome.figure.value : undefined;
    };
  },
  sample: ({ componentOfIndicator }, { indicator = '' }) => {
    const place = componentOfIndicator.get(indicator);
    if (place !== undefined) return ({ readings }) => readings.samples[place];
    return ({ beside }) => {
      const outcome = beside.get(indicator)?.reading.outcome;
      return outcome && outcome.kind !== 'unusable' ? outcome.figure?.sample : undefined;
    };
  },
  attainment: ({ componentById }, { component = '' }) => {
    const place = componentById.get(component) ?? -1;
    return ({ readings }) => readings.attainments[place];
  },
  'group-score': ({ groupById }, { group = '' }) => {
    const place = groupById.get(group) ?? -1;
    return ({ groups }) => groups[place];
  },
};

const answer =
  (fact: string): FactAnswer =>
  (params, facts) => {
    const { $results: results, $places: places } = facts as unknown as FactsWithResults;
    return results && places && READERS[fact]?.(places, params)(results);
  };

/**
 * How the facts of results are answered. Facts that carry these, and `$results` and `$places`, know nothing of results until
 * {@link addResults} has said what they are.
 */
export const RESULT_ANSWERS = {
  score: answer('score'),
  value: answer('value'),
  sample: answer('sample'),
  attainment: answer('attainment'),
  groupScore: answer('group-score'),
} as const;

/** Tells facts that were made with {@link RESULT_ANSWERS} the results that they are about. */
export function addResults(facts: FactSource, results: Results, places: ResultPlaces): void {
  const open = facts as unknown as { $results: Results; $places: ResultPlaces };
  open.$results = results;
  open.$places = places;
}

/** Makes facts forget the results that they were told. */
export function clearResults(facts: FactSource): void {
  (facts as unknown as { $results: Results | undefined }).$results = undefined;
}

/** Binds the facts of results to where they lie, for rules that are compiled for one plan. */
export function resultBinder(places: ResultPlaces): FactBinder {
  return (fact, params) => {
    const read = Object.hasOwn(READERS, fact) ? READERS[fact]?.(places, params) : undefined;
    if (!read) return undefined;
    return (facts): Exact | undefined => {
      const { $results: results } = facts as unknown as FactsWithResults;
      return results && read(results);
    };
  };
}
