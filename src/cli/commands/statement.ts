import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { Option } from 'commander';

import { done, refused, type Outcome } from '../../engine/finding.js';
import { LANGUAGES, type Language } from '../../explanations/languages.js';
import { StatementsService } from '../../statements/statements.service.js';
import { actingCommand, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { Progress } from '../progress.js';
import { payoutShown, reading } from '../reading.js';
import { writeOutput } from '../write-output.js';
import { periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';

interface StatementOptions extends CommonOptions, ActingOptions {
  readonly language: Language;
  readonly out?: string;
}

const language = () => new Option('--language <code>', 'its language').choices([...LANGUAGES]).default('en');
/** It says what somebody earns: only its owner may read it. */
const PRIVATE = { mode: 0o600 };

export const statementCommand = actingCommand('statement', 'write one employee’s statement as PDF')
  .argument('<employee>', 'employee code')
  .argument('<period>', 'a month, as 2026-10')
  .addOption(language())
  .option('--out <file>', 'file to write; statement-PERIOD-EMPLOYEE-LANGUAGE.pdf where nothing is said')
  .action((employee: string, text: string, options: StatementOptions) =>
    runCommand(options, async () => {
      const period = periodArgument(statementCommand, text);
      const written = await withServices(({ app }) =>
        reading(app, options, 'payout.read', async (reader) => {
          const scopes = await reader.scopes(period);
          const made = await app.get(StatementsService).statement(period, employee, options.language, scopes);
          const file = await reader.shown(made, payoutShown(period, employee));
          if (!file.ok) return file;
          const written = await writeOutput(options.out ?? file.value.name, file.value.bytes);
          return written.ok ? done({ out: written.value }) : written;
        }),
      );
      return resultOf(written, ({ out }) => ({ text: out, json: { out } }));
    }),
  );

export const statementsCommand = actingCommand(
  'statements',
  'write the statements of a whole period as a ZIP of PDF files',
)
  .argument('<period>', 'a month, as 2026-10')
  .addOption(language())
  .option('--out <file>', 'file to write; statements-PERIOD-LANGUAGE.zip where nothing is said')
  .action((text: string, options: StatementOptions) =>
    runCommand(options, async () => {
      const period = periodArgument(statementsCommand, text);
      const written = await withServices(({ app }) =>
        reading(app, options, 'payout.export', async (reader) => {
          const found = await app.get(StatementsService).archive(period, options.language);
          const archive = await reader.shown(found, { subject: `payouts:${period.code}` });
          if (!archive.ok) return archive;
          const { name, statements, pieces } = archive.value;
          const out = options.out ?? name;
          const progress = new Progress('statements', statements);
          const made = pieces((count) => {
            progress.at(count);
          });
          const stored = await writePieces(out, made);
          progress.end();
          return stored.ok ? done({ out, statements }) : stored;
        }),
      );
      return resultOf(written, (value) => ({
        text: `${value.out}: ${value.statements} statements`,
        json: { ...value },
      }));
    }),
  );

/** Writes a large file piece by piece; under its own name only once all of it is there. */
async function writePieces(path: string, pieces: AsyncIterable<Uint8Array>): Promise<Outcome<string>> {
  const part = `${path}.part`;
  try {
    await pipeline(Readable.from(pieces, { objectMode: false }), createWriteStream(part, PRIVATE));
    await rename(part, path);
    return done(path);
  } catch (error) {
    await rm(part, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    const message = `${path} cannot be written: ${code}`;
    return refused({ severity: 'error', code: 'cannot-write', message, advice: 'name another file with --out' });
  }
}
