import { currencyDecimals } from '../engine/currency.js';
import { Exact } from '../engine/exact.js';
import type { Count } from './words/words.js';

/** No figure is shown with more decimals than an explanation carries. */
const MOST_DECIMALS = 12;
/** In the walk from target bonus to payout, what goes on longer is cut off with an ellipsis rather than rounded. */
const WALK_DECIMALS = 6;
const HUNDRED = Exact.of(100);

export interface Decimals {
  readonly least?: number;
  readonly most?: number;
  /** A limit the figure is compared with: it gets more decimals where rounding would put it on, or across, the limit. */
  readonly beside?: Exact | undefined;
}

/** Writes exact numbers as a language writes them. Rounding, half-up, happens here and in the text alone. */
export class Numbers {
  private readonly formats = new Map<string, Intl.NumberFormat>();

  constructor(
    private readonly locale: string,
    readonly currency: string,
  ) {}

  number(value: Exact, { least = 0, most = 4, beside }: Decimals = {}): string {
    const decimals = beside === undefined ? most : decimalsToTell(value, beside, most);
    // Intl formats decimal text digit by digit; it does not become a double on the way.
    const text = value.toFixedText(decimals) as Intl.StringNumericLiteral;
    return this.format(least, Math.max(least, decimals)).format(text).replace('-', '−');
  }

  count(value: Exact): Count {
    return { text: this.number(value), one: value.equals(Exact.ONE) };
  }

  /** A fraction as so many of a hundred, without the sign. */
  hundredths(value: Exact, { most = 2, beside, ...rest }: Decimals = {}): string {
    return this.number(value.times(HUNDRED), { ...rest, most, beside: beside?.times(HUNDRED) });
  }

  /** An amount with its currency's decimals. */
  amount(value: Exact): string {
    const decimals = currencyDecimals(this.currency);
    return this.number(value, { least: decimals, most: decimals });
  }

  money(value: Exact, currency = this.currency): string {
    const decimals = currencyDecimals(currency);
    return `${this.number(value, { least: decimals, most: decimals })} ${currency}`;
  }

  /** An amount with its sign, plus too. */
  change(value: Exact): string {
    const text = this.amount(value);
    return value.isGreaterThan(Exact.ZERO) ? `+${text}` : text;
  }

  /** Is this amount nothing once it is shown? */
  isNothing(value: Exact): boolean {
    return Exact.parse(value.toFixedText(currencyDecimals(this.currency)))?.isZero() === true;
  }

  /** An amount of the walk: {@link fraction} with at least the currency's decimals. */
  walked(value: Exact): Walked {
    return this.fraction(value, currencyDecimals(this.currency));
  }

  /** A number with every decimal it has, and an ellipsis where there are more than six. */
  fraction(value: Exact, least: number): Walked {
    const cut = value.roundedTo(Exact.fromScaledInteger(1n, WALK_DECIMALS), 'down');
    const isWhole = cut.equals(value);
    const digits = (/\.(.*)$/.exec(cut.toText(WALK_DECIMALS))?.[1] ?? '').length;
    const decimals = isWhole ? Math.max(least, digits) : WALK_DECIMALS;
    return {
      text: this.number(cut, { least: decimals, most: decimals }) + (isWhole ? '' : '…'),
      afterUnits: decimals === 0 ? 0 : decimals + (isWhole ? 1 : 2),
    };
  }

  private format(least: number, most: number): Intl.NumberFormat {
    const key = `${least}-${most}`;
    const options = { minimumFractionDigits: least, maximumFractionDigits: most };
    const format = this.formats.get(key) ?? new Intl.NumberFormat(this.locale, options);
    this.formats.set(key, format);
    return format;
  }
}

export interface Walked {
  readonly text: string;
  /** Characters from the decimal point on, so that points can stand below each other. */
  readonly afterUnits: number;
}

function decimalsToTell(value: Exact, beside: Exact, least: number): number {
  const side = value.compare(beside);
  for (let decimals = least; decimals < MOST_DECIMALS; decimals++)
    if (Exact.parse(value.toFixedText(decimals))?.compare(beside) === side) return decimals;
  return MOST_DECIMALS;
}
