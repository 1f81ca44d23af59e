import 'reflect-metadata';

import { Command, CommanderError } from 'commander';

import { commandsFor } from './commands.js';

const WRONG_USAGE = 2;

const program = new Command('cxpay')
  .description('Links pay to customer experience: declarative rules, exact payouts, explained and proved.')
  .addHelpText(
    'after',
    '\nThe database is CXPAY_DATABASE_URL: sqlite:PATH or postgres://… (default sqlite:data/cxpay.sqlite).' +
      '\nExit codes: 0 done, 1 refused or failed, 2 wrong usage.',
  );
for (const each of await commandsFor(process.argv.slice(2))) program.addCommand(each);
exitByException(program);

/** Commander ends the process by itself; here one place decides the exit code. */
function exitByException(of: Command): void {
  of.exitOverride();
  of.commands.forEach(exitByException);
}

// A reader that has seen enough (`cxpay payouts 2026-10 | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  process.stderr.write(`error: the output cannot be written: ${error.message}\n`);
  process.exit(1);
});

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  const isHelp = error.exitCode === 0;
  process.exitCode = isHelp ? 0 : WRONG_USAGE;
  if (!isHelp && process.argv.includes('--json'))
    process.stdout.write(
      `${JSON.stringify({ ok: false, findings: [{ severity: 'error', code: 'usage', message: error.message.replace(/^error: /, '') }] })}\n`,
    );
}
