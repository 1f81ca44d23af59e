import { Option } from 'commander';

import { ScorecardService } from '../../explanations/scorecard.service.js';
import { LANGUAGES, type Language } from '../../explanations/languages.js';
import { actingCommand, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { payoutShown, reading } from '../reading.js';
import { periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';

interface ExplainOptions extends CommonOptions, ActingOptions {
  readonly language: Language;
  readonly detail?: boolean;
}

export const explainCommand = actingCommand(
  'explain',
  'explain one payout as a scorecard; --json gives its complete trace',
)
  .argument('<employee>', 'employee code')
  .argument('<period>', 'a month, as 2026-10')
  .addOption(new Option('--language <code>', 'language of the scorecard').choices([...LANGUAGES]).default('en'))
  .option('--detail', 'also every observation with file and row, and the hashes')
  .action((employee: string, text: string, options: ExplainOptions) =>
    runCommand(options, async () => {
      const period = periodArgument(explainCommand, text);
      const explained = await withServices(({ app }) =>
        reading(app, options, 'payout.read', async (reader) => {
          const { language, detail = false } = options;
          const scopes = await reader.scopes(period);
          const found = await app.get(ScorecardService).scorecard(period, employee, language, detail, scopes);
          return reader.shown(found, payoutShown(period, employee));
        }),
      );
      return resultOf(explained, ({ text: scorecard, payout, leafHash, root }) => ({
        text: scorecard,
        json: {
          run: payout.run,
          explanation: payout.explanation,
          counterfactuals: payout.counterfactuals,
          evidence: payout.evidence,
          evidenceHash: payout.evidenceHash,
          leafHash,
          root,
        },
      }));
    }),
  );
