import type { Comparison } from '../../drafts/comparison.service.js';
import type { DraftView } from '../../drafts/drafts.service.js';
import { DraftHead, draftHistory } from '../../drafts/dto/drafts.dto.js';
import type { EffectReport } from '../../drafts/effect/effect-report.js';
import { table } from '../output.js';
import { comparisonText } from './rules-versions.js';

/** A draft as people read it. */
export function draftText({ standing }: DraftView, comparison: Comparison): string {
  const { draft, latest, state, period } = standing;
  const from = period === null ? '' : `, to hold from ${period}`;
  const history = draftHistory(standing).map(({ at, action, revision, actor, comment }) => [
    at,
    action,
    `revision ${revision}`,
    actor,
    comment ?? '',
  ]);
  return [
    `Draft ${draft.id} of ${draft.plan}: ${state}, revision ${latest.revision}${from}`,
    '',
    comparisonText(comparison, 'en'),
    '',
    table(history),
  ].join('\n');
}

export const draftJson = ({ standing, content }: DraftView, { changes, text }: Comparison) => ({
  ...asJson(DraftHead.of(standing)),
  content,
  changes,
  text,
  history: draftHistory(standing),
});

const asJson = ({ id, plan, state, revision, base, period, actor, at }: DraftHead) => ({
  id,
  plan,
  state,
  revision,
  base,
  period,
  actor,
  at,
});

/** Months, budgets, and the people whose pay changes the most. */
export function effectText(report: EffectReport, shown: number): string {
  const { months, persons, totals, winners, losers, people, outside } = report;
  const rows = months.flatMap(({ period, totals: sums, winners: won, losers: lost }) =>
    sums.map(({ currency, before, after, change }) => [period, before, after, change, currency, `+${won} −${lost}`]),
  );
  const sum = totals.map(({ currency, before, after, change }) => ['all', before, after, change, currency, '']);
  const budgets = months.flatMap(({ period, budgets: of }) =>
    of.map(({ department, budget, after, overBudget, currency }) => [
      period,
      department,
      budget,
      after,
      overBudget,
      currency,
    ]),
  );
  const changed = persons
    .filter(({ before, after }) => before !== after)
    .sort((a, b) => size(b.change) - size(a.change));
  const most = changed.slice(0, shown).map(({ employee, name, before, after, change, currency }) => {
    return [employee, name, before, after, change, currency];
  });
  return [
    `${people} people: ${winners} would have been paid more, ${losers} less`,
    ...(outside > 0 ? [`${outside} more on this plan are not yours to see: the draft would change their pay too`] : []),
    table([['', 'paid', 'would', 'change', '', ''], ...rows, ...sum], new Set([1, 2, 3])),
    ...(budgets.length === 0
      ? []
      : ['', table([['', 'department', 'budget', 'would', 'over', ''], ...budgets], new Set([2, 3, 4]))]),
    ...(most.length === 0 ? [] : ['', table([['', '', 'paid', 'would', 'change', ''], ...most], new Set([2, 3, 4]))]),
  ].join('\n');
}

/** For sorting only: of amounts that are shown, and of one currency. */
const size = (amount: string): number => Math.abs(Number(amount));
