import { useMemo } from 'react';

import { useWords } from './language';

/** Writes decimal text as a language writes it. Intl formats it digit by digit: it does not become a double on the way. */
export interface Numbers {
  /** `2,612.40 CNY` */
  money(amount: string, currency: string): string;
  /** `2,612.40` */
  amount(amount: string): string;
  /** The same with its sign, plus too, and without the currency. */
  change(amount: string): string;
  count(n: number): string;
  /** Of `1800.00`: `1,800` */
  round(amount: string): string;
  /** Of `0.880000`: `0.88`; at most four decimals. */
  decimal(text: string): string;
  /** Of `0.1919`: `19.2 %`; one decimal at most. */
  share(text: string): string;
  /** The same in percentage points, with its sign. */
  shareChange(text: string): string;
  /** `October 2026` */
  month(period: string): string;
  /** `Oct` */
  shortMonth(period: string): string;
  /** Of `2026-11-28`: `28 Nov 2026` */
  day(day: string): string;
  /** `12 kB` */
  bytes(n: number): string;
  /** `28 Nov 2026, 13:05` */
  moment(at: string): string;
}

export function useNumbers(): Numbers {
  const { locale } = useWords();
  return useMemo(() => numbersIn(locale), [locale]);
}

function numbersIn(locale: string): Numbers {
  const decimals = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
  const percent = { style: 'percent', maximumFractionDigits: 1 } as const;
  const shares = new Intl.NumberFormat(locale, percent);
  const shareChanges = new Intl.NumberFormat(locale, { ...percent, signDisplay: 'exceptZero' });
  const plainRound = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const plain = new Intl.NumberFormat(locale);
  const long = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const short = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const kilobytes = new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 });
  const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return {
    money: (amount, currency) => `${written(locale, amount, 'auto')} ${currency}`,
    amount: (amount) => written(locale, amount, 'auto'),
    change: (amount) => written(locale, amount, 'exceptZero'),
    count: (n) => plain.format(n),
    round: (amount) => plainRound.format(amount as Intl.StringNumericLiteral),
    decimal: (text) => decimals.format(text as Intl.StringNumericLiteral),
    share: (text) => spaced(locale, shares.format(text as Intl.StringNumericLiteral)),
    shareChange: (text) => spaced(locale, shareChanges.format(text as Intl.StringNumericLiteral)).replace('-', '−'),
    month: (period) => long.format(new Date(`${period}-01T00:00:00Z`)),
    shortMonth: (period) => short.format(new Date(`${period}-01T00:00:00Z`)),
    day: (day) => (day === '' ? '' : days.format(new Date(`${day}T00:00:00Z`))),
    bytes: (n) => kilobytes.format(Math.max(1, Math.round(n / 1000))),
    moment: (at) => moments.format(new Date(at)),
  };
}

/** English texts of ours have a space before the sign, which the language's own format has not. */
const spaced = (locale: string, text: string): string =>
  locale.startsWith('en') ? text.replace('%', '\u00a0%') : text;

/** With as many decimals as the text has. */
function written(locale: string, amount: string, signDisplay: 'auto' | 'exceptZero'): string {
  const decimals = amount.split('.')[1]?.length ?? 0;
  const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals, signDisplay };
  return new Intl.NumberFormat(locale, options).format(amount as Intl.StringNumericLiteral).replace('-', '−');
}
