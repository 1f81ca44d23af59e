/** ISO 4217: which currency codes exist and how many decimals their amounts have. */

/** The currencies whose minor unit is not a hundredth (ISO 4217, list one). A table of our own, so that a proof does not depend on a library's edition. */
// prettier-ignore
const DECIMALS: ReadonlyMap<string, number> = new Map(Object.entries({
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, UYI: 0, VND: 0, VUV: 0,
  XAF: 0, XOF: 0, XPF: 0, BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3, CLF: 4, UYW: 4,
}));

const CODES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Is this an ISO 4217 code (`CNY`)? */
export function isCurrency(code: string): boolean {
  return CODES.has(code);
}

/** Decimals of an amount in this currency: 2 for CNY, 0 for JPY. */
export function currencyDecimals(code: string): number {
  return DECIMALS.get(code) ?? 2;
}
