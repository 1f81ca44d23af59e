/** Who works at the fictional company: employees and their assignments, from the staffing table and the planted moves. */
import { dayAfter, daysBetween, monthAfter, parsePeriod } from '../../src/engine/period.js';
import { newName } from './names.js';
import { CURRENT_PERIOD, FIRST_PERIOD, regionOf, STAFF, type Staffing } from './organisation.js';
import { lastingQuality, Random } from './random.js';
import { EARLIER_MOVES, GRADE, HIRED, LEFT, MOVES, type Move } from './situations.js';

export interface Assignment {
  readonly employee: string;
  readonly role: string;
  readonly department: string;
  readonly from: string;
  /** Exclusive; empty while it lasts. */
  readonly to: string;
  readonly target_bonus: string;
}

export interface Employee {
  readonly code: string;
  readonly name: string;
  readonly hired: string;
  readonly left: string;
  readonly currency: string;
  readonly salary: string;
  readonly grade: string;
  readonly region: string;
  readonly 'service-training-hours': string;
}

export interface Person {
  readonly employee: Employee;
  readonly assignments: readonly Assignment[];
}

/** One job to fill, before anything is known of who fills it. */
interface Post {
  readonly code: string;
  readonly staffing: Staffing;
  readonly department: string;
  readonly gone: boolean;
}

/** From this lasting quality on (in thousandths of what is possible) somebody is senior, below its opposite junior. */
const SENIOR_FROM = 330;
/** A month's salary in Tallinn, in EUR, for each 1,000 CNY of the same post. */
const EUR_PER_1000_CNY = 300;

/** The day `days` after (or before) a day. */
function dayPlus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function posts(): Post[] {
  const present = STAFF.flatMap((staffing) =>
    Object.entries(staffing.places).flatMap(([department, count]) =>
      Array.from({ length: count }, () => ({ staffing, department, gone: false })),
    ),
  );
  const departed = STAFF.flatMap((staffing) =>
    Array.from({ length: staffing.left }, (_, index) => {
      const places = Object.keys(staffing.places).filter((code) => !code.endsWith('-tallinn'));
      return { staffing, department: places[index % places.length] ?? '', gone: true };
    }),
  );
  return [...present, ...departed].map((post, index) => ({ code: `E${1001 + index}`, ...post }));
}

/** Most have been here for years; about one in eight began within the last year; nobody but the planted in the current period. */
function hiredOn(code: string, gone: boolean, random: Random): string {
  const planted = HIRED[code];
  if (planted) return planted;
  const recent = !gone && random.chance(120);
  return recent ? dayPlus('2025-11-03', random.below(300)) : dayPlus('2018-03-01', random.below(2700));
}

function leftOn(code: string, gone: boolean, random: Random): string {
  const planted = LEFT[code];
  if (planted) return planted;
  return gone ? dayPlus('2025-10-18', random.below(330)) : '';
}

/** A senior courier is on a plan of its own; the others' grade decides nothing. */
function gradeOf(code: string, hired: string, seed: number): string {
  const quality = lastingQuality(seed, `employee:${code}`);
  if (hired >= '2025-10' || quality < -SENIOR_FROM) return 'junior';
  return quality >= SENIOR_FROM ? 'senior' : 'regular';
}

interface Pay {
  readonly currency: string;
  readonly salary: number;
}

function payOf(post: Post, grade: string, random: Random): Pay {
  const [least, most] = post.staffing.salary;
  const step = grade === 'senior' ? most : random.between(least, most - Math.floor((most - least) / 4));
  if (!post.department.endsWith('-tallinn')) return { currency: 'CNY', salary: step - (step % 50) };
  const euros = Math.floor((step * EUR_PER_1000_CNY) / 1000);
  return { currency: 'EUR', salary: euros - (euros % 10) };
}

/** Two thirds have an amount, the others a share of their salary. */
function targetOf(staffing: Staffing, pay: Pay, random: Random): string {
  if (random.chance(333)) return `${staffing.targetPercent}%`;
  const amount = Math.floor((pay.salary * staffing.targetPercent) / 100);
  return String(amount - (amount % (pay.currency === 'EUR' ? 5 : 10)));
}

/** The assignments of somebody who moved: what was held until the day, and what is held from it on. */
function moved(before: Assignment, { on, role, department, target }: Move): readonly [Assignment, Assignment] {
  const after = { ...before, role: role ?? before.role, department: department ?? before.department, from: on };
  return [
    { ...before, to: on },
    { ...after, target_bonus: target ?? before.target_bonus },
  ];
}

/** The move that brought somebody to where they are now, told backwards. */
function cameFrom(now: Assignment, { on, role, department, target }: Move): readonly [Assignment, Assignment] {
  if (on <= now.from) throw new RangeError(`${now.employee} moves on ${on}, before they begin on ${now.from}`);
  const before = { ...now, role: role ?? now.role, department: department ?? now.department, to: on };
  return [
    { ...before, target_bonus: target ?? now.target_bonus },
    { ...now, from: on },
  ];
}

function assignmentsOf(first: Assignment): readonly Assignment[] {
  const earlier = EARLIER_MOVES[first.employee];
  const [...known] = earlier ? cameFrom(first, earlier) : [first];
  const move = MOVES[first.employee];
  const last = known.pop() ?? first;
  return move ? [...known, ...moved(last, move)] : [...known, last];
}

function personFor(post: Post, seed: number, taken: Set<string>): Person {
  const random = Random.from(seed, `person/${post.code}`);
  const region = regionOf(post.department);
  const name = newName(region, random, taken);
  const long = EARLIER_MOVES[post.code] !== undefined;
  const hired = long ? dayPlus('2021-02-01', random.below(1000)) : hiredOn(post.code, post.gone, random);
  const left = leftOn(post.code, post.gone, random);
  const grade = GRADE[post.code] ?? gradeOf(post.code, hired, seed);
  const pay = payOf(post, grade, random);
  const first: Assignment = {
    employee: post.code,
    role: post.staffing.role.code,
    department: post.department,
    from: hired,
    to: left,
    target_bonus: targetOf(post.staffing, pay, random),
  };
  const training = String(random.between(0, 20) + (grade === 'senior' ? 12 : 0));
  return {
    employee: {
      code: post.code,
      name,
      hired,
      left,
      currency: pay.currency,
      salary: String(pay.salary),
      grade,
      region,
      'service-training-hours': training,
    },
    assignments: assignmentsOf(first),
  };
}

/** Everybody who worked at the company on any day of the thirteen months, in order of code. */
export function people(seed: number): readonly Person[] {
  const taken = new Set<string>();
  return posts().map((post) => personFor(post, seed, taken));
}

/** The sample's thirteen periods, oldest first. */
export function periods(): readonly string[] {
  const codes = [FIRST_PERIOD];
  while (codes.at(-1) !== CURRENT_PERIOD) codes.push(monthAfter(codes.at(-1) ?? FIRST_PERIOD));
  return codes;
}

/** A stretch of days within one period. */
export interface Stretch {
  readonly from: string;
  /** Exclusive. */
  readonly to: string;
  readonly days: number;
}

/** The days of a period that an assignment covers, or `undefined` where it covers none. */
export function overlap(assignment: Pick<Assignment, 'from' | 'to'>, periodCode: string): Stretch | undefined {
  const period = parsePeriod(periodCode);
  if (!period) throw new RangeError(`${periodCode} is no period`);
  const from = assignment.from > period.from ? assignment.from : period.from;
  const to = assignment.to !== '' && assignment.to < period.to ? assignment.to : period.to;
  const days = daysBetween(from, to);
  return days > 0 ? { from, to, days } : undefined;
}

/** Every day of a stretch. */
export function daysOf({ from, to }: Stretch): readonly string[] {
  const days: string[] = [];
  for (let day = from; day < to; day = dayAfter(day)) days.push(day);
  return days;
}
