import 'reflect-metadata';

import { Command, CommanderError } from 'commander';

import { accountCommand, adminCommand } from './commands/account.js';
import { bridgeCommand } from './commands/bridge.js';
import { budgetCommand } from './commands/budget.js';
import { evaluateCommand } from './commands/evaluate.js';
import { exportCommand } from './commands/export.js';
import { explainCommand } from './commands/explain.js';
import { holdCommand } from './commands/hold.js';
import { ingestCommand } from './commands/ingest.js';
import { inquiryCommand } from './commands/inquiry.js';
import { loadCommand } from './commands/load.js';
import { migrateCommand } from './commands/migrate.js';
import { approveCommand, lockCommand, sendBackCommand, statusCommand, submitCommand } from './commands/month.js';
import { payoutsCommand } from './commands/payouts.js';
import { preflightCommand } from './commands/preflight.js';
import { receiptCommand } from './commands/receipt.js';
import { retroCommand } from './commands/retro.js';
import { reviewCommand } from './commands/review.js';
import { rulesCommand } from './commands/rules.js';
import { runPeriodCommand } from './commands/run.js';
import { serveCommand } from './commands/serve.js';
import { verifyReceiptCommand } from './commands/verify-receipt.js';
import { statementCommand, statementsCommand } from './commands/statement.js';
import { verifyCommand } from './commands/verify.js';

const WRONG_USAGE = 2;

const commands = [
  adminCommand,
  accountCommand,
  migrateCommand,
  serveCommand,
  loadCommand,
  rulesCommand,
  evaluateCommand,
  ingestCommand,
  preflightCommand,
  runPeriodCommand,
  payoutsCommand,
  explainCommand,
  statusCommand,
  budgetCommand,
  reviewCommand,
  submitCommand,
  holdCommand,
  sendBackCommand,
  approveCommand,
  lockCommand,
  inquiryCommand,
  verifyCommand,
  bridgeCommand,
  retroCommand,
  receiptCommand,
  verifyReceiptCommand,
  exportCommand,
  statementCommand,
  statementsCommand,
];

const program = new Command('cxpay')
  .description('Links pay to customer experience: declarative rules, exact payouts, explained and proved.')
  .addHelpText(
    'after',
    '\nThe database is CXPAY_DATABASE_URL: sqlite:PATH or postgres://… (default sqlite:data/cxpay.sqlite).' +
      '\nExit codes: 0 done, 1 refused or failed, 2 wrong usage.',
  );
for (const each of commands) program.addCommand(each);
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
