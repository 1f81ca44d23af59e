/** What is measured of a seller's orders of one month. */
import { countRow, ratioRow, type ObservationRow } from '../real-input/company.js';
import type { Moment } from './moment.js';
import type { Order } from './orders.js';

const SECONDS_OF_AN_HOUR = 3600;

/** The stages of the chain: from which step to which. */
export const STAGES = [
  { indicator: 'approval-time', from: (order: Order) => order.purchased, to: (order: Order) => order.approved },
  { indicator: 'handover-time', from: (order: Order) => order.approved, to: (order: Order) => order.handedOver },
  { indicator: 'delivery-time', from: (order: Order) => order.handedOver, to: (order: Order) => order.delivered },
] as const satisfies readonly {
  readonly indicator: string;
  readonly from: (order: Order) => Moment | undefined;
  readonly to: (order: Order) => Moment | undefined;
}[];

export type Stage = (typeof STAGES)[number];

/** Seconds that a stage took; `undefined` where the order lacks a step; negative where the steps are recorded the wrong way round. */
export function stageSeconds(stage: Stage, order: Order): number | undefined {
  const [from, to] = [stage.from(order), stage.to(order)];
  return from && to ? to.seconds - from.seconds : undefined;
}

/** Was it delivered on the promised day or before? `undefined` where it was not delivered. */
export const isOnTime = (order: Order): boolean | undefined =>
  order.delivered && order.delivered.day <= order.promisedDay;

/** The month's observations of a seller: the number of orders, always, and whatever there are cases of. */
export function figures(seller: string, period: string, orders: readonly Order[]): ObservationRow[] {
  const reported = (indicator: string, source: string, reference: string) => ({
    indicator,
    subject: `department:${seller}`,
    period,
    source,
    reference,
  });
  const punctuality = orders.map(isOnTime).filter((onTime) => onTime !== undefined);
  const scores = orders.flatMap(({ reviews }) => reviews);
  const rows = [countRow(reported('orders', 'internal', 'order_items.csv'), orders.length)];
  for (const stage of STAGES) {
    const times = orders
      .map((order) => stageSeconds(stage, order))
      .filter((s) => s !== undefined && s >= 0) as number[];
    // Hours seldom are whole decimals: Σ seconds ÷ (3600 × orders) is the same mean, and exact.
    const of = reported(stage.indicator, 'internal', 'orders.csv');
    if (times.length > 0) rows.push(ratioRow(of, sum(times), SECONDS_OF_AN_HOUR * times.length, times.length));
  }
  if (punctuality.length > 0) {
    const of = reported('on-time-delivery', 'internal', 'orders.csv');
    rows.push(ratioRow(of, punctuality.filter(Boolean).length, punctuality.length));
  }
  if (scores.length > 0)
    rows.push(ratioRow(reported('review-score', 'survey', 'order_reviews.csv'), sum(scores), scores.length));
  return rows;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
