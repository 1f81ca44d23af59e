/** Documents in `rules/events/`: what the events of orders are called, and which figures are made of them. */
import type { DocumentHead } from './document-head.js';

export const MEASURES = ['mean', 'percentile', 'within', 'on-time', 'share', 'count'] as const;

/** Something that happens to an order. */
export interface OrderEvent {
  readonly event: string;
  /** Other words by which files call it. */
  readonly aliases?: readonly string[];
  /** Where an order has it several times: the first or the last counts. */
  readonly counts: 'first' | 'last';
}

/** Of whom a figure is, and of which month. Where nothing is said: of the event that is measured. */
interface Belonging {
  /** Code of the indicator that the figures are of. */
  readonly indicator: string;
  /** Whose figures are made: both where nothing is said. */
  readonly for?: readonly ('employee' | 'department')[];
  /** The event whose employee and department the order counts for. */
  readonly whose?: string;
  /** The event whose month the order counts in. */
  readonly month?: string;
}

/** A whole length of time; what is named is added up. */
export interface Duration {
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
}

/** A figure made of the time from one event to another. */
export type TimeMetric = Belonging & { readonly from: string; readonly to: string } & (
    | { readonly measure: 'mean' }
    /** The shortest time within which this share of the orders was done. */
    | { readonly measure: 'percentile'; readonly at: string }
    /** The share of orders that took no longer than this. */
    | { readonly measure: 'within'; readonly atMost: Duration }
  );

export type EventMetric =
  | TimeMetric
  /** The share of orders with the event that had it by what was promised. A day is kept until it ends. */
  | (Belonging & {
      readonly measure: 'on-time';
      readonly event: string;
      readonly promise: { readonly event: string; readonly is: 'day' | 'moment' };
    })
  /** The share of orders with the event `of` that also have `event`. */
  | (Belonging & { readonly measure: 'share'; readonly event: string; readonly of: string })
  /** How many orders had it. */
  | (Belonging & { readonly measure: 'count'; readonly event: string });

/** How a file calls its columns; by their own names where nothing is said. */
export type EventColumns = Partial<Record<'order' | 'event' | 'time' | 'employee' | 'department', string>>;

export interface EventsDocument extends DocumentHead {
  readonly columns?: EventColumns;
  readonly events: readonly OrderEvent[];
  readonly metrics: readonly EventMetric[];
}
