import { Injectable } from '@nestjs/common';

import { CauseCatalogue } from '../complaints/cause-catalogue.js';
import { keysBy, NONE } from '../complaints/complaint-keys.js';
import { tallyComplaints, type Measure, type TalliedGroup } from '../complaints/complaint-tally.js';
import { monthOf, severalCurrencies } from '../complaints/pareto.service.js';
import { Database } from '../database/database.js';
import { currencyDecimals } from '../engine/currency.js';
import type { Indicator } from '../engine/documents.js';
import { Exact } from '../engine/exact.js';
import { done, refused, type Outcome } from '../engine/finding.js';
import type { Tally } from '../engine/pareto.js';
import type { Period } from '../engine/period.js';
import { publishedCauses, rulesInForce } from '../plans/rule-versions.js';
import { knownNow } from '../runs/frozen-inputs.js';
import { moneyByIndicator, type MoneyAtStake } from './money-by-indicator.js';

export const ALIGNED_BY = ['cause', 'stage', 'indicator'] as const;
export type AlignedBy = (typeof ALIGNED_BY)[number];

/** Money on indicators of causes that nobody complained of. */
export const NO_COMPLAINTS = '(no complaints)';

export interface AlignmentRequest {
  readonly by: AlignedBy;
  readonly measure: Measure;
  /** Complaints about these, and lines in them; all where none are named. */
  readonly departments?: readonly string[] | undefined;
}

/** Complaints beside money. Shares are decimal text with twelve decimals at most. */
export interface AlignmentRow {
  readonly key: string;
  /** As the catalogue calls the cause or the indicator. */
  readonly name: string | null;
  readonly count: number;
  readonly complaints: string;
  /** Of all complaints. */
  readonly complaintShare: string;
  readonly money: string;
  /** Of the money that hangs on what is compared. */
  readonly moneyShare: string;
  /** The share of complaints less that of money: above 0 where less is paid for it than it is complained of. */
  readonly gap: string;
}

export interface AlignmentInCurrency {
  readonly currency: string;
  /** All target bonuses of people on a plan. */
  readonly target: string;
  /** Of them, what hangs on something that is compared. */
  readonly compared: string;
  /** The most misaligned first; equal ones by name. */
  readonly rows: readonly AlignmentRow[];
}

export interface AlignmentView {
  readonly period: string;
  readonly by: AlignedBy;
  readonly measure: Measure;
  /** Complaints. */
  readonly total: number;
  readonly currencies: readonly AlignmentInCurrency[];
}

/** Complaints of a month by indicator, as the catalogue of causes divides them. */
export interface ComplaintsByIndicator {
  readonly total: number;
  readonly byIndicator: ReadonlyMap<string, Tally>;
}

/** Holds what customers complain of against what people are paid for. */
@Injectable()
export class AlignmentService {
  constructor(private readonly database: Database) {}

  /**
   * Each cause's, stage's or indicator's share of complaints beside its share of target bonuses at stake. Refused where there are no
   * rules or nobody to pay, or losses are in several currencies.
   *
   * @example await alignment.of(period('2026-10'), { by: 'stage', measure: 'count' })
   */
  async of(period: Period, { by, measure, departments }: AlignmentRequest): Promise<Outcome<AlignmentView>> {
    const { reader } = this.database;
    const rules = await rulesInForce(reader, period);
    if (!rules.ok) return rules;
    const known = await knownNow(reader);
    if (!known.ok) return known;
    const { ruleSet } = rules.value;
    const catalogue = new CauseCatalogue(await publishedCauses(reader));
    const groups = await this.tallied(period, { by, measure, departments });
    if (!groups.ok) return groups;
    const complaints = monthOf(period.code, groups.value, keysBy(by, catalogue).keysOf);
    const money = await moneyByIndicator(reader, known.value.loadId, period, ruleSet, departments);
    const link = linkOf(by, { catalogue, indicators: ruleSet.indicators, complaints: complaints.byKey });
    const nameOf = (key: string) =>
      (by === 'cause'
        ? catalogue.get(key)?.name.en
        : by === 'indicator'
          ? ruleSet.indicators.get(key)?.name.en
          : null) ?? null;
    return done({
      period: period.code,
      by,
      measure,
      total: complaints.total,
      currencies: [...money]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([currency, stake]) => inCurrency(currency, stake, complaints.byKey, link, nameOf)),
    });
  }

  /** What is complained of, by the indicators that measure it. */
  async complaintsByIndicator(
    period: Period,
    request: Omit<AlignmentRequest, 'by'>,
  ): Promise<Outcome<ComplaintsByIndicator>> {
    const catalogue = new CauseCatalogue(await publishedCauses(this.database.reader));
    const groups = await this.tallied(period, { ...request, by: 'indicator' });
    if (!groups.ok) return groups;
    const { total, byKey } = monthOf(period.code, groups.value, keysBy('indicator', catalogue).keysOf);
    return done({ total, byIndicator: byKey });
  }

  /** Every indicator that measures a cause of the catalogue. */
  async measuredIndicators(): Promise<ReadonlySet<string>> {
    return measuredBy(new CauseCatalogue(await publishedCauses(this.database.reader)));
  }

  private async tallied(
    period: Period,
    { by, measure, departments }: AlignmentRequest,
  ): Promise<Outcome<TalliedGroup[]>> {
    const groups = await tallyComplaints(this.database.reader, {
      periods: [period.code],
      by: by === 'stage' ? ['cause', 'stage', 'blamed'] : ['cause'],
      measure,
      departments,
    });
    const currencies = new Set(groups.flatMap(({ currency }) => (currency === null ? [] : [currency])));
    return currencies.size > 1 ? refused(severalCurrencies([...currencies])) : done(groups);
  }
}

/** To which keys, in which parts, the money on an indicator belongs; to none where it is not compared. */
type Link = (indicator: string) => readonly { readonly key: string; readonly share: Exact }[];

interface Linked {
  readonly catalogue: CauseCatalogue;
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly complaints: ReadonlyMap<string, Tally>;
}

const measuredBy = (catalogue: CauseCatalogue): ReadonlySet<string> =>
  new Set(catalogue.all().flatMap((cause) => cause.indicators.map(({ key }) => key)));

const all = (key: string) => [{ key, share: Exact.ONE }];

function linkOf(by: AlignedBy, { catalogue, indicators, complaints }: Linked): Link {
  const measured = measuredBy(catalogue);
  if (by === 'indicator') return (code) => (measured.has(code) ? all(code) : []);
  if (by === 'stage')
    return (code) => {
      const { stage, cx } = indicators.get(code) ?? {};
      return stage === undefined || cx === false ? [] : all(stage);
    };
  return (code) => {
    if (!measured.has(code)) return [];
    // In proportion to how much of each cause that it measures is complained of.
    const parts = [...complaints].flatMap(([key, tally]) => {
      const share = catalogue.get(key)?.indicators.find((part) => part.key === code)?.share;
      return share ? [{ key, share: tally.measured.times(share) }] : [];
    });
    const whole = Exact.sum(parts.map(({ share }) => share));
    if (whole.isZero()) return all(NO_COMPLAINTS);
    return parts.map(({ key, share }) => ({ key, share: share.dividedBy(whole) }));
  };
}

function inCurrency(
  currency: string,
  { target, byIndicator }: MoneyAtStake,
  complaints: ReadonlyMap<string, Tally>,
  link: Link,
  nameOf: (key: string) => string | null,
): AlignmentInCurrency {
  const money = new Map<string, Exact>();
  for (const [indicator, amount] of byIndicator)
    for (const { key, share } of link(indicator))
      money.set(key, (money.get(key) ?? Exact.ZERO).plus(amount.times(share)));
  const compared = Exact.sum(money.values());
  const complained = Exact.sum([...complaints.values()].map(({ measured }) => measured));
  const decimals = currencyDecimals(currency);
  const keys = [...new Set([...complaints.keys(), ...money.keys()])];
  const rows = keys.map((key) => {
    const { count, measured } = complaints.get(key) ?? { count: 0, measured: Exact.ZERO };
    const amount = money.get(key) ?? Exact.ZERO;
    const [complaintShare, moneyShare] = [shareOf(measured, complained), shareOf(amount, compared)];
    return { key, count, measured, amount, complaintShare, moneyShare, gap: complaintShare.minus(moneyShare) };
  });
  rows.sort((a, b) => b.gap.absolute().compare(a.gap.absolute()) || (a.key < b.key ? -1 : 1));
  return {
    currency,
    target: target.toFixedText(decimals),
    compared: compared.toFixedText(decimals),
    rows: rows.map(({ key, count, measured, amount, complaintShare, moneyShare, gap }) => ({
      key,
      name: key === NONE ? null : nameOf(key),
      count,
      complaints: measured.toText(),
      complaintShare: complaintShare.toText(),
      money: amount.toFixedText(decimals),
      moneyShare: moneyShare.toText(),
      gap: gap.toText(),
    })),
  };
}

const shareOf = (part: Exact, whole: Exact): Exact => (whole.isZero() ? Exact.ZERO : part.dividedBy(whole));
