import { refusal } from '../output.js';
import { openDatabase } from '../context.js';
import { command, runCommand, type CommonOptions } from '../run-command.js';

interface ServeOptions extends CommonOptions {
  readonly port: string;
}

export const serveCommand = command('serve', 'serve the API at http://localhost:3000 until Ctrl-C')
  .option('--port <port>', 'port on 127.0.0.1', process.env['PORT'] ?? '3000')
  .action((options: ServeOptions) =>
    runCommand(options, async () => {
      const port = Number(options.port);
      if (!Number.isInteger(port) || port < 0 || port > 65_535)
        return serveCommand.error(`error: "${options.port}" is not a port`, { exitCode: 2 });
      const { startServer } = await import('../../server.js');
      const database = await openDatabase({ makes: true });
      if (!database.ok) return refusal(database.findings);
      try {
        const server = await startServer({ database: database.value, port });
        process.stderr.write(
          `cxpay serves ${server.url} (API documentation: ${server.url}/docs)\n` +
            'It answers this machine only. Ctrl-C ends it.\n',
        );
        await interrupted();
        await server.close();
        return { exitCode: 0, text: '', json: { url: server.url } };
      } finally {
        await database.value.close();
      }
    }),
  );

/** Waits for Ctrl-C or the request to end. */
export function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        resolve();
      });
  });
}
