/** Stretches of the number line: where a curve attains so much, told by their ends. */
import type { Exact } from '../exact.js';

/** An end of a stretch: a value, which may or may not still belong to it. */
export interface Edge {
  readonly at: Exact;
  readonly included: boolean;
}

/** All values from one edge to the other; without an edge it goes on without end. */
export interface Stretch {
  readonly from: Edge | undefined;
  readonly to: Edge | undefined;
}

/** The values that both hold; `undefined` where there are none. */
export function intersection(a: Stretch, b: Stretch): Stretch | undefined {
  const from = beginsLater(b.from, a.from) ? b.from : a.from;
  const to = endsEarlier(b.to, a.to) ? b.to : a.to;
  return isEmpty(from, to) ? undefined : { from, to };
}

function isEmpty(from: Edge | undefined, to: Edge | undefined): boolean {
  if (!from || !to) return false;
  const order = from.at.compare(to.at);
  return order > 0 || (order === 0 && !(from.included && to.included));
}

function beginsLater(edge: Edge | undefined, than: Edge | undefined): boolean {
  if (!edge) return false;
  if (!than) return true;
  const order = edge.at.compare(than.at);
  return order > 0 || (order === 0 && than.included && !edge.included);
}

function endsEarlier(edge: Edge | undefined, than: Edge | undefined): boolean {
  if (!edge) return false;
  if (!than) return true;
  const order = edge.at.compare(than.at);
  return order < 0 || (order === 0 && than.included && !edge.included);
}

/** The same values in rising order, in as few stretches as can be: those that meet are one. */
export function united(stretches: readonly Stretch[]): readonly Stretch[] {
  const ordered = [...stretches].sort((a, b) =>
    beginsLater(a.from, b.from) ? 1 : beginsLater(b.from, a.from) ? -1 : 0,
  );
  const result: Stretch[] = [];
  for (const next of ordered) {
    const last = result.at(-1);
    if (!last || !meets(last.to, next.from)) result.push(next);
    else if (endsEarlier(last.to, next.to) || !next.to) result[result.length - 1] = { from: last.from, to: next.to };
  }
  return result;
}

/** Is nothing left out between an end and the next start? */
function meets(to: Edge | undefined, from: Edge | undefined): boolean {
  if (!to || !from) return true;
  const order = from.at.compare(to.at);
  return order < 0 || (order === 0 && (to.included || from.included));
}

/** The values that are in one of the first and in one of the second. */
export const common = (first: readonly Stretch[], second: readonly Stretch[]): readonly Stretch[] =>
  first.flatMap((a) => second.flatMap((b) => intersection(a, b) ?? []));

/** All values that are in none of them. */
export function outside(stretches: readonly Stretch[]): readonly Stretch[] {
  let gaps: readonly Stretch[] = [{ from: undefined, to: undefined }];
  for (const { from, to } of stretches) {
    const before: readonly Stretch[] = from ? [{ from: undefined, to: opposite(from) }] : [];
    const after: readonly Stretch[] = to ? [{ from: opposite(to), to: undefined }] : [];
    gaps = common(gaps, [...before, ...after]);
  }
  return gaps;
}

const opposite = ({ at, included }: Edge): Edge => ({ at, included: !included });
