import type { ProposalView } from '../../alignment/alignment-proposals.service.js';
import type { AlignmentView } from '../../alignment/alignment.service.js';
import { percentText } from '../../complaints/pareto-text.js';
import { table } from '../output.js';

/** Rows that a terminal is shown of each currency; `--json` has all. */
const SHOWN = 30;

const signed = (gap: string): string => `${gap.startsWith('-') || gap === '0' ? '' : '+'}${percentText(gap)}`;

/** Complaints beside money, the most misaligned first. */
export function alignmentText({ period, by, total, currencies }: AlignmentView): string {
  const parts = currencies.map(({ currency, target, compared, rows }) =>
    [
      `${currency}: ${compared} of ${target} hang on what is compared`,
      table(
        [
          [by, 'complaints', 'of them', 'money', 'of it', 'gap'],
          ...rows
            .slice(0, SHOWN)
            .map((row) => [
              row.key,
              String(row.count),
              percentText(row.complaintShare),
              row.money,
              percentText(row.moneyShare),
              signed(row.gap),
            ]),
        ],
        new Set([1, 2, 3, 4, 5]),
      ),
      ...(rows.length > SHOWN ? [`… and ${rows.length - SHOWN} more`] : []),
    ].join('\n'),
  );
  return [`${period}: ${total} complaints beside target bonuses, by ${by}`, ...parts].join('\n\n');
}

/** A proposal of weights, component by component. */
export function proposalText({
  plan,
  period,
  tolerance,
  weights,
  misplaced,
  isReached,
  changes,
}: ProposalView): string {
  const rows = weights.map(({ component, complaints, wanted, before, after }) => [
    component,
    complaints,
    percentText(wanted),
    percentText(before),
    before === after ? '' : percentText(after),
  ]);
  const end =
    changes.length === 0
      ? `Every weight is within ${tolerance} of its share already.`
      : `Then ${percentText(misplaced.after)} of the plan lie elsewhere than where complaints are; today ${percentText(misplaced.before)}.`;
  return [
    `${plan}, by the complaints of ${period}`,
    table([['component', 'complaints', 'in line', 'today', 'proposed'], ...rows], new Set([1, 2, 3, 4])),
    end,
    ...(isReached ? [] : ['Bounds keep some of them further away than that.']),
  ].join('\n');
}
