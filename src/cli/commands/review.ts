import { DEFAULT_CHANGE, ReviewService, type Review } from '../../months/review/review.service.js';
import { stateInWords } from '../../months/refusals.js';
import { actingCommand, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { table } from '../output.js';
import { reading } from '../reading.js';
import { periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';
import { holdsText } from './hold.js';

interface ReviewOptions extends CommonOptions, ActingOptions {
  readonly change: string;
}

/** Outliers on the screen; `--json` has up to a thousand. */
const SHOWN = 40;

export const reviewCommand = actingCommand('review', 'show what whoever approves a period has to look at')
  .argument('<period>', 'a month, as 2026-10')
  .option('--change <share>', 'a change against somebody’s own last months beyond which it stands out', DEFAULT_CHANGE)
  .action((text: string, { change, ...options }: ReviewOptions) =>
    runCommand(options, async () => {
      const period = periodArgument(reviewCommand, text);
      const review = await withServices(({ app }) =>
        reading(app, options, 'period.read', async (reader) =>
          reader.shown(await app.get(ReviewService).review(period, change), { subject: `payouts:${period.code}` }),
        ),
      );
      return resultOf(review, (value) => ({ text: reviewText(value), json: { ...value } }));
    }),
  );

export function reviewText(review: Review): string {
  const { period, state, run, root, outlierCount, outlierRule, holds } = review;
  const more = outlierCount > SHOWN ? [`… and ${outlierCount - SHOWN} more`] : [];
  return [
    `${period} is ${stateInWords(state)} (run ${run})\nroot   ${root}`,
    departmentsText(review),
    [`${outlierCount} payouts stand out: ${outlierRule}.`, ...outliersText(review), ...more].join('\n'),
    ...changedRulesText(review),
    `Held: ${holds.length}\n${holdsText(holds)}`,
  ].join('\n\n');
}

function changedRulesText({ ruleChanges, lastPeriod }: Review): string[] {
  if (ruleChanges.length === 0) return [];
  const rows = ruleChanges.map(({ kind, id, actor, at, draft }) => [
    kind,
    id,
    draft === null ? 'published by one person alone' : `draft ${draft}, approved by a second person`,
    actor,
    at.slice(0, 10),
  ]);
  return [`Rules that are otherwise than in ${lastPeriod ?? ''}: cxpay rules compare\n${table(rows)}`];
}

function departmentsText({ departments, lastPeriod }: Review): string {
  const rows = departments.map((each) => [
    each.department === '' ? 'in all' : each.name === '' ? each.department : each.name,
    each.currency,
    each.payable,
    each.budget ?? '–',
    each.overBudget ?? '–',
    each.lastMonth ?? '–',
    each.change ?? '–',
  ]);
  const head = ['with all below it', '', 'payable', 'budget', 'over budget', lastPeriod ?? 'last month', 'change'];
  return table([head, ...rows], new Set([2, 3, 4, 5, 6]));
}

function outliersText({ outliers }: Review): string[] {
  if (outliers.length === 0) return [];
  const rows = outliers
    .slice(0, SHOWN)
    .map(({ employee, name, currency, amount, kinds, before, change }) => [
      employee,
      name,
      currency,
      amount,
      before ?? '–',
      change ?? '–',
      kinds.join(', '),
    ]);
  return [table([['employee', 'name', '', 'amount', 'own mean', 'change', 'why'], ...rows], new Set([3, 4, 5]))];
}
