import { Command, InvalidArgumentError, Option } from 'commander';

import type { Permission } from '../../access/roles.js';
import type { Principal } from '../../access/principal.js';
import { done, type Outcome } from '../../engine/finding.js';
import { InquiriesService } from '../../inquiries/inquiries.service.js';
import { InquiryReader, type InquiryFilter } from '../../inquiries/inquiry-reader.service.js';
import {
  CORRECTED_KINDS,
  INQUIRY_OUTCOMES,
  INQUIRY_STATES,
  type CorrectedKind,
  type InquiryOutcome,
  type InquiryState,
} from '../../inquiries/inquiry-states.js';
import { inquirySubject } from '../../inquiries/inquiry-record.js';
import { summaryOf, type InquiryView } from '../../inquiries/inquiry-views.js';
import { actingCommand, actingPerson, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { inquiriesText, inquiryText } from '../inquiry-text.js';
import { readGivenFiles } from '../read-given-files.js';
import { reading } from '../reading.js';
import { periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';
import { writeOutput } from '../write-output.js';

interface Options extends CommonOptions, ActingOptions {}
interface MessageOptions extends Options {
  readonly text: string;
  readonly file?: readonly string[];
}
interface OpenOptions extends MessageOptions {
  readonly line?: number;
  readonly component?: string;
  readonly rule?: string;
}
interface ResolveOptions extends Options {
  readonly outcome: InquiryOutcome;
  readonly text: string;
  readonly corrects?: CorrectedKind;
  readonly period?: string;
  readonly reference?: readonly string[];
}
interface ListOptions extends Options {
  readonly state?: InquiryState;
  readonly period?: string;
  readonly employee?: string;
  readonly overdue?: boolean;
}

/** Inquiries that one call prints. */
const MOST_LISTED = 1_000;

function number(text: string): number {
  if (/^[1-9][0-9]{0,14}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is no number from 1 on.');
}
const several = (text: string, before: readonly string[] = []): string[] => [...before, text];

/** Does something as a person, and prints the inquiry as it then is. */
function deed(
  options: Options,
  permission: Permission,
  work: (inquiries: InquiriesService, person: Principal) => Promise<Outcome<InquiryView>>,
): Promise<void> {
  return runCommand(options, async () => {
    const outcome = await withServices(({ app }) =>
      actingPerson(app, options, permission, (person) => work(app.get(InquiriesService), person)),
    );
    return resultOf(outcome, (value) => ({ text: inquiryText(value), json: { inquiry: value } }));
  });
}

/** The same with what is said and its files. */
const said = (name: string, description: string): Command =>
  actingCommand(name, description)
    .requiredOption('--text <text>', 'what is to be said, in plain text')
    .option('--file <path>', 'a file that goes with it: PDF, PNG, JPEG, CSV or text; once for each', several);

const about = (of: Command): Command => of.argument('<inquiry>', 'the inquiry’s number', number);

const open = said('open', 'question your own payout: all of it, a line, or a component or rule of a line')
  .argument('<period>', 'a month, as 2026-10')
  .option('--line <number>', 'the line, from 1', number)
  .option('--component <id>', 'the component of that line')
  .option('--rule <name>', 'the rule of that line')
  .action((code: string, options: OpenOptions) =>
    deed(options, 'inquiry.ask', async (inquiries, person) => {
      const period = periodArgument(open, code);
      const files = await readGivenFiles(options.file ?? []);
      if (!files.ok) return files;
      const { text, line = null, component = null, rule = null } = options;
      return inquiries.open(person, { period, text, line, component, rule, files: files.value });
    }),
  );

const message = about(said('message', 'say more in your own inquiry; one that has been answered is open again')).action(
  (id: number, options: MessageOptions) =>
    deed(options, 'inquiry.ask', async (inquiries, person) => {
      const files = await readGivenFiles(options.file ?? []);
      return files.ok ? inquiries.message(person, id, { text: options.text, files: files.value }) : files;
    }),
);

const answer = about(said('answer', 'answer somebody else’s inquiry')).action((id: number, options: MessageOptions) =>
  deed(options, 'inquiry.answer', async (inquiries, person) => {
    const files = await readGivenFiles(options.file ?? []);
    return files.ok ? inquiries.answer(person, id, { text: options.text, files: files.value }) : files;
  }),
);

const resolve: Command = about(actingCommand('resolve', 'resolve somebody else’s inquiry, and say why'))
  .addOption(
    new Option('--outcome <outcome>', 'what it comes to').choices([...INQUIRY_OUTCOMES]).makeOptionMandatory(true),
  )
  .requiredOption('--text <text>', 'why: it is told to whoever asked')
  .addOption(new Option('--corrects <what>', 'what is to be corrected').choices([...CORRECTED_KINDS]))
  .option('--period <period>', 'the period to be corrected; that of the inquiry where none is named')
  .option('--reference <record>', 'a record that makes the correction, as batch:3; once for each', several)
  .action((id: number, { outcome, text, corrects, period, reference = [], ...options }: ResolveOptions) =>
    deed(options, 'inquiry.answer', (inquiries, person) => {
      const corrected = period === undefined ? {} : { period: periodArgument(resolve, period).code };
      const correction = corrects && { of: corrects, ...corrected };
      return inquiries.resolve(person, id, { outcome, text, correction, references: reference });
    }),
  );

const link = about(actingCommand('link', 'name the records that make the correction of a resolved inquiry'))
  .argument('<record...>', 'batch:3, load:2, publication:1 or retro:ID')
  .action((id: number, records: readonly string[], options: Options) =>
    deed(options, 'inquiry.answer', (inquiries, person) => inquiries.link(person, id, records)),
  );

const withdraw = about(actingCommand('withdraw', 'take back your own inquiry'))
  .option('--text <text>', 'why', '')
  .action((id: number, options: Options & { readonly text: string }) =>
    deed(options, 'inquiry.ask', (inquiries, person) => inquiries.withdraw(person, id, options.text)),
  );

const list: Command = actingCommand('list', 'list inquiries, in the order in which they were opened')
  .addOption(new Option('--state <state>', 'those that stand so').choices([...INQUIRY_STATES]))
  .option('--period <period>', 'those about this month')
  .option('--employee <code>', 'those of this employee')
  .option('--overdue', 'those only whose answer is overdue')
  .action(({ state, period, employee, overdue, ...options }: ListOptions) =>
    runCommand(options, async () => {
      const code = period === undefined ? undefined : periodArgument(list, period).code;
      const filter: InquiryFilter = { state, period: code, employee, overdue };
      const found = await withServices(({ app }) =>
        reading(app, options, 'inquiry.read', async (reader) => {
          const page = { after: 0, limit: MOST_LISTED + 1 };
          const all = await app.get(InquiryReader).list(reader.principal, filter, page);
          const others = all.find((inquiry) => inquiry.employee !== reader.principal?.employee) ?? all[0];
          return others ? reader.shown(done(all), { subject: 'inquiries', employee: others.employee }) : done(all);
        }),
      );
      return resultOf(found, (all) => {
        const items = all.slice(0, MOST_LISTED).map(summaryOf);
        return { text: inquiriesText(items, all.length > MOST_LISTED), json: { items } };
      });
    }),
  );

const show = about(actingCommand('show', 'show an inquiry with all that was said and decided')).action(
  (id: number, options: Options) =>
    runCommand(options, async () => {
      const found = await withServices(({ app }) =>
        reading(app, options, 'inquiry.read', async (reader) => {
          const inquiry = await app.get(InquiryReader).show(reader.principal, id);
          return inquiry.ok
            ? reader.shown(inquiry, { subject: inquirySubject(id), employee: inquiry.value.employee })
            : inquiry;
        }),
      );
      return resultOf(found, (value) => ({ text: inquiryText(value), json: { inquiry: value } }));
    }),
);

const file = about(actingCommand('file', 'write a file that came with an inquiry'))
  .argument('<number>', 'the file’s number within the inquiry', number)
  .requiredOption('--out <path>', 'file to write')
  .action((id: number, of: number, { out, ...options }: Options & { readonly out: string }) =>
    runCommand(options, async () => {
      const written = await withServices(({ app }) =>
        reading(app, options, 'inquiry.read', async (reader) => {
          const found = await app.get(InquiryReader).file(reader.principal, id, of);
          if (!found.ok) return found;
          const { employee } = found.value.inquiry;
          await reader.shown(found, { subject: inquirySubject(id), details: { file: of }, employee });
          return writeOutput(out, found.value.bytes);
        }),
      );
      return resultOf(written, (path) => ({ text: path, json: { out: path } }));
    }),
  );

export const inquiryCommand = new Command('inquiry')
  .description('employees question their payouts, HR and heads answer')
  .addCommand(open)
  .addCommand(message)
  .addCommand(answer)
  .addCommand(resolve)
  .addCommand(link)
  .addCommand(withdraw)
  .addCommand(list)
  .addCommand(show)
  .addCommand(file);
