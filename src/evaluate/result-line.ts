/** One line out of `cxpay evaluate`: what a plan makes of a subject, short; the whole trace only where it is asked for. */
import { currencyDecimals } from '../engine/currency.js';
import { explainComponent } from '../engine/explain-component.js';
import type { Explanation } from '../engine/explanation.js';
import type { ScoredLine } from '../engine/line.js';
import type { PayoutResult } from '../engine/payout.js';
import type { ScoredComponent } from '../engine/score.js';
import type { WeighedGroup } from '../engine/weighing.js';
import { holdNote, reasonNote } from './notes.js';

/** A component that has an attainment. */
interface ComponentResult {
  readonly value: string | null;
  readonly attainment: string;
  /** Its share of the plan; 0 where its group does not count. */
  readonly weight: string;
}

/** What is written as one line of JSON. */
export interface ResultLine {
  readonly subject: string;
  readonly score: string | null;
  readonly payout: string | null;
  readonly held?: true;
  readonly groups: Readonly<Record<string, string | null>>;
  readonly components: Readonly<Record<string, ComponentResult | null>>;
  readonly rules: readonly { readonly name: string; readonly fired: boolean }[];
  readonly parts?: Readonly<Record<string, string>>;
  /** Why something is `null` or held: by id of the component or group, or under `score` and `payout`. */
  readonly notes?: Readonly<Record<string, string>>;
  readonly explanation?: Explanation;
}

/** Makes the line of a result, its explanation aside. `unpaid` says why there is no payout although there may be a score. */
export function resultLine(subject: string, result: PayoutResult, unpaid: string | undefined): ResultLine {
  const [line] = result.lines;
  const scored = line?.scored;
  const score = line?.score?.toText() ?? null;
  const payout = score === null || unpaid !== undefined ? null : result.amount;
  const parts = payout && scored ? partsOf(scored, currencyDecimals(result.currency)) : [];
  return {
    subject,
    score,
    payout: payout?.toFixedText(currencyDecimals(result.currency)) ?? null,
    ...(result.status === 'held' && { held: true }),
    groups: Object.fromEntries(scored ? groupScores(scored) : []),
    components: Object.fromEntries(scored ? componentResults(scored) : []),
    rules: scored ? rulesOf(scored) : [],
    ...(parts.length > 0 && { parts: Object.fromEntries(parts) }),
    ...notesOf(result, scored, unpaid),
  };
}

const groupScores = ({ context, score }: ScoredLine): [string, string | null][] =>
  context.variant.groups.flatMap(({ id }, i): [string, string | null][] =>
    id === undefined ? [] : [[id, score.groups[i]?.toText() ?? null]],
  );

const componentResults = (line: ScoredLine): [string, ComponentResult | null][] =>
  line.score.components.map((scored, i): [string, ComponentResult | null] => {
    const weight = line.score.effective[i]?.toText() ?? '0';
    const attainment = scored.attainment?.toText();
    const result = attainment === undefined ? null : { value: valueOf(line, scored, i), attainment, weight };
    return [scored.component.document.id, result];
  });

/** The value that was scored; of a component that scores no indicator what went into its curve. */
function valueOf(line: ScoredLine, { value, component, status }: ScoredComponent, index: number): string | null {
  if (value || component.indicator || status.kind !== 'counted') return value?.toText() ?? null;
  const input = explainComponent(line, index).curve?.input;
  return input && 'value' in input ? input.value : null;
}

const rulesOf = ({ context, firedFlags }: ScoredLine): ResultLine['rules'] =>
  context.variant.rules.compiled.rules.map(({ name }, i) => ({ name, fired: firedFlags[i] === true }));

const partsOf = ({ context, parts }: ScoredLine, decimals: number): [string, string][] =>
  (context.variant.document.payout.split ?? []).map(({ id }, i): [string, string] => [
    id,
    parts[i]?.toFixedText(decimals) ?? '0',
  ]);

function notesOf(
  result: PayoutResult,
  scored: ScoredLine | undefined,
  unpaid: string | undefined,
): Pick<ResultLine, 'notes'> {
  const notes = new Map<string, string>();
  // What a component and a group of one id have to say stands together.
  const note = (name: string, ...texts: readonly string[]): void => {
    const all = [notes.get(name) ?? '', ...texts].filter((text) => text !== '');
    if (all.length > 0) notes.set(name, all.join('; '));
  };
  const groups = scored?.context.variant.groups ?? [];
  for (const [i, { id }] of groups.entries()) note(id ?? '', groupNote(scored?.score.weighing.groups[i], id));
  for (const [i, component] of (scored?.score.components ?? []).entries())
    note(component.component.document.id, componentNote(component, scored?.score.effective[i] !== undefined));
  const holds = result.holds.map(holdNote);
  if (!result.lines[0]?.score) note('score', ...holds);
  note('payout', unpaid ?? '', ...holds);
  return notes.size === 0 ? {} : { notes: Object.fromEntries(notes) };
}

const groupNote = (group: WeighedGroup | undefined, id: string | undefined): string =>
  !group || id === undefined || group.kind === 'counted'
    ? ''
    : `too few components: ${group.have} of the ${group.need} needed`;

function componentNote({ status, attainment }: ScoredComponent, counts: boolean): string {
  if (status.kind === 'counted') return counts ? '' : 'its group does not count';
  const effect = attainment === undefined ? '' : `; it counts with ${attainment.toText()}`;
  return `${reasonNote(status.reason)}${effect}`;
}
