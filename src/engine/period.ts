/** Calendar periods and days. A period is a half-open range of days; months for now, its kind leaves room for quarters and years. */

export interface Period {
  readonly kind: 'month';
  /** `2026-10` */
  readonly code: string;
  /** First day, `2026-10-01`. */
  readonly from: string;
  /** The day after the last, `2026-11-01`. */
  readonly to: string;
  /** Calendar days in it. */
  readonly days: number;
}

const MONTH = /^([0-9]{4})-(0[1-9]|1[0-2])$/;
const DAY = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01 of a day written `YYYY-MM-DD`; `undefined` for a day that does not exist (2026-02-30). */
export function dayNumber(day: string): number | undefined {
  const match = DAY.exec(day);
  if (!match) return undefined;
  const time = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  if (Number(match[1]) < 1900 || new Date(time).toISOString().slice(0, 10) !== day) return undefined;
  return time / MS_PER_DAY;
}

/** Is this text a day of the calendar, from 1900 on? */
export function isDay(text: string): boolean {
  return dayNumber(text) !== undefined;
}

function knownDayNumber(day: string): number {
  const number = dayNumber(day);
  if (number === undefined) throw new RangeError(`"${day}" is not a day`);
  return number;
}

/** Calendar days from `from` until `to`, which itself does not count; 0 where `to` is not later. */
export function daysBetween(from: string, to: string): number {
  return Math.max(0, knownDayNumber(to) - knownDayNumber(from));
}

/** The period with this code (`2026-10`), or `undefined` where there is none (`2026-13`). */
export function parsePeriod(code: string): Period | undefined {
  const match = MONTH.exec(code);
  if (!match || Number(match[1]) < 1900) return undefined;
  const from = `${code}-01`;
  const to = `${monthAfter(code)}-01`;
  if (!isDay(to)) return undefined;
  return { kind: 'month', code, from, to, days: daysBetween(from, to) };
}

/** The month that a day lies in: `2026-10-17` → `2026-10`. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** The month `steps` later (or earlier, where negative): `monthAfter('2026-12')` is `2027-01`. */
export function monthAfter(month: string, steps = 1): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + steps;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

/** The later of two days. */
export const laterDay = (a: string, b: string): string => (a > b ? a : b);
/** The earlier of two days. */
export const earlierDay = (a: string, b: string): string => (a < b ? a : b);

/** The day after, `2026-02-28` → `2026-03-01`. */
export function dayAfter(day: string): string {
  return new Date((knownDayNumber(day) + 1) * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The day before, `2026-03-01` → `2026-02-28`. */
export function dayBefore(day: string): string {
  return new Date((knownDayNumber(day) - 1) * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The same on the last day of a month, which has no later day: the months that have gone by. */
export function monthsOfServiceAtEndOf(month: string, hired: string): number {
  const months =
    (Number(month.slice(0, 4)) - Number(hired.slice(0, 4))) * 12 +
    Number(month.slice(5, 7)) -
    Number(hired.slice(5, 7));
  return Math.max(0, months);
}

/** Whole months of service from `hired` until `day` (2024-01-31 → 2024-02-29 is one: the month has no later day). */
export function monthsOfService(hired: string, day: string): number {
  if (day < hired) return 0;
  const months =
    (Number(day.slice(0, 4)) - Number(hired.slice(0, 4))) * 12 + Number(day.slice(5, 7)) - Number(hired.slice(5, 7));
  const lastOfMonth = monthOf(dayAfter(day)) !== monthOf(day);
  const reached = Number(day.slice(8)) >= Number(hired.slice(8)) || lastOfMonth;
  return reached ? months : months - 1;
}
