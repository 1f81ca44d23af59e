import { runCli } from './run-cli.js';

// A reader that has seen enough (`cxpay payouts 2026-10 | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  process.stderr.write(`error: the output cannot be written: ${error.message}\n`);
  process.exit(1);
});

await runCli(process.argv.slice(2));
