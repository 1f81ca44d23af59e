import { Option } from 'commander';

import { AlignmentProposals, TOLERANCE, type ProposalView } from '../../alignment/alignment-proposals.service.js';
import { ALIGNED_BY, AlignmentService, type AlignedBy, type AlignmentView } from '../../alignment/alignment.service.js';
import { ReadLog } from '../../access/read-log.js';
import { MEASURES, type Measure } from '../../complaints/complaint-tally.js';
import { departmentsBelow } from '../../complaints/subtree.js';
import { EffectService } from '../../drafts/effect/effect.service.js';
import type { EffectReport } from '../../drafts/effect/effect-report.js';
import { Exact } from '../../engine/exact.js';
import { done, type Outcome } from '../../engine/finding.js';
import type { Period } from '../../engine/period.js';
import { actingCommand, actingPerson, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';
import { alignmentText, proposalText } from './alignment-text.js';
import { effectText } from './draft-text.js';

/** People that are shown of those whose pay would change the most. */
const SHOWN = 20;

interface AlignmentOptions extends CommonOptions, ActingOptions {
  readonly by: AlignedBy;
  readonly measure: Measure;
  readonly department?: string;
  readonly plan?: string;
  readonly tolerance: string;
  readonly draft?: boolean;
}

export const alignmentCommand = actingCommand(
  'alignment',
  'hold what customers complain of against what people are paid for; propose weights in line with it',
)
  .argument('<period>', 'the month, as 2026-10')
  .addOption(new Option('--by <what>', 'what is compared').choices([...ALIGNED_BY]).default('cause'))
  .addOption(
    new Option('--measure <measure>', 'what of complaints is added up').choices([...MEASURES]).default('count'),
  )
  .option('--department <code>', 'only complaints about this department and those below it, and lines in them')
  .option('--plan <id>', 'propose weights of this plan instead: the smallest change that brings it in line')
  .option('--tolerance <percent>', 'so far a weight may be from its share of complaints', TOLERANCE)
  .option('--draft', 'with --plan: begin a draft with the proposed weights, and say what it would have paid')
  .action((text: string, options: AlignmentOptions) =>
    runCommand(options, async () => {
      const period = periodArgument(alignmentCommand, text);
      checkOptions(options);
      const { plan } = options;
      if (plan === undefined)
        return resultOf(await compared(period, options), (view) => ({ text: alignmentText(view), json: { ...view } }));
      if (options.draft !== true)
        return resultOf(await proposed(plan, period, options), (view) => ({
          text: proposalText(view),
          json: { ...view },
        }));
      return resultOf(await drafted(plan, period, options), ({ proposal, id, effect }) => ({
        text: [proposalText(proposal), `Draft ${id}`, ...(effect ? [effectText(effect, SHOWN)] : [])].join('\n\n'),
        json: { draft: id, proposal, effect },
      }));
    }),
  );

function checkOptions({ tolerance, draft, plan }: AlignmentOptions): void {
  const value = Exact.parse(tolerance);
  if (!value || value.isNegative() || value.isGreaterThan(Exact.ONE))
    alignmentCommand.error(`error: "${tolerance}" is no percentage: write 5%`, { exitCode: 2 });
  if (draft === true && plan === undefined) alignmentCommand.error('error: --draft goes with --plan', { exitCode: 2 });
}

const compared = (period: Period, { by, measure, department }: AlignmentOptions): Promise<Outcome<AlignmentView>> =>
  withServices(async ({ app, database }) => {
    const below = await departmentsBelow(database.reader, department);
    if (!below.ok) return below;
    return app.get(AlignmentService).of(period, { by, measure, departments: below.value });
  });

const proposed = (
  plan: string,
  period: Period,
  { measure, tolerance, department }: AlignmentOptions,
): Promise<Outcome<ProposalView>> =>
  withServices(async ({ app, database }) => {
    const below = await departmentsBelow(database.reader, department);
    if (!below.ok) return below;
    return app.get(AlignmentProposals).propose(plan, period, { measure, tolerance, departments: below.value }, null);
  });

interface Drafted {
  readonly proposal: ProposalView;
  readonly id: number;
  /** `null` where no month has been run. */
  readonly effect: EffectReport | null;
}

const drafted = (plan: string, period: Period, options: AlignmentOptions): Promise<Outcome<Drafted>> =>
  withServices(({ app, database }) =>
    actingPerson(app, options, 'draft.edit', async (person): Promise<Outcome<Drafted>> => {
      const below = await departmentsBelow(database.reader, options.department);
      if (!below.ok) return below;
      const { measure, tolerance } = options;
      const request = { measure, tolerance, departments: below.value };
      const begun = await app.get(AlignmentProposals).draft(plan, period, request, person);
      if (!begun.ok) return begun;
      const { proposal, draft } = begun.value;
      const effect = await app.get(EffectService).effect(draft, person);
      const id = draft.standing.draft.id;
      await app.get(ReadLog).note(person, `draft:${id}/effect`);
      return done({ proposal, id, effect: effect.ok ? effect.value : null }, begun.findings);
    }),
  );
