/** Writing tables as text: exact decimals from whole numbers, and fields quoted where they must be. */
import { stringify } from 'csv-stringify/sync';

/** A whole number of 10^-`decimals` as decimal text: `decimalText(12345, 2)` is `123.45`. */
export function decimalText(scaled: number, decimals: number): string {
  const digits = String(Math.abs(scaled)).padStart(decimals + 1, '0');
  const sign = scaled < 0 ? '-' : '';
  return decimals === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** A table with a header row; a field that is `undefined` is left empty. */
export function csvText<Row extends object>(columns: readonly (keyof Row & string)[], rows: readonly Row[]): string {
  return stringify([...rows], { header: true, columns: [...columns] });
}
