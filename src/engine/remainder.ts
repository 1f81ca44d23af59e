/**
 * What is left of a division of safe whole numbers, the dividend not negative, the divisor positive. `%` on numbers beyond 2³¹ takes
 * several times as long: the processor has no instruction for it.
 *
 * It is exact: a quotient that is no whole number lies at least 1 ÷ divisor below the next one, and for a dividend below 2⁵³ that is
 * more than what rounding the quotient can bridge; and quotient × divisor is no more than the dividend, so it is safe.
 */
export const remainderOf = (dividend: number, divisor: number): number =>
  dividend - Math.floor(dividend / divisor) * divisor;
