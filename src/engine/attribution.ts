/** Which stage made an order late: the one that overran its part of the promise most, with every step told. */
import type { StagesDocument } from './documents.js';
import { exact, Exact } from './exact.js';
import { isDay } from './period.js';

/** A moment as seconds by the clock as it stands, whole; no time zone is read or assumed. */
export type Moment = number;

/** One stage of an order, measured against its part of the promise. All in seconds. */
export interface StageTime {
  readonly stage: string;
  readonly took: number;
  /** Its part of the time that was promised. */
  readonly promised: Exact;
  /** How much longer it took; negative where it took less. */
  readonly overrun: Exact;
}

/** Stages that bear a late order, in equal parts: one, or several that overran equally. */
export interface Blame {
  readonly stage: string;
  readonly share: Exact;
}

export type Attribution =
  | { readonly kind: 'not-delivered' }
  | { readonly kind: 'on-time' }
  /** Late, and which stage is to blame cannot be told: why. */
  | {
      readonly kind: 'unknown';
      readonly lateBy: number;
      readonly reason: 'missing' | 'out-of-order';
      readonly columns: readonly string[];
    }
  | {
      readonly kind: 'late';
      /** Seconds after the promise. */
      readonly lateBy: number;
      readonly promised: number;
      readonly stages: readonly StageTime[];
      readonly blamed: readonly Blame[];
    };

const MOMENT = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}):(\d{2}):(\d{2})$/;
const DAY_SECONDS = 86_400;

/** Reads `2018-01-31 23:59:59`; `undefined` for anything else. */
export function parseClock(text: string): Moment | undefined {
  const [, day = '', hours = '', minutes = '', seconds = ''] = MOMENT.exec(text) ?? [];
  if (!isDay(day) || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return Date.parse(`${day}T${hours}:${minutes}:${seconds}Z`) / 1_000;
}

/**
 * Attributes one order. It is late where it was delivered after the promise: after the promised day has ended, or after the promised
 * moment. The time from the first moment to the promise is divided over the stages by their shares; to blame is the stage that overran
 * its part by most. Where a moment between is missing, or one is before the one that it follows, the stages cannot be told apart and
 * nobody is blamed. Answers the columns whose text is no moment.
 *
 * @example attribute(document, (column) => row[column] ?? '')
 */
export function attribute(
  { promise, stages }: StagesDocument,
  cell: (column: string) => string,
): Attribution | { readonly unreadable: readonly string[] } {
  const columns = [...new Set([promise.column, ...stages.flatMap(({ from, to }) => [from, to])])];
  const moments = new Map(columns.map((column) => [column, parseClock(cell(column))]));
  const unreadable = columns.filter((column) => cell(column) !== '' && moments.get(column) === undefined);
  if (unreadable.length > 0) return { unreadable };
  const end = moments.get(stages.at(-1)?.to ?? '');
  const given = moments.get(promise.column);
  if (end === undefined || given === undefined) return { kind: 'not-delivered' };
  const due = promise.is === 'day' ? given - (given % DAY_SECONDS) + DAY_SECONDS : given;
  // A day is kept until it ends: its midnight is the next day's.
  if (promise.is === 'day' ? end < due : end <= due) return { kind: 'on-time' };
  return late({ promise, stages }, moments, due, end - due);
}

function late(
  { stages }: Pick<StagesDocument, 'stages' | 'promise'>,
  moments: ReadonlyMap<string, Moment | undefined>,
  due: Moment,
  lateBy: number,
): Attribution {
  const chain = [stages[0]?.from ?? '', ...stages.map(({ to }) => to)];
  const missing = chain.filter((column) => moments.get(column) === undefined);
  if (missing.length > 0) return { kind: 'unknown', lateBy, reason: 'missing', columns: missing };
  const times = chain.map((column) => moments.get(column) ?? 0);
  const early = chain.filter((_, i) => i > 0 && (times[i] ?? 0) < (times[i - 1] ?? 0));
  if (early.length > 0) return { kind: 'unknown', lateBy, reason: 'out-of-order', columns: early };
  const promised = due - (times[0] ?? 0);
  const measured = stages.map(({ stage, share }, i): StageTime => {
    const took = (times[i + 1] ?? 0) - (times[i] ?? 0);
    const part = exact(share).times(Exact.of(promised));
    return { stage, took, promised: part, overrun: Exact.of(took).minus(part) };
  });
  const most = measured.map(({ overrun }) => overrun).reduce((a, b) => a.greater(b));
  const worst = measured.filter(({ overrun }) => overrun.equals(most));
  const blamed = worst.map(({ stage }) => ({ stage, share: Exact.of(1, worst.length) }));
  return { kind: 'late', lateBy, promised, stages: measured, blamed };
}
