import { done, refused, type Outcome } from '../../engine/finding.js';
import { monthAfter, parsePeriod, type Period } from '../../engine/period.js';
import { departmentsInScope } from '../../complaints/departments-in-scope.js';
import type { RankingView } from '../../rankings/ranking-view.js';
import { RankingsService, type OwnRanking } from '../../rankings/rankings.service.js';
import { actingCommand, actingPerson, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { reading } from '../reading.js';
import { ownRankingText, rankingText } from './ranking-text.js';
import { periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';

interface RankingOptions extends CommonOptions, ActingOptions {
  readonly plan?: string;
  readonly department?: string;
  readonly own?: boolean;
}

export const rankingCommand = actingCommand(
  'ranking',
  'rank staff by a plan in which service and reputation outweigh sales, with what moved whom since last month',
)
  .argument('<period>', 'the month, as 2026-10')
  .option('--plan <id>', 'the plan; the only power ranking in force where nothing is said')
  .option('--department <code>', 'only people of this department and those below it')
  .option('--own', 'only where you stand yourself, as whom --as names')
  .action((text: string, options: RankingOptions) =>
    runCommand(options, async () => {
      const period = periodArgument(rankingCommand, text);
      if (options.own === true)
        return resultOf(await own(period, options), (items) => ({ text: ownRankingText(items), json: { items } }));
      return resultOf(await listed(period, options), (view) => ({ text: rankingText(view), json: { ...view } }));
    }),
  );

const listed = (period: Period, options: RankingOptions): Promise<Outcome<RankingView>> =>
  withServices(({ app, database }) =>
    reading(app, options, 'ranking.read', async (reader) => {
      const { plan, department } = options;
      const scope = await reader.scope(period);
      const before = await reader.scope(parsePeriod(monthAfter(period.code, -1)) ?? period);
      const isHidden = department !== undefined && !scope.everybody && !scope.departments.has(department);
      if (isHidden) return refused(noDepartment(department));
      const departments =
        department === undefined ? await departmentsInScope(database.reader, scope, department) : undefined;
      const request = { plan, department, departments, scopes: { scope, before } };
      const view = await app.get(RankingsService).of(period, request);
      const subject = `ranking:${period.code}/${view.ok ? view.value.plan : ''}`;
      return reader.shown(view, { subject, details: department === undefined ? {} : { department }, scope });
    }),
  );

const own = (period: Period, options: RankingOptions): Promise<Outcome<readonly OwnRanking[]>> =>
  withServices(({ app }) =>
    actingPerson(app, options, 'own-ranking.read', async ({ employee }) =>
      employee === null ? done([]) : app.get(RankingsService).own(period, employee),
    ),
  );

const noDepartment = (department: string) =>
  ({
    severity: 'error',
    code: 'no-such-department',
    message: `there is no department "${department}"`,
    advice: 'write its code',
  }) as const;
