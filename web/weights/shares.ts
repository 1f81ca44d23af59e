/** Weights that add up to a whole, in whole units: no binary fraction comes near them. */

/** One of the weights that share a whole. */
export interface Share {
  readonly units: number;
  /** As far as it may go, in units. */
  readonly min: number;
  readonly max: number;
  /** It stays where it is while others move. */
  readonly isKept: boolean;
}

/** `31.25%` as `3125` with two decimals of a percent; `undefined` of what is no such share. */
export function unitsOf(text: string, decimals: number): number | undefined {
  const [, sign = '', whole = '', fraction = '', percent = ''] =
    /^([+-]?)(\d{1,30})(?:\.(\d{1,30}))?(%?)$/.exec(text.trim()) ?? [];
  if (whole === '' || sign === '-') return undefined;
  // A share without a percent sign is a hundred times as many percent: its point moves by two.
  const places = decimals + (percent === '' ? 2 : 0);
  if (fraction.slice(places).replace(/0+$/, '') !== '') return undefined;
  const units = Number(`${whole}${fraction.slice(0, places).padEnd(places, '0')}`);
  return Number.isSafeInteger(units) ? units : undefined;
}

/** The other way round: `3125` as `31.25%`. */
export function shareText(units: number, decimals: number): string {
  const digits = String(units).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  return `${whole}${fraction === '' ? '' : `.${fraction}`}%`;
}

/** As many decimals of a percent as any of the texts has: a unit is that fine. */
export function decimalsOf(texts: readonly string[]): number {
  const of = (text: string) => {
    const fraction = /\.(\d+)/.exec(text)?.[1]?.replace(/0+$/, '').length ?? 0;
    return text.endsWith('%') ? fraction : Math.max(0, fraction - 2);
  };
  return Math.min(6, Math.max(0, ...texts.map(of)));
}

/**
 * One weight is moved, and the others make room in proportion to what they are, within their bounds, so that the sum stays the same.
 * Where they cannot make room enough the weight goes only as far as they can.
 */
export function moved(shares: readonly Share[], place: number, wanted: number): readonly number[] {
  const own = shares[place];
  if (!own) return shares.map(({ units }) => units);
  const others = shares.map((share, i) => ({ ...share, i })).filter(({ i, isKept }) => i !== place && !isKept);
  const least = others.reduce((sum, { units, max }) => sum + units - Math.max(max, units), 0);
  const most = others.reduce((sum, { units, min }) => sum + units - Math.min(min, units), 0);
  const bounded = Math.min(Math.max(wanted, Math.min(own.min, own.units)), Math.max(own.max, own.units));
  const by = Math.min(Math.max(bounded - own.units, least), most);
  const units = shares.map((share) => share.units);
  units[place] = own.units + by;
  spread(units, others, -by);
  return units;
}

type Other = Share & { readonly i: number };

/** Gives or takes a sum among the others, the larger ones more; what rounding leaves goes to the first that have room. */
function spread(units: number[], others: readonly Other[], sum: number): void {
  let left = sum;
  while (left !== 0) {
    const roomOf = ({ i, min, max }: Other) => {
      const now = units[i] ?? 0;
      return left > 0 ? Math.max(0, max - now) : Math.max(0, now - min);
    };
    const open = others.filter((other) => roomOf(other) > 0);
    if (open.length === 0) return;
    const whole = open.reduce((all, { i }) => all + (units[i] ?? 0), 0);
    const before = left;
    for (const other of open) {
      const [own, of] = whole === 0 ? [1, open.length] : [units[other.i] ?? 0, whole];
      // Whole units: what rounds to nothing is given below.
      const part = Math.min(Math.floor((Math.abs(before) * own) / of), roomOf(other), Math.abs(left));
      units[other.i] = (units[other.i] ?? 0) + Math.sign(left) * part;
      left -= Math.sign(left) * part;
    }
    if (left !== before) continue;
    const [first] = open;
    if (!first) return;
    units[first.i] = (units[first.i] ?? 0) + Math.sign(left);
    left -= Math.sign(left);
  }
}
