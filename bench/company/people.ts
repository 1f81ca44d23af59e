/** The bench's employees, each made from the seed and their number alone, so that any of them can be made again. */
import { Random } from '../../scripts/sample-company/random.js';

export const SEED = 20261122;

export const DIVISIONS = [
  'order-desk',
  'warehouse',
  'delivery',
  'installation',
  'service',
  'shops',
  'marketing',
  'after-sales',
] as const;
export const TEAMS_PER_DIVISION = 10;
const REGIONS = ['north', 'south', 'east', 'west'] as const;
const GRADES = ['junior', 'junior', 'regular', 'regular', 'regular', 'senior', 'senior', 'lead'] as const;

export interface Person {
  readonly code: string;
  readonly division: string;
  readonly team: string;
  readonly region: string;
  readonly grade: string;
  readonly hired: string;
  /** Target bonus of a month, in whole yuan. */
  readonly target: number;
}

/** The employee of a number, from 0. One in fifty was hired within the month, so that their pay is prorated. */
export function person(index: number): Person {
  const code = `E${String(index + 1).padStart(7, '0')}`;
  const random = Random.from(SEED, code);
  const division = random.pick(DIVISIONS);
  return {
    code,
    division,
    team: `${division}-${random.between(1, TEAMS_PER_DIVISION)}`,
    region: random.pick(REGIONS),
    grade: random.pick(GRADES),
    hired: random.chance(20) ? `2026-10-${twoDigits(random.between(2, 28))}` : earlierDay(random),
    target: random.between(800, 4_000),
  };
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');

const earlierDay = (random: Random): string =>
  `${random.between(2008, 2025)}-${twoDigits(random.between(1, 12))}-${twoDigits(random.between(1, 28))}`;

/** One reported figure, in the columns of a file of observations. */
export interface Reported {
  readonly value?: string;
  readonly numerator?: number;
  readonly denominator?: number;
  readonly sample?: number;
  readonly source: string;
}

const tenths = (number: number): string => `${Math.floor(number / 10)}.${number % 10}`;

/** A share of `cases`, of so many in ten thousand, as two counts. */
const counts = (cases: number, perTenThousand: number, source: string): Reported => ({
  numerator: Math.floor((cases * perTenThousand) / 10_000),
  denominator: cases,
  source,
});

/** How each indicator comes out, by its code. About one in fifty has too few cases to count. */
const MEASURES: Readonly<Record<string, (random: Random) => Reported>> = {
  'on-time': (r) =>
    counts(r.chance(20) ? r.between(5, 29) : r.between(40, 240), 10_000 - r.between(0, 1_200), 'transport'),
  'first-contact': (r) => counts(r.chance(20) ? r.between(5, 19) : r.between(25, 200), r.between(6_000, 9_800), 'desk'),
  satisfaction: (r) => ({ value: tenths(r.between(30, 50)), sample: r.between(6, 90) - r.below(2), source: 'survey' }),
  courtesy: (r) => ({ value: tenths(r.between(33, 50)), sample: r.between(12, 40), source: 'mystery-shop' }),
  'response-hours': (r) => ({ value: tenths(r.between(5, 110)), sample: r.between(20, 200), source: 'desk' }),
  complaints: (r) => counts(r.between(200, 1_500), r.between(0, r.chance(50) ? 400 : 160), 'desk'),
  loss: (r) => counts(r.between(300, 2_000), r.between(0, r.chance(30) ? 400 : 110), 'transport'),
  accuracy: (r) => counts(r.between(100, 900), r.between(9_650, 10_000), 'warehouse'),
};

/** What was measured of an employee on an indicator, in the bench's month or in another one. */
export function reported(code: string, indicator: string, otherMonth?: string): Reported {
  const measure = MEASURES[indicator];
  if (!measure) throw new RangeError(`the bench makes no figures of "${indicator}"`);
  const key = `${code}/${indicator}`;
  return measure(Random.from(SEED, otherMonth === undefined ? key : `${key}/${otherMonth}`));
}
