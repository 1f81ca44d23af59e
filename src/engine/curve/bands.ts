import type { Band, BandsCurve } from '../documents.js';
import { Exact, exact } from '../exact.js';
import { flat } from './lines.js';
import { shapeOfLines, type PieceOfCurve, type Shape } from './shape.js';
import { common, outside, type Edge } from './stretch.js';

/** The attainment of the band that a value lies in; of the first of several, and nothing outside of all. */
export function bandsShape({ bands }: BandsCurve): Shape {
  const pieces: PieceOfCurve[] = [];
  for (const [i, band] of bands.entries()) {
    const until = band.to ?? (band.through === undefined ? bands[i + 1]?.from : undefined);
    const whole = { from: edge(band.from, true), to: edge(band.through, true) ?? edge(until, false) };
    const piece = { kind: 'band', ...edgesAsWritten(band, until), is: band.is } as const;
    // The door refuses overlaps within an indicator's range, and a value outside the range is never scored.
    for (const { from, to } of common([whole], outside(pieces)))
      pieces.push({ ...flat(from, to, exact(band.is)), piece });
  }
  const gaps = outside(pieces).map(({ from, to }): PieceOfCurve => ({
    ...flat(from, to, Exact.ZERO),
    piece: { kind: 'outside-bands' },
  }));
  return shapeOfLines('bands', [...pieces, ...gaps].sort(byStart));
}

const edge = (at: string | undefined, included: boolean): Edge | undefined =>
  at === undefined ? undefined : { at: exact(at), included };

const edgesAsWritten = ({ from, through }: Band, until: string | undefined) => ({
  ...(from !== undefined && { from }),
  ...(until !== undefined && { to: until }),
  ...(through !== undefined && { through }),
});

/** They share no value: where two begin at the same, the first is that value alone. */
function byStart(a: PieceOfCurve, b: PieceOfCurve): number {
  if (!a.from || !b.from) return (a.from ? 1 : 0) - (b.from ? 1 : 0);
  return a.from.at.compare(b.from.at) || (a.from.included ? 0 : 1) - (b.from.included ? 0 : 1);
}
