import { done, type Outcome } from '../../engine/finding.js';
import { ResponseFiguresService } from '../../responses/response-figures.service.js';
import { ResponseObservationsService } from '../../responses/response-observations.service.js';
import { ResponsesBehindService, type ResponsesBehind } from '../../responses/responses-behind.service.js';
import { ResponsesService } from '../../responses/responses.service.js';
import { behindText, madeText, responseFiguresText } from '../../responses/responses-text.js';
import { acting, actingCommand, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { command, periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';
import { takeInFiles, takenInResult } from '../take-in-files.js';

interface ActOptions extends CommonOptions, ActingOptions {}

interface FiguresOptions extends CommonOptions {
  readonly indicator?: string;
  readonly form?: string;
  readonly employee?: string;
  readonly department?: string;
}

const figuresCommand = command('figures', 'what the responses of a month come to, with confidence intervals')
  .argument('<period>', 'the month, as 2026-10')
  .option('--indicator <code>', 'only of this indicator')
  .option('--form <name>', 'only of responses to this form')
  .option('--employee <code>', 'only of this employee')
  .option('--department <code>', 'only of this department')
  .action((text: string, options: FiguresOptions) =>
    runCommand(options, async () => {
      const period = periodArgument(figuresCommand, text);
      const { indicator, form, employee, department } = options;
      const wanted = { indicator, form, employee, department };
      const view = await withServices(async ({ app }) =>
        done(await app.get(ResponseFiguresService).of(period, wanted)),
      );
      return resultOf(view, (found) => ({
        text: responseFiguresText(found),
        json: { ...found },
        findings: found.findings,
      }));
    }),
  );

const deriveCommand = actingCommand('derive', 'make observations of the responses of a month, for plans to pay by')
  .argument('<period>', 'the month, as 2026-10')
  .action((text: string, options: ActOptions) =>
    runCommand(options, async () => {
      const period = periodArgument(deriveCommand, text);
      const made = await withServices(({ app }) =>
        acting(app, options, 'batch.take-in', (actor) => app.get(ResponseObservationsService).make(period, { actor })),
      );
      return resultOf(made, (view) => ({ text: madeText(view), json: { ...view } }));
    }),
  );

const behindCommand = command('behind', 'the responses that an observation was made of')
  .argument('<observation>', 'its batch and row, as an explanation names them: 12:7')
  .action((text: string, options: CommonOptions) =>
    runCommand(options, async () => {
      const place = /^([1-9][0-9]{0,14}):([1-9][0-9]{0,14})$/.exec(text);
      if (!place) return behindCommand.error('error: write batch and row, as 12:7', { exitCode: 2 });
      const [batch, row] = [Number(place[1]), Number(place[2])];
      const found = await withServices(({ app }): Promise<Outcome<ResponsesBehind>> =>
        app.get(ResponsesBehindService).of(batch, row),
      );
      return resultOf(found, (view) => ({ text: behindText(view), json: { ...view }, exitCode: view.holds ? 0 : 1 }));
    }),
  );

export const responsesCommand = actingCommand(
  'responses',
  'take in visits, calls and surveys, CSV or JSON lines; bad rows go to quarantine',
)
  .argument('<file...>', 'files of responses')
  .addHelpText(
    'after',
    `
Columns: id, date, department, form; where wanted employee, kind (mystery-shop, follow-up, survey), scorer, independent (yes or no).
A column for each question of the form holds its answers; any other is an attribute. Exits 1 if any row was quarantined.`,
  )
  .action((files: string[], options: ActOptions) =>
    runCommand(options, async () => {
      const taken = await withServices(({ app }) =>
        acting(app, options, 'response.take-in', async (actor) => {
          const service = app.get(ResponsesService);
          return done(await takeInFiles(files, (input, each) => service.takeIn(input, { ...each, actor })));
        }),
      );
      return resultOf(taken, takenInResult);
    }),
  )
  .addCommand(figuresCommand)
  .addCommand(deriveCommand)
  .addCommand(behindCommand);
