/** The figures of one period: generated from each person's quality, with the planted ones in their places. */
import { decimalText } from './csv.js';
import { BY_ROLE, byDepartment, type Measure } from './measures.js';
import { SHOPS } from './organisation.js';
import { daysOf, overlap, type Person, type Stretch } from './people.js';
import { lastingQuality, Random } from './random.js';
import { EXTRAS, PLANTED, VOLUMES } from './situations.js';

export interface Observation {
  readonly indicator: string;
  readonly subject: string;
  readonly period: string;
  readonly value?: string;
  readonly numerator?: string;
  readonly denominator?: string;
  readonly sample?: string;
  readonly source: string;
  readonly reference?: string;
}

export const OBSERVATION_COLUMNS = [
  'indicator',
  'subject',
  'period',
  'value',
  'numerator',
  'denominator',
  'sample',
  'source',
  'reference',
] as const;

/** One measure of one subject in one period. */
interface Task {
  readonly seed: number;
  readonly subject: string;
  readonly measure: Measure;
  readonly period: string;
  /** 0 for the first of the thirteen periods. */
  readonly index: number;
  /** The days it covers, and of how many. */
  readonly stretches: readonly Stretch[];
  readonly periodDays: number;
}

/** Counts of a whole month: the numerator in units of its last decimal. */
interface Counts {
  readonly numerator: number;
  readonly denominator: number;
}

const MILLION = 1_000_000;
/** The two great sales: more of everything, and a little less well. */
const BUSY = /-(06|11)$/;
/** In this month the couriers' scanners reported every day. */
const DAILY = { indicator: 'on-time-delivery', period: '2026-06' } as const;

const daysCovered = ({ stretches }: Task): number => stretches.reduce((sum, { days }) => sum + days, 0);

/** How well this subject does this in this period, in thousandths of the measure's spread: lasting quality, slow drift, season. */
function quality({ seed, subject, measure, period, index }: Task): number {
  const special = Random.from(seed, `quality/${subject}/${measure.indicator}`);
  const own = special.deviation();
  const drift = Math.trunc((special.between(-350, 450) * (index - 6)) / 6);
  return Math.trunc((lastingQuality(seed, subject) * 7 + own * 7) / 10) + drift - (BUSY.test(period) ? 350 : 0);
}

/** The rate or average behind the figure, in millionths. */
function rateOf(task: Task, random: Random): number {
  const { typical, spread, noise, better, least, most } = task.measure;
  const gain = Math.trunc((spread * quality(task)) / 1000);
  const rate = typical + (better === 'higher' ? gain : -gain) + Math.trunc((noise * random.deviation()) / 1000);
  return Math.min(most, Math.max(least, rate));
}

function volumeOf(task: Task): number {
  const { seed, subject, measure, period, periodDays } = task;
  const planted = VOLUMES[`${subject}/${measure.counted}/${period}`];
  if (planted !== undefined) return planted;
  const [least, most] = measure.volume;
  const usual = Random.from(seed, `volume/${subject}/${measure.counted}`).between(least, most);
  const month = Random.from(seed, `volume/${subject}/${measure.counted}/${period}`).between(least, most);
  const busy = BUSY.test(period) && most > 20 ? 120 : 100;
  const full = Math.trunc(((2 * usual + month) * busy) / 300);
  return Math.max(1, Math.trunc((full * daysCovered(task)) / periodDays));
}

/** The whole month's counts: rounded up or down by chance, so that rare cases come out right on average. */
function generated(task: Task): Counts {
  const { seed, subject, measure, period } = task;
  const random = Random.from(seed, `figure/${subject}/${measure.indicator}/${period}`);
  const denominator = volumeOf(task);
  const unit = 10 ** measure.decimals;
  const numerator = Math.floor((denominator * rateOf(task, random) * unit + random.below(MILLION)) / MILLION);
  if (measure.kind !== 'total') return { numerator, denominator };
  return { numerator: Math.trunc((numerator * daysCovered(task)) / task.periodDays), denominator };
}

/** The planted counts, the generated ones, or `undefined` where nothing is reported. */
function countsOf(task: Task): Counts | undefined {
  const { seed, subject, measure, period } = task;
  const planted = PLANTED[`${subject}/${measure.indicator}/${period}`];
  if (planted === null) return undefined;
  if (planted) return { numerator: Number(planted.numerator.replace('.', '')), denominator: planted.denominator };
  const gap = Random.from(seed, `gap/${subject}/${measure.indicator}/${period}`).chance(measure.gaps);
  return gap ? undefined : generated(task);
}

/** The last days of the parts a month is reported in: each day, four parts, or the whole month (one part without a day). */
function partDays(task: Task): readonly string[] {
  const { measure, period, stretches } = task;
  const days = stretches.flatMap(daysOf);
  if (measure.indicator === DAILY.indicator && period === DAILY.period && measure.parts) return days;
  if (!measure.parts) return [''];
  const ends = days.filter((day) => /-(07|14|21)$/.test(day));
  const last = days.at(-1);
  return last === undefined || ends.includes(last) ? ends : [...ends, last];
}

/** The columns that tell counts in the measure's way. */
function figuresOf({ kind, decimals }: Measure, { numerator, denominator }: Counts): Partial<Observation> {
  switch (kind) {
    case 'total':
      return { value: decimalText(numerator, decimals) };
    case 'score':
      return { value: decimalText(Math.round(numerator / denominator), decimals), sample: String(denominator) };
    case 'share':
    case 'average':
      return { numerator: decimalText(numerator, decimals), denominator: String(denominator) };
  }
}

/** Cuts a month's counts into parts of equal size that add up to it; no part has more of its kind than cases. */
function partsOf({ numerator, denominator }: Counts, count: number): readonly Counts[] {
  const reached = Array.from({ length: count + 1 }, (_, part) => Math.floor((denominator * part) / count));
  const upTo = (part: number): number => Math.floor(((reached[part] ?? 0) * numerator) / denominator);
  return Array.from({ length: count }, (_, part) => ({
    numerator: upTo(part + 1) - upTo(part),
    denominator: (reached[part + 1] ?? 0) - (reached[part] ?? 0),
  }));
}

function rowsOf(task: Task): readonly Observation[] {
  const counts = countsOf(task);
  if (!counts) return [];
  const { subject, measure, period } = task;
  const days = partDays(task);
  const parts = partsOf(counts, days.length);
  return days.map((day, index) => {
    const planted = PLANTED[`${subject}/${measure.indicator}/${day}`];
    const figures = planted
      ? { numerator: planted.numerator, denominator: String(planted.denominator) }
      : figuresOf(measure, parts[index] ?? counts);
    return { indicator: measure.indicator, subject, period: day || period, ...figures, source: measure.source };
  });
}

/** The tasks of an employee: the measures of every role held in the period, each once, over the days it applies. */
function employeeTasks(seed: number, person: Person, period: string, index: number): readonly Task[] {
  const byIndicator = new Map<string, Task>();
  const periodDays = overlap({ from: '', to: '' }, period)?.days ?? 0;
  for (const assignment of person.assignments) {
    const stretch = overlap(assignment, period);
    if (!stretch) continue;
    for (const measure of BY_ROLE[assignment.role] ?? []) {
      const known = byIndicator.get(measure.indicator);
      const stretches = [...(known?.stretches ?? []), stretch];
      const subject = `employee:${person.employee.code}`;
      byIndicator.set(measure.indicator, { seed, subject, measure, period, index, stretches, periodDays });
    }
  }
  return [...byIndicator.values()];
}

function departmentTasks(seed: number, period: string, index: number): readonly Task[] {
  const stretch = overlap({ from: '', to: '' }, period);
  if (!stretch) return [];
  return Object.entries(byDepartment(SHOPS)).flatMap(([code, measures]) =>
    measures.map((measure) => ({
      seed,
      subject: `department:${code}`,
      measure: { ...measure, parts: false },
      period,
      index,
      stretches: [stretch],
      periodDays: stretch.days,
    })),
  );
}

/** A total that is another measure's numerator: the same money, told once as a sum and once as an average. */
function linked(tasks: readonly Task[]): readonly Observation[] {
  return tasks.flatMap((task) => {
    const { numeratorOf } = task.measure;
    if (numeratorOf === undefined) return rowsOf(task);
    const other = tasks.find(({ measure }) => measure.indicator === numeratorOf);
    const counts = other && countsOf(other);
    if (!counts) return [];
    const value = decimalText(counts.numerator, task.measure.decimals);
    const { subject, period, measure } = task;
    return [{ indicator: measure.indicator, subject, period, value, source: measure.source }];
  });
}

/** All that is reported for a period, the `index`-th of the sample: first the employees', then the departments', then the incidents. */
export function observationsOf(
  seed: number,
  everybody: readonly Person[],
  period: string,
  index: number,
): readonly Observation[] {
  const own = everybody.flatMap((person) => linked(employeeTasks(seed, person, period, index)));
  const departments = linked(departmentTasks(seed, period, index));
  return [...own, ...departments, ...EXTRAS.filter((extra) => extra.period.startsWith(period))];
}
