import { currencyDecimals } from '../engine/currency.js';
import { Exact } from '../engine/exact.js';
import { better, MEASUREMENTS, type Measurement } from './measurement.js';

/** Something of each measurement. */
interface OfEach<T> {
  readonly none: T;
  readonly internal: T;
  readonly thirdParty: T;
}

/** How many of each. */
export type Counts = OfEach<number>;

/** Money of each, as text with the decimals of its currency. */
export type Amounts = OfEach<string>;

/** Target bonuses in one currency. */
export interface CoveredMoney {
  readonly currency: string;
  readonly target: string;
  /** By the best measured component of the line that it is for. */
  readonly ofLines: Amounts;
  /** By the components that it hangs on, as much as each weighs. */
  readonly atStake: Amounts;
}

export interface Covered {
  readonly people: Counts;
  readonly amounts: readonly CoveredMoney[];
}

/** One line: somebody on an assignment, with what their plan measures. */
export interface CoveredLine {
  readonly employee: string;
  readonly currency: string;
  /** The best of its components. */
  readonly measurement: Measurement;
  /** Nothing where the employee has not the money that the plan pays by. */
  readonly stakes: readonly { readonly measurement: Measurement; readonly amount: Exact }[];
}

/** Adds up lines: people each once, by the best of theirs, and money. */
export class CoverageSum {
  private readonly people = new Map<string, Measurement>();
  private readonly money = new Map<string, { readonly ofLines: Sums; readonly atStake: Sums }>();

  add({ employee, currency, measurement, stakes }: CoveredLine): void {
    this.people.set(employee, better(measurement, this.people.get(employee) ?? 'none'));
    if (stakes.length === 0) return;
    const sums = this.money.get(currency) ?? { ofLines: nothing(), atStake: nothing() };
    this.money.set(currency, sums);
    for (const stake of stakes) {
      sums.ofLines[measurement] = sums.ofLines[measurement].plus(stake.amount);
      sums.atStake[stake.measurement] = sums.atStake[stake.measurement].plus(stake.amount);
    }
  }

  /** The best that anybody has. */
  get best(): Measurement {
    return [...this.people.values()].reduce(better, 'none');
  }

  get headcount(): number {
    return this.people.size;
  }

  result(): Covered {
    const amounts = [...this.money].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      people: countsOf(this.people.values()),
      amounts: amounts.map(([currency, { ofLines, atStake }]) => ({
        currency,
        target: shown(Exact.sum(MEASUREMENTS.map((each) => ofLines[each])), currency),
        ofLines: amountsOf(ofLines, currency),
        atStake: amountsOf(atStake, currency),
      })),
    };
  }
}

type Sums = Record<Measurement, Exact>;

const nothing = (): Sums => ({ none: Exact.ZERO, internal: Exact.ZERO, 'third-party': Exact.ZERO });

export function countsOf(of: Iterable<Measurement>): Counts {
  const counts = { none: 0, internal: 0, 'third-party': 0 };
  for (const each of of) counts[each] += 1;
  const { none, internal, 'third-party': thirdParty } = counts;
  return { none, internal, thirdParty };
}

const shown = (amount: Exact, currency: string): string => amount.toFixedText(currencyDecimals(currency));

const amountsOf = (sums: Sums, currency: string): Amounts => ({
  none: shown(sums.none, currency),
  internal: shown(sums.internal, currency),
  thirdParty: shown(sums['third-party'], currency),
});
