import { compileCurve, type Reachable } from '../../../src/engine/curve/compile-curve.js';
import type { CurveSource, LeafInput } from '../../../src/engine/curve/curve-source.js';
import type { CurveTrace } from '../../../src/engine/curve/curve-trace.js';
import type { Curve, Direction } from '../../../src/engine/documents.js';
import { Exact, exact } from '../../../src/engine/exact.js';

/** 0 at 90 %, 1 at 95 % and 1.2 at 99 %. */
export const ON_TIME_CURVE: Curve = { linear: [['90%', '0'], ['95%', '1'], ['99%', '1.2']] }; // prettier-ignore
/** 1 at 1 % and 0 at 3 %: less is better. */
export const LOSS_CURVE: Curve = { linear: [['1%', '1'], ['3%', '0']] }; // prettier-ignore
export const ATTITUDE_CURVE: Curve = {
  bands: [{ is: '0' }, { from: '4.0', is: '0.5' }, { from: '4.6', is: '1' }, { from: '4.8', is: '1.2' }],
};

/** What a curve is told in a test: the component's own value, other inputs by their JSON, and figures one by one. */
export interface Given {
  readonly value?: Exact | string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly figures?: readonly string[];
}

const asExact = (value: Exact | string): Exact => (typeof value === 'string' ? exact(value) : value);

/** Answers what it was given; everything else is missing for want of data. */
export function sourceOf({ value, inputs = {}, figures = [] }: Given): CurveSource {
  const read = (input: LeafInput): Exact | undefined => {
    if (input === undefined) return value === undefined ? undefined : asExact(value);
    const text = inputs[JSON.stringify(input)];
    return text === undefined ? undefined : exact(text);
  };
  return {
    read,
    each: () => figures.map(exact),
    explain: (input) => {
      const found = read(input);
      return found
        ? { kind: 'value', indicator: null, value: found.toText() }
        : ({ missing: { code: 'no-data' } } as const);
    },
  };
}

/** The attainment as text, the same by every way there is to it. */
export function attainmentOf(curve: Curve, given: Given): string | undefined {
  const compiled = compileCurve(curve);
  const source = sourceOf(given);
  const read = compiled.read(source)?.toText();
  const ways = [compiled.explain(source).attainment ?? undefined];
  if (compiled.plain && given.value !== undefined) ways.push(compiled.plain(asExact(given.value)).toText());
  for (const way of ways) if (way !== read) throw new Error(`read ${read ?? 'nothing'}, but ${way ?? 'nothing'}`);
  return read;
}

export const attainment = (curve: Curve, value: Exact | string): string | undefined => attainmentOf(curve, { value });

export const trace = (curve: Curve, value: Exact | string): CurveTrace =>
  compileCurve(curve).explain(sourceOf({ value }));

export const piece = (curve: Curve, value: Exact | string): CurveTrace['piece'] => trace(curve, value).piece;

const shown = (reachable: Reachable | undefined): string | undefined =>
  reachable &&
  `${reachable.attainment.toText()} at ${reachable.value.toText()}${reachable.open ? ', just outside' : ''}`;
export const target = (curve: Curve, better: Direction): string | undefined =>
  shown(compileCurve(curve).target(better));
export const best = (curve: Curve, better: Direction): string | undefined => shown(compileCurve(curve).best(better));

/** `least … greatest`, with `∞` where there is no end. */
export function range(curve: Curve): string {
  const { least, greatest } = compileCurve(curve).range();
  return `${least?.toText() ?? '-∞'} … ${greatest?.toText() ?? '∞'}`;
}
