import type { Answer } from '../http/test-server.js';

/** What is asked about drafts is answered so. */
interface Amounts {
  readonly before: string;
  readonly after: string;
  readonly change: string;
}

export interface Parts {
  readonly weights: readonly object[];
  readonly targets: readonly Record<'pointer' | 'value' | 'min' | 'max', string | null>[];
  readonly cx: object;
}

export interface Seen {
  readonly persons: readonly { readonly employee: string; readonly change: string }[];
  readonly text: { readonly en: string };
  readonly cx: { readonly share: string };
}

export interface Effect {
  readonly people: number;
  readonly winners: number;
  readonly losers: number;
  readonly totals: readonly Amounts[];
  readonly largest: (Amounts & { readonly employee: string }) | null;
  readonly months: readonly {
    readonly period: string;
    readonly people: number;
    readonly totals: readonly Amounts[];
    readonly budgets: readonly object[];
  }[];
  readonly items: readonly (Amounts & { readonly employee: string; readonly months: readonly object[] })[];
}

export interface Rules {
  readonly items: readonly { readonly kind: string; readonly hash: string }[];
}

/** The figures of an effect, without the names beside them. */
export function told({ json }: Answer) {
  const { people, winners, losers, totals, months, largest } = json as unknown as Effect;
  return {
    people,
    winners,
    losers,
    totals: totals.map(({ before, after, change }) => [before, after, change]),
    months: months.map((month) => [month.period, month.people, month.totals[0]?.before, month.totals[0]?.after]),
    largest: largest && [largest.employee, largest.change],
  };
}
