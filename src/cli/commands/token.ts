/** API tokens of one's own: what machines show instead of signing in. */
import { Command, InvalidArgumentError } from 'commander';

import type { Principal } from '../../access/principal.js';
import { LONGEST_TOKEN_DAYS, Tokens, type TokenView } from '../../access/tokens.service.js';
import { done, type Outcome } from '../../engine/finding.js';
import { unreadableCharacter } from '../../files/cell-text.js';
import { actingCommand, actingPerson, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { table } from '../output.js';
import { resultOf, runCommand, type CommonOptions } from '../run-command.js';

interface Options extends CommonOptions, ActingOptions {}

interface CreateOptions extends Options {
  readonly permission: readonly string[];
  readonly days: number;
}

const MAX_NAME = 100;

/** Whose tokens they are must be proven by a password: a token makes none. */
const owned = <T>(options: Options, work: (tokens: Tokens, person: Principal) => Promise<Outcome<T>>) =>
  withServices(({ app }) => actingPerson(app, options, 'own-token.use', (person) => work(app.get(Tokens), person)));

const create = actingCommand('create', 'make a token of your own for a machine; prints its secret, this once')
  .argument('<name>', 'what it is for', name)
  .requiredOption(
    '--permission <permission>',
    'what it may do, of what you may do: payout.read; once for each',
    several,
  )
  .requiredOption('--days <number>', `days until it expires, ${LONGEST_TOKEN_DAYS} at most`, days)
  .action((called: string, options: CreateOptions) =>
    runCommand(options, async () => {
      const { permission: permissions, days: lasting } = options;
      const made = await owned(options, (tokens, person) =>
        tokens.create(person, { name: called, permissions, days: lasting }),
      );
      return resultOf(made, ({ token, secret }) => ({
        text: `${tokensText([token])}\nsecret: ${secret}\nIt is shown this once: put it into CXPAY_TOKEN, or send it as Authorization: Bearer.`,
        json: { token, secret },
      }));
    }),
  );

const list = actingCommand('list', 'list your tokens, the expired and revoked ones too').action((options: Options) =>
  runCommand(options, async () => {
    const found = await owned(options, async (tokens, { account }) => done(await tokens.list(account)));
    return resultOf(found, (items) => ({ text: tokensText(items), json: { items } }));
  }),
);

const revoke = actingCommand('revoke', 'revoke one of your tokens: it does nothing any more')
  .argument('<number>', 'its number', number)
  .action((id: number, options: Options) =>
    runCommand(options, async () => {
      const revoked = await owned(options, (tokens, person) => tokens.revoke(person, id));
      return resultOf(revoked, (token) => ({ text: tokensText([token]), json: { token } }));
    }),
  );

export const tokenCommand = new Command('token')
  .description('API tokens of your own, for machines')
  .addCommand(create)
  .addCommand(list)
  .addCommand(revoke);

function tokensText(tokens: readonly TokenView[], now = new Date().toISOString()): string {
  if (tokens.length === 0) return 'There are none.';
  const rows = tokens.map(({ id, name: called, permissions, expiresAt, revokedAt }) => [
    String(id),
    called,
    permissions.join(', '),
    revokedAt === null
      ? `${expiresAt > now ? 'until' : 'expired'} ${expiresAt.slice(0, 10)}`
      : `revoked ${revokedAt.slice(0, 10)}`,
  ]);
  return table([['no.', 'for', 'may', ''], ...rows], new Set([0]));
}

function several(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}

function name(text: string): string {
  const character = unreadableCharacter(text, false);
  if (text !== '' && text.length <= MAX_NAME && character === undefined) return text;
  throw new InvalidArgumentError(`It is no name of 1 to ${MAX_NAME} readable characters.`);
}

function number(text: string): number {
  if (/^[1-9][0-9]{0,14}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is no number from 1 on.');
}

function days(text: string): number {
  const count = number(text);
  if (count <= LONGEST_TOKEN_DAYS) return count;
  throw new InvalidArgumentError(`It is no number from 1 to ${LONGEST_TOKEN_DAYS}.`);
}
