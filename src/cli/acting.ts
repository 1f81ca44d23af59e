/** Who acts at the command line: `--as`, proven by a password or a token of the environment. */
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';

import { Acting, type Claim } from '../access/acting.js';
import type { Principal } from '../access/principal.js';
import type { Permission } from '../access/roles.js';
import type { Actor } from '../audit/audit.service.js';
import type { Outcome } from '../engine/finding.js';
import { command } from './run-command.js';

/** What every command that does something takes. */
export interface ActingOptions {
  readonly as?: string;
}

/** A new command that does something, by whoever `--as` names. */
export function actingCommand(name: string, description: string): Command {
  return command(name, description).option(
    '--as <username>',
    'who does it; the password is asked for, or that of CXPAY_PASSWORD. A token in CXPAY_TOKEN does without',
  );
}

/**
 * Does the work as whoever the options name, where they may; as the operator of the machine where they name nobody.
 *
 * @example withServices(({ app }) => acting(app, options, 'run.compute', (actor) => app.get(RunService).run(period, { actor })))
 */
export async function acting<T>(
  app: INestApplicationContext,
  options: ActingOptions,
  permission: Permission,
  work: (actor: Actor) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const actor = await app.get(Acting).actorOfCli(await claimOf(options), permission);
  return actor.ok ? work(actor.value) : actor;
}

/** The same for a deed that takes a person known by name: refused where the options name nobody. */
export async function actingPerson<T>(
  app: INestApplicationContext,
  options: ActingOptions,
  permission: Permission,
  work: (principal: Principal) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const principal = await app.get(Acting).principalOfCli(await claimOf(options), permission);
  return principal.ok ? work(principal.value) : principal;
}

/** What the options and the environment say of who it is; the password is asked for where it is not there. */
export async function claimOf({ as }: ActingOptions): Promise<Claim> {
  const token = process.env['CXPAY_TOKEN'];
  if (as === undefined) return token === undefined ? {} : { token };
  const password = process.env['CXPAY_PASSWORD'] ?? (await askedFor(`Password of ${as}: `));
  return { username: as, ...(password === undefined ? {} : { password }) };
}

/** Asks at the terminal without showing what is typed; nothing where there is no terminal. */
export async function askedFor(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY) return undefined;
  const silent = new Writable({
    write: (_piece, _encoding, done) => {
      done();
    },
  });
  process.stderr.write(question);
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
