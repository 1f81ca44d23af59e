import { done, refused, type Outcome } from '../engine/finding.js';
import type { LineExplanation } from '../engine/explanation.js';
import { inquiryError, unknownPlace } from './inquiry-refusals.js';
import { phrase } from '../engine/phrase.js';

/** Where in a payout: the whole of it, a line (from 1), or a component or a rule of a line. */
export interface InquiryPlace {
  readonly line: number | null;
  readonly component: string | null;
  readonly rule: string | null;
}

/** The place in a payout that is meant; refused where it has no such. Of a payout with one line, that line is meant. */
export function placeIn(place: InquiryPlace, lines: readonly LineExplanation[]): Outcome<InquiryPlace> {
  const { component, rule } = place;
  const isWithin = component !== null || rule !== null;
  const line = place.line ?? (isWithin && lines.length === 1 ? 1 : null);
  if (line === null) return isWithin ? refused(LINE_NEEDED) : done({ line, component, rule });
  const found = lines[line - 1];
  if (!found)
    return refused(
      unknownPlace(
        'line',
        String(line),
        lines.map((_, i) => String(i + 1)),
      ),
    );
  const components = (found.scorecard?.components ?? []).map(({ id }) => id);
  if (component !== null && !components.includes(component))
    return refused(unknownPlace('component', component, components));
  const rules = (found.scorecard?.rules ?? []).map(({ name }) => name);
  if (rule !== null && !rules.includes(rule)) return refused(unknownPlace('rule', rule, rules));
  return done({ line, component, rule });
}

const LINE_NEEDED = inquiryError(
  'no-line',
  phrase`the payout has several lines, and no line is named`,
  phrase`name the line that the component or the rule is in, from 1`,
  '/line',
);
