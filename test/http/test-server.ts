import { readdir, readFile } from 'node:fs/promises';
import { request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import { join } from 'node:path';

import { expect } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import { Accounts } from '../../src/access/accounts.service.js';
import type { RoleName } from '../../src/access/roles.js';
import { Sessions } from '../../src/access/sessions.service.js';
import { Tokens } from '../../src/access/tokens.service.js';
import { AuditService } from '../../src/audit/audit.service.js';
import type { Database } from '../../src/database/database.js';
import { startServer } from '../../src/server.js';
import { freshDatabase, type DatabaseKind } from '../support/databases.js';
import { openDatabase, worked } from '../support/open-database.js';
import type { SmallCompany } from '../support/small-company.js';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly text: string;
  /** The content as JSON. */
  readonly json: Record<string, unknown>;
}

/** Asks the server as somebody who has signed in, or as nobody. */
export interface Client {
  /** The header that carries the session; nothing for nobody. */
  readonly cookie: Readonly<Record<string, string>>;
  ask(method: string, path: string, options?: RequestInit): Promise<Answer>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, json?: unknown): Promise<Answer>;
  send(path: string, type: string, content: RequestInit['body'], more?: RequestInit): Promise<Answer>;
}

/** A server of its own on a database of its own, asked through real HTTP, by hr where nothing else is said. */
export interface TestServer extends Client {
  readonly url: string;
  readonly database: Database;
  /** What the server has logged. */
  readonly lines: readonly string[];
  /** As somebody with this role; the account is made at the first call. */
  as(role: RoleName, of?: RoleHolder): Promise<Client>;
  /** As somebody who has not signed in. */
  readonly nobody: Client;
  close(): Promise<void>;
}

/** Whose account it is: an employee's, or a department head's. */
export interface RoleHolder {
  /** `hr`, `head`, … where nothing is said. */
  readonly username?: string;
  readonly employee?: string;
  readonly department?: string;
}

export const PASSWORD = 'a password for tests only';

export async function testServer(kind: DatabaseKind): Promise<TestServer> {
  const fresh = await freshDatabase(kind);
  const database = await openDatabase(fresh.url);
  const lines: string[] = [];
  const server = await startServer({ database, port: 0, log: (line) => lines.push(line) });
  const nobody = client(server.url, {});
  const accounts = accountsOf(database);
  const clients = new Map<string, Promise<Client>>();
  const signedIn = async (role: RoleName, { username = role, employee, department }: RoleHolder): Promise<Client> => {
    const roles = [{ role, department: department ?? null }];
    const account = { username, employee: employee ?? null, roles, password: PASSWORD, mustChange: false };
    worked(await accounts.create(account, 'cli'));
    return signIn(server.url, username);
  };
  const as: TestServer['as'] = (role, of = {}) => {
    const name = of.username ?? role;
    const held = clients.get(name) ?? signedIn(role, of);
    clients.set(name, held);
    return held;
  };
  const hr = await as('hr');
  return {
    ...hr,
    url: server.url,
    database,
    lines,
    as,
    nobody,
    close: async () => {
      await server.close();
      await database.close();
      await fresh.remove();
    },
  };
}

/** The service that makes accounts, over a test's database. */
export function accountsOf(database: Database): Accounts {
  const audit = new AuditService();
  return new Accounts(database, audit, new Sessions(database), new Tokens(database, audit));
}

/** Somebody who signs in with the password of the tests. */
export async function signIn(url: string, username: string, password = PASSWORD): Promise<Client> {
  const body = JSON.stringify({ username, password });
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  if (!response.ok) throw new Error(`${username} cannot sign in: ${await response.text()}`);
  return client(url, { cookie: (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '' });
}

function client(url: string, cookie: Readonly<Record<string, string>>): Client {
  const ask: Client['ask'] = async (method, path, options = {}) => {
    const headers = { ...cookie, ...(options.headers as Record<string, string>) };
    const response = await fetch(`${url}/api/v1${path}`, { ...options, method, headers });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    const json = type.includes('json') ? (JSON.parse(text) as Record<string, unknown>) : {};
    return { status: response.status, type, headers: response.headers, text, json };
  };
  const send: Client['send'] = (path, type, content, more = {}) =>
    ask('POST', path, { headers: { 'content-type': type }, ...(content ? { body: content } : {}), ...more });
  return {
    cookie,
    ask,
    get: (path, headers = {}) => ask('GET', path, { headers }),
    post: (path, json) =>
      json === undefined ? ask('POST', path) : send(path, 'application/json', JSON.stringify(json)),
    send,
  };
}

/** Asks with headers that fetch would not send. */
export function rawGet(url: string, headers: OutgoingHttpHeaders): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text });
      });
    });
    request.on('error', reject).end();
  });
}

export type Records = Record<'departments' | 'roles' | 'employees' | 'assignments', Record<string, string>[]>;

/** The company's tables as lists of records. */
export async function recordsOf({ folder }: SmallCompany): Promise<Records> {
  const table = async (name: keyof Records) =>
    parse<Record<string, string>>(await readFile(join(folder, `${name}.csv`), 'utf8'), { columns: true });
  return {
    departments: await table('departments'),
    roles: await table('roles'),
    employees: await table('employees'),
    assignments: await table('assignments'),
  };
}

export interface Document {
  readonly path: string;
  readonly content: string | Record<string, unknown>;
}

/** The company's rule documents, as text. */
export async function documentsOf({ rules }: SmallCompany): Promise<Document[]> {
  const names = (await readdir(rules, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(
    names.map(async (name) => ({
      path: name.replaceAll('\\', '/'),
      content: await readFile(join(rules, name), 'utf8'),
    })),
  );
}

/** Organisation, rules and observations, through the API. */
export async function fillServer(server: TestServer, company: SmallCompany): Promise<void> {
  await server.post('/organisation/loads', await recordsOf(company));
  await server.post('/rules/publications', { documents: await documentsOf(company) });
  await server.send('/batches?name=october.csv', 'text/csv', await readFile(company.observations, 'utf8'));
}

/** What every problem has, whatever it is about. */
export function expectProblem(answer: Answer, status: number, kind: string): void {
  expect([answer.status, answer.type]).toEqual([status, 'application/problem+json']);
  expect(answer.json).toMatchObject({ type: `urn:cxpay:problem:${kind}`, status });
  expect(answer.json['instance']).toMatch(/^\/api\/v1\//);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  // Nothing of the inside: no file of the program, no stack, no statement.
  expect(answer.text).not.toMatch(/\bat .*\(|node_modules|\.[jt]s:\d|SELECT |INSERT |SQLITE|\/src\//);
}

/** The pointers, parameters and details of a problem's errors. */
export const errorsOf = ({ json }: Answer): Record<string, unknown>[] =>
  (json['errors'] ?? []) as Record<string, unknown>[];
