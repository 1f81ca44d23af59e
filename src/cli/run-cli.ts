import 'reflect-metadata';

import { Command, CommanderError } from 'commander';

import { commandsFor } from './commands.js';

const WRONG_USAGE = 2;

/** Runs the command that the arguments name, prints what it has to say, and sets the exit code of the process. */
export async function runCli(args: readonly string[]): Promise<void> {
  const program = await programFor(args);
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const isHelp = error.exitCode === 0;
    process.exitCode = isHelp ? 0 : WRONG_USAGE;
    if (!isHelp && args.includes('--json'))
      process.stdout.write(
        `${JSON.stringify({ ok: false, findings: [{ severity: 'error', code: 'usage', message: error.message.replace(/^error: /, '') }] })}\n`,
      );
  }
}

async function programFor(args: readonly string[]): Promise<Command> {
  const program = new Command('cxpay')
    .description('Links pay to customer experience: declarative rules, exact payouts, explained and proved.')
    .addHelpText(
      'after',
      '\nThe database is CXPAY_DATABASE_URL: sqlite:PATH or postgres://… (default sqlite:data/cxpay.sqlite).' +
        '\nExit codes: 0 done, 1 refused or failed, 2 wrong usage.',
    );
  for (const each of await commandsFor(args)) program.addCommand(each);
  exitByException(program);
  return program;
}

/** Commander ends the process by itself; here one place decides the exit code. */
function exitByException(of: Command): void {
  of.exitOverride();
  of.commands.forEach(exitByException);
}
