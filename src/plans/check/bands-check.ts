/** Checks a table of bands: their order, every gap and overlap within the indicator's range, and their direction. */
import type { Band } from '../../engine/documents.js';
import { Exact } from '../../engine/exact.js';
import { phrase, type Phrase } from '../../engine/phrase.js';
import { checkDirection, checkReachable, type CurveSetting } from './curve-setting.js';
import type { Path } from './json-source.js';
import type { Report } from './report.js';

/** Where a band ends: at a value, which may or may not still belong to it. */
interface End {
  readonly at: Exact;
  readonly included: boolean;
}

/** The values that one band holds for: from its start (included; without one from −∞) to its end (without one to +∞). */
interface Stretch {
  readonly start: Exact | undefined;
  readonly end: End | undefined;
  readonly attainment: Exact;
  readonly path: Path;
}

/** Reports what is wrong with the bands at this path. */
export function checkBands(bands: readonly Band[], setting: CurveSetting, path: Path, report: Report): void {
  const stretches = bands.map((band, index) => stretchOf(band, [...path, index]));
  for (const { start, path: band } of stretches)
    if (start) checkReachable(start, { ...setting, range: withoutMin(setting) }, [...band, 'from'], report);
  checkNotBelowRange(withImpliedEnds(stretches), setting, report);
  const rising = checkOrder(stretches, setting, report);
  const givesEnds = stretches.some(({ end }) => end);
  if (!rising && !givesEnds) return;
  if (!checkNotEmpty(stretches, setting, report)) return;

  const ordered = withImpliedEnds([...stretches].sort((a, b) => compareStarts(a.start, b.start)));
  checkCovered(ordered, setting, givesEnds, report);
  checkDirection(
    ordered.map(({ start, attainment, path: band }) => ({
      label: start ? phrase`from ${{ value: setting.show(start) }}` : phrase`in the first band`,
      attainment,
      path: [...band, 'is'],
    })),
    setting.better,
    report,
  );
}

function stretchOf(band: Band, path: Path): Stretch {
  const last = band.to ?? band.through;
  const at = last === undefined ? undefined : Exact.parse(last);
  return {
    start: band.from === undefined ? undefined : Exact.parse(band.from),
    end: at ? { at, included: band.through !== undefined } : undefined,
    attainment: Exact.parse(band.is) ?? Exact.ZERO,
    path,
  };
}

/** Warns of a band that is over before the least possible value: nobody can ever be in it. */
function checkNotBelowRange(stretches: readonly Stretch[], setting: CurveSetting, report: Report): void {
  const { min } = setting.range;
  for (const { start, end, path } of stretches) {
    if (!min || !end || endsBeyond(end, min) || (start && !end.at.isGreaterThan(start))) continue;
    const message = phrase`Nobody can be in this band: it ends at ${{ at: setting.show(end.at) }}, and no value is below ${{ min: setting.show(min) }}.`;
    report.warning(
      'unreachable-band',
      path,
      message,
      phrase`Remove it, or check it against the range of the indicator.`,
    );
  }
}

/** A first band may well begin below the least possible value. */
const withoutMin = ({ range }: CurveSetting): CurveSetting['range'] => (range.max ? { max: range.max } : {});

function compareStarts(a: Exact | undefined, b: Exact | undefined): number {
  if (a && b) return a.compare(b);
  return (a ? 1 : 0) - (b ? 1 : 0);
}

function checkOrder(stretches: readonly Stretch[], setting: CurveSetting, report: Report): boolean {
  let rising = true;
  for (const [index, { start, path }] of stretches.entries()) {
    const before = stretches[index - 1];
    if (!before || compareStarts(start, before.start) > 0) continue;
    rising = false;
    if (!start) {
      const message = phrase`Only the first band may be without "from".`;
      report.error('bands-not-rising', path, message, phrase`Say where this band begins, or put it first.`);
      continue;
    }
    const message = phrase`The band from ${{ start: setting.show(start) }} comes after ${{ other: startText(before.start, setting) }}: bands stand in rising order.`;
    report.error(
      'bands-not-rising',
      [...path, 'from'],
      message,
      phrase`Put the lowest band first; each start stands once.`,
    );
  }
  return rising;
}

const startText = (start: Exact | undefined, setting: CurveSetting): Phrase =>
  start ? phrase`the one from ${{ start: setting.show(start) }}` : phrase`the one without a start`;

function checkNotEmpty(stretches: readonly Stretch[], setting: CurveSetting, report: Report): boolean {
  let allHold = true;
  for (const { start, end, path } of stretches) {
    if (!start || !end || end.at.isGreaterThan(start) || (end.included && end.at.equals(start))) continue;
    allHold = false;
    const word = end.included ? 'through' : 'to';
    const [from, to] = [setting.show(start), setting.show(end.at)];
    const message = end.included
      ? phrase`The band holds for no value: from ${{ from }} through ${{ to }}.`
      : phrase`The band holds for no value: from ${{ from }} to ${{ to }}.`;
    report.error('empty-band', [...path, word], message, phrase`The end of a band lies above its start.`);
  }
  return allHold;
}

/** Without an end of its own a band reaches to the start of the next. */
function withImpliedEnds(ordered: readonly Stretch[]): readonly Stretch[] {
  return ordered.map((stretch, index) => {
    const next = ordered[index + 1]?.start;
    return stretch.end || !next ? stretch : { ...stretch, end: { at: next, included: false } };
  });
}

function checkCovered(ordered: readonly Stretch[], setting: CurveSetting, givesEnds: boolean, report: Report): void {
  const [first, ...rest] = ordered;
  if (!first) return;
  checkCoveredBelow(first, setting, givesEnds, report);
  let reach = first;
  for (const next of rest) {
    checkJoint(reach, next, setting, report);
    if (reachesFurther(next.end, reach.end)) reach = next;
  }
  checkCoveredAbove(reach, setting, report);
}

function checkCoveredBelow({ start, path }: Stretch, setting: CurveSetting, givesEnds: boolean, report: Report): void {
  const { min } = setting.range;
  if (!start || !setting.rangeKnown || (min && !start.isGreaterThan(min))) return;
  const values = min
    ? phrase`from ${{ from: setting.show(min) }} to below ${{ end: setting.show(start) }}`
    : phrase`below ${{ value: setting.show(start) }}`;
  const message = phrase`There is a gap: no band holds ${{ values }}.`;
  const advice = givesEnds
    ? phrase`Add a band for these values, or leave "from" out of the first.`
    : phrase`Leave "from" out of the first band, so that it reaches down without end.`;
  report.error('gap-between-bands', [...path, 'from'], message, advice);
}

function checkCoveredAbove({ end, path }: Stretch, setting: CurveSetting, report: Report): void {
  const { max } = setting.range;
  if (!end || !setting.rangeKnown || (max && endsBeyond(end, max))) return;
  const message = phrase`There is a gap: no band holds ${{ values: aboveText(end, max, setting) }}.`;
  const advice = phrase`Leave the end out of the last band, so that it reaches up without end.`;
  report.error('gap-between-bands', [...path, end.included ? 'through' : 'to'], message, advice);
}

function aboveText(end: End, max: Exact | undefined, { show }: CurveSetting): Phrase {
  if (max?.equals(end.at)) return phrase`at ${{ value: show(max) }}`;
  const from = show(end.at);
  if (!max) return end.included ? phrase`above ${{ from }} upwards` : phrase`from ${{ from }} upwards`;
  return end.included
    ? phrase`above ${{ from }} to ${{ end: show(max) }}`
    : phrase`from ${{ from }} to ${{ end: show(max) }}`;
}

/** Does a band with this end hold for the value itself, or for values above it? */
const endsBeyond = (end: End, value: Exact): boolean =>
  end.at.isGreaterThan(value) || (end.included && end.at.equals(value));

function reachesFurther(end: End | undefined, than: End | undefined): boolean {
  if (!than) return false;
  if (!end) return true;
  return end.at.isGreaterThan(than.at) || (end.at.equals(than.at) && end.included && !than.included);
}

/** Between everything so far, which reaches to the end of `before`, and the next band there may be neither gap nor overlap. */
function checkJoint(before: Stretch, next: Stretch, setting: CurveSetting, report: Report): void {
  const { end } = before;
  if (!end) {
    reportOverlap(next, undefined, setting, report);
    return;
  }
  if (!next.start || endsBeyond(end, next.start)) {
    reportOverlap(next, lesserEnd(end, next.end), setting, report);
    return;
  }
  const touches = end.at.equals(next.start);
  if (touches || !isInRange(end.at, next.start, end.included, setting)) return;
  const [from, to] = [setting.show(end.at), setting.show(next.start)];
  const values = end.included
    ? phrase`above ${{ from }} and below ${{ end: to }}`
    : phrase`from ${{ from }} to below ${{ end: to }}`;
  const message = phrase`There is a gap: no band holds ${{ values }}.`;
  const advice = phrase`Let each band begin where the one before ends: name only where bands begin, and none can be left out.`;
  report.error('gap-between-bands', [...next.path, 'from'], message, advice);
}

/** Does any possible value lie between `from` and `to` (excluded)? */
function isInRange(from: Exact, to: Exact, fromExcluded: boolean, { range: { min, max } }: CurveSetting): boolean {
  if (min && !to.isGreaterThan(min)) return false;
  if (!max) return true;
  return fromExcluded ? from.isLessThan(max) : !from.isGreaterThan(max);
}

const lesserEnd = (a: End, b: End | undefined): End => (reachesFurther(a, b) && b ? b : a);

function reportOverlap(next: Stretch, end: End | undefined, setting: CurveSetting, report: Report): void {
  const { min, max } = setting.range;
  if (max && next.start?.isGreaterThan(max)) return;
  if (min && end && !endsBeyond(end, min)) return;
  const advice = phrase`A value may lie in one band only: "through" includes the end, "to" excludes it.`;
  const path = next.start ? [...next.path, 'from'] : next.path;
  const message = phrase`Two bands overlap: both hold ${{ values: overlapText(next.start, end, setting) }}.`;
  report.error('bands-overlap', path, message, advice);
}

function overlapText(start: Exact | undefined, end: End | undefined, { show }: CurveSetting): Phrase {
  if (!end) return start ? phrase`from ${{ from: show(start) }} upwards` : phrase`everywhere`;
  if (!start) return phrase`below ${{ value: show(end.at) }}`;
  if (end.at.equals(start)) return phrase`at ${{ value: show(start) }}`;
  return end.included
    ? phrase`from ${{ from: show(start) }} through ${{ end: show(end.at) }}`
    : phrase`from ${{ from: show(start) }} to below ${{ end: show(end.at) }}`;
}
