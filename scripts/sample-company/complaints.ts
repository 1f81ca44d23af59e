/** What customers complained of: one reef that was cleared, one that grew, and one that nobody has catalogued yet. */
import { monthAfter } from '../../src/engine/period.js';
import { decimalText } from './csv.js';
import { overlap, type Person } from './people.js';
import { Random } from './random.js';

export interface Complaint {
  readonly id: string;
  readonly date: string;
  readonly department: string;
  readonly employee: string;
  readonly order: string;
  readonly channel: string;
  readonly cause: string;
  readonly stage: string;
  readonly severity: string;
  readonly source: string;
  readonly loss: string;
  readonly currency: string;
  readonly product: string;
}

export const COMPLAINT_COLUMNS = [
  ...(['id', 'date', 'department', 'employee', 'order', 'channel', 'cause', 'stage', 'severity', 'source'] as const),
  ...(['loss', 'currency', 'product'] as const),
];

/** How often a cause is complained of, month by month, and about whom. */
interface Kind {
  readonly cause: string;
  /** One for each of the thirteen months, give or take a tenth. */
  readonly counts: readonly number[];
  readonly departments: readonly string[];
  /** Whom a complaint may be about; nobody where no role is named. */
  readonly role?: string;
  /** Where the catalogue does not say: stages that failed, the likeliest as often as it stands here. */
  readonly stages?: readonly string[];
  readonly severity: readonly [least: number, most: number];
  /** In whole yuan, where it cost anything. */
  readonly loss?: readonly [least: number, most: number];
}

const DELIVERY = ['delivery-north', 'delivery-east', 'delivery-south', 'delivery-west'];
const WAREHOUSES = ['warehouse-north', 'warehouse-east', 'warehouse-south'];

/** Late parcels were the highest reef until the routes were planned anew in February; breakage has grown since, and second calls most of all. */
const KINDS: readonly Kind[] = [
  {
    ...{ cause: 'late', departments: DELIVERY, role: 'courier', severity: [2, 5] },
    counts: [62, 71, 60, 58, 44, 31, 24, 20, 26, 18, 17, 16, 15],
    stages: ['delivery', 'delivery', 'delivery', 'sorting', 'picking', ''],
  },
  {
    ...{ cause: 'called-twice', departments: ['service-phone', 'service-phone', 'service-chat'], severity: [3, 6] },
    ...{ role: 'service-agent', counts: [21, 24, 22, 23, 25, 27, 31, 34, 40, 41, 44, 47, 52] },
  },
  {
    ...{ cause: 'damaged', departments: WAREHOUSES, severity: [4, 8], loss: [20, 380] },
    counts: [26, 33, 28, 27, 29, 30, 33, 32, 39, 36, 38, 41, 58],
  },
  {
    ...{ cause: 'wrong-goods', departments: WAREHOUSES, role: 'picker', severity: [3, 6], loss: [10, 90] },
    counts: [33, 38, 35, 34, 33, 32, 30, 31, 14, 12, 11, 12, 10],
  },
  {
    ...{ cause: 'out-of-stock', departments: ['buying-home', 'buying-appliances'], role: 'buyer', severity: [1, 4] },
    counts: [18, 29, 24, 17, 16, 18, 19, 17, 27, 20, 19, 21, 20],
  },
  {
    ...{ cause: 'rude-courier', departments: DELIVERY, role: 'courier', severity: [5, 9] },
    counts: [12, 15, 12, 11, 13, 12, 10, 11, 14, 12, 11, 10, 12],
  },
  {
    ...{ cause: 'It did not arrive', departments: DELIVERY, role: 'courier', severity: [6, 10], loss: [30, 600] },
    counts: [11, 14, 12, 10, 9, 9, 8, 8, 10, 7, 8, 7, 7],
  },
  {
    ...{ cause: 'slow-refund', departments: ['after-sales'], role: 'after-sales-specialist', severity: [3, 7] },
    counts: [9, 12, 17, 11, 10, 12, 13, 14, 18, 17, 19, 22, 26],
  },
  {
    ...{ cause: 'payment-failed', departments: ['it-payments'], severity: [2, 6] },
    counts: [5, 34, 7, 5, 4, 5, 6, 4, 9, 5, 4, 5, 4],
  },
  {
    ...{ cause: 'Rang the bell at night', departments: DELIVERY, role: 'courier', severity: [2, 5] },
    counts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 9, 13],
  },
];

const CHANNELS = ['phone', 'phone', 'chat', 'chat', 'app', 'e-mail'];
const SOURCES = ['customer', 'customer', 'customer', 'customer', 'follow-up', 'third-party'];
const PRODUCTS = ['kitchen', 'kitchen', 'garden', 'toys', 'small appliances', 'large appliances', 'food'];

/** The complaints of one period, in order of their days. */
export function complaintsOf(seed: number, people: readonly Person[], period: string, index: number): Complaint[] {
  const rows = KINDS.flatMap((kind) => ofKind(seed, people, period, kind, index));
  rows.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return rows.map((row, i) => ({ id: `C-${period.replace('-', '')}-${String(i + 1).padStart(4, '0')}`, ...row }));
}

function ofKind(
  seed: number,
  people: readonly Person[],
  period: string,
  kind: Kind,
  index: number,
): Omit<Complaint, 'id'>[] {
  const random = Random.from(seed, `complaints/${kind.cause}/${period}`);
  const count = kind.counts[index] ?? 0;
  const tenth = Math.floor(count / 10);
  const days = daysIn(period);
  return Array.from({ length: count === 0 ? 0 : random.between(count - tenth, count + tenth) }, () => {
    const department = random.pick(kind.departments);
    const date = `${period}-${String(random.between(1, days)).padStart(2, '0')}`;
    return {
      date,
      department,
      employee: random.chance(600) ? somebody(random, people, kind.role, department, period) : '',
      order: `PL-${period.slice(2, 4)}${String(random.below(1_000_000)).padStart(6, '0')}`,
      channel: random.pick(CHANNELS),
      cause: kind.cause,
      stage: kind.stages ? random.pick(kind.stages) : '',
      severity: random.chance(900) ? String(random.between(...kind.severity)) : '',
      source: random.pick(SOURCES),
      ...lossOf(random, kind),
      product: random.pick(PRODUCTS),
    };
  });
}

function lossOf(random: Random, { loss }: Kind): Pick<Complaint, 'loss' | 'currency'> {
  if (!loss || !random.chance(800)) return { loss: '', currency: '' };
  const [least, most] = loss;
  return { loss: decimalText(random.between(least * 100, most * 100), 2), currency: 'CNY' };
}

/** Somebody of the role who works in the department in the period; nobody where there is none. */
function somebody(
  random: Random,
  people: readonly Person[],
  role: string | undefined,
  department: string,
  period: string,
): string {
  if (role === undefined) return '';
  const there = people.filter(({ assignments }) =>
    assignments.some((each) => each.role === role && each.department === department && overlap(each, period)),
  );
  return there.length === 0 ? '' : random.pick(there).employee.code;
}

const DAY = 86_400_000;
const daysIn = (period: string): number =>
  Math.round((Date.parse(`${monthAfter(period)}-01T00:00:00Z`) - Date.parse(`${period}-01T00:00:00Z`)) / DAY);
