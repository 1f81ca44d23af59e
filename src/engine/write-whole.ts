const MINUS = 0x2d;
const ZERO = 0x30;

/** Writes a whole number below 2⁵³ as ASCII and answers where it ends. */
export function writeWhole(number: number, bytes: Uint8Array, start: number): number {
  let at = start;
  let left = number;
  if (left < 0) {
    bytes[at++] = MINUS;
    left = -left;
  }
  let end = at + 1;
  for (let power = 10; power <= left; power *= 10) end += 1;
  for (let i = end - 1; i >= at; i -= 1) {
    const rest = left % 10;
    bytes[i] = ZERO + rest;
    left = (left - rest) / 10;
  }
  return end;
}
