import { Command, InvalidArgumentError } from 'commander';

import type { AccountView, RoleGrant } from '../../access/account-state.js';
import { Accounts, type AccountChange } from '../../access/accounts.service.js';
import { randomPassword } from '../../access/passwords.js';
import { actorOf } from '../../access/principal.js';
import { ROLES, type Permission, type RoleName } from '../../access/roles.js';
import type { Actor } from '../../audit/audit.service.js';
import { done, type Outcome } from '../../engine/finding.js';
import { acting, actingCommand, actingPerson, askedFor, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { table, type CommandResult } from '../output.js';
import { command, resultOf, runCommand, type CommonOptions } from '../run-command.js';

interface Options extends CommonOptions, ActingOptions {}

interface AccountOptions extends Options {
  readonly employee?: string;
  readonly role?: readonly RoleGrant[];
  readonly password: boolean;
}

/** `hr`, or `department-head:north`. */
function readGrant(text: string, before: readonly RoleGrant[] = []): RoleGrant[] {
  const [role = '', department = null] = text.split(/:(.*)/s);
  if (!(ROLES as readonly string[]).includes(role))
    throw new InvalidArgumentError(
      `a role is one of ${ROLES.join(', ')}; that of a head is written department-head:CODE`,
    );
  return [...before, { role: role as RoleName, department }];
}

const named = (name: string, description: string): Command =>
  actingCommand(name, description).argument('<username>', 'the user name');

const withRoles = (of: Command): Command =>
  of
    .option('--role <role>', 'a role; once for each. That of a head is department-head:CODE', readGrant)
    .option('--employee <code>', 'the employee that it is of');

const create = withRoles(
  named('create', 'make an account; prints a password that must be changed at the first sign-in'),
)
  .option('--no-password', 'for somebody who signs in elsewhere only')
  .action((username: string, options: AccountOptions) =>
    changing(options, async (accounts, actor) => {
      const password = options.password ? (process.env['CXPAY_NEW_PASSWORD'] ?? randomPassword()) : null;
      const wanted = { username, employee: options.employee ?? null, roles: options.role ?? [], password };
      const made = await accounts.create({ ...wanted, mustChange: password !== null }, actor);
      return made.ok ? done({ account: made.value, ...told(password) }) : made;
    }),
  );

const change = withRoles(named('change', 'change an account: its roles, all of them, or its employee')).action(
  (username: string, { employee, role, ...options }: AccountOptions) =>
    changing(options, (accounts, actor) =>
      changed(accounts, username, actor, {
        ...(employee === undefined ? {} : { employee: employee === '' ? null : employee }),
        ...(role === undefined ? {} : { roles: role }),
      }),
    ),
);

const close = named('close', 'close an account: ends its sessions and revokes its tokens').action(
  (username: string, options: Options) =>
    changing(options, (accounts, actor) => changed(accounts, username, actor, { disabled: true })),
);

const reopen = named('reopen', 'open a closed account again').action((username: string, options: Options) =>
  changing(options, (accounts, actor) => changed(accounts, username, actor, { disabled: false })),
);

const resetPassword = named('reset-password', 'give an account a new password; prints it, lifts a lock-out').action(
  (username: string, options: Options) =>
    changing(options, async (accounts, actor) => {
      const password = process.env['CXPAY_NEW_PASSWORD'] ?? randomPassword();
      const reset = await accounts.resetPassword(username, password, actor);
      return reset.ok ? done({ account: reset.value, ...told(password) }) : reset;
    }),
);

const confirm = named('confirm', 'confirm what an admin has done to an account that sees the pay of others').action(
  (username: string, options: Options) =>
    changing(
      options,
      async (accounts, actor) => {
        const account = await accounts.confirm(username, actor);
        return account.ok ? done({ account: account.value }) : account;
      },
      'account.confirm',
    ),
);

const signOut = named('sign-out', 'end all sessions of an account and revoke its tokens').action(
  (username: string, options: Options) =>
    changing(options, async (accounts, actor) => {
      const account = await accounts.signOut(username, actor);
      return account.ok ? done({ account: account.value }) : account;
    }),
);

const password = command('password', 'change a password; asks for the old one, or takes CXPAY_PASSWORD')
  .argument('<username>', 'the user name')
  .action((username: string, options: CommonOptions) =>
    runCommand(options, async () => {
      const outcome = await withServices(({ app }) =>
        actingPerson(app, { as: username }, 'own-session.use', async (principal) => {
          const wanted = process.env['CXPAY_NEW_PASSWORD'] ?? (await askedFor('New password: ')) ?? '';
          const account = await app.get(Accounts).changePassword(username, wanted, actorOf(principal));
          return account.ok ? done({ account: account.value }) : account;
        }),
      );
      return resultOf(outcome, shown);
    }),
  );

const list = command('list', 'list accounts').action((options: Options) =>
  runCommand(options, async () => {
    const found = await withServices(async ({ app }) => done(await app.get(Accounts).list()));
    return resultOf(found, (accounts) => ({
      text: table([['user name', 'roles', 'employee', ''], ...accounts.map(accountRow)]),
      json: { accounts },
    }));
  }),
);

export const accountCommand = new Command('account')
  .description('who may sign in, and as what')
  .addCommand(create)
  .addCommand(change)
  .addCommand(close)
  .addCommand(reopen)
  .addCommand(resetPassword)
  .addCommand(confirm)
  .addCommand(password)
  .addCommand(signOut)
  .addCommand(list);

const createAdmin = named('create', 'make an account that manages accounts; prints its password').action(
  (username: string, options: Options) =>
    changing(options, async (accounts, actor) => {
      const password = process.env['CXPAY_NEW_PASSWORD'] ?? randomPassword();
      const roles = [{ role: 'admin', department: null }] as const;
      const made = await accounts.create({ username, employee: null, roles, password, mustChange: true }, actor);
      return made.ok ? done({ account: made.value, ...told(password) }) : made;
    }),
);

export const adminCommand = new Command('admin').description('who manages accounts').addCommand(createAdmin);

interface Shown {
  readonly account: AccountView;
  readonly password?: string;
}

/** The password, unless whoever gave it knows it. */
const told = (password: string | null): { readonly password?: string } =>
  password === null || password === process.env['CXPAY_NEW_PASSWORD'] ? {} : { password };

function changing(
  options: Options,
  work: (accounts: Accounts, actor: Actor) => Promise<Outcome<Shown>>,
  permission: Permission = 'account.manage',
): Promise<void> {
  return runCommand(options, async () => {
    const outcome = await withServices(
      ({ app }) => acting(app, options, permission, (actor) => work(app.get(Accounts), actor)),
      { makes: true },
    );
    return resultOf(outcome, shown);
  });
}

async function changed(
  accounts: Accounts,
  username: string,
  actor: Actor,
  change: AccountChange,
): Promise<Outcome<Shown>> {
  const outcome = await accounts.change(username, change, actor);
  return outcome.ok ? done({ account: outcome.value }) : outcome;
}

function shown({ account, password }: Shown): Omit<CommandResult, 'exitCode'> {
  const row = table([accountRow(account)]);
  const text = password === undefined ? row : `${row}\npassword: ${password}\nIt is shown this once.`;
  return { text, json: { account, ...(password === undefined ? {} : { password }) } };
}

function accountRow({ username, roles, employee, disabled, hasPassword, unconfirmed }: AccountView): string[] {
  const names = roles.map(({ role, department }) => (department === null ? role : `${role}:${department}`));
  const notes = [disabled ? 'closed' : hasPassword ? '' : 'no password', unconfirmed ? 'to be confirmed by HR' : ''];
  return [username, names.join(', '), employee ?? '', notes.filter((note) => note !== '').join(', ')];
}
