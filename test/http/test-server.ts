import { readdir, readFile } from 'node:fs/promises';
import { request as httpRequest, type OutgoingHttpHeaders } from 'node:http';
import { join } from 'node:path';

import { expect } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import type { Database } from '../../src/database/database.js';
import { startServer } from '../../src/server.js';
import { freshDatabase, type DatabaseKind } from '../support/databases.js';
import { openDatabase } from '../support/open-database.js';
import type { SmallCompany } from '../support/small-company.js';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly text: string;
  /** The content as JSON. */
  readonly json: Record<string, unknown>;
}

/** A server of its own on a database of its own, asked through real HTTP. */
export interface TestServer {
  readonly url: string;
  readonly database: Database;
  /** What the server has logged. */
  readonly lines: readonly string[];
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, json?: unknown): Promise<Answer>;
  send(path: string, type: string, content: RequestInit['body'], more?: RequestInit): Promise<Answer>;
  close(): Promise<void>;
}

export async function testServer(kind: DatabaseKind): Promise<TestServer> {
  const fresh = await freshDatabase(kind);
  const database = await openDatabase(fresh.url);
  const lines: string[] = [];
  const server = await startServer({ database, port: 0, log: (line) => lines.push(line) });
  const ask = async (path: string, options: RequestInit): Promise<Answer> => {
    const response = await fetch(`${server.url}/api/v1${path}`, options);
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    const json = type.includes('json') ? (JSON.parse(text) as Record<string, unknown>) : {};
    return { status: response.status, type, headers: response.headers, text, json };
  };
  const send: TestServer['send'] = (path, type, content, more = {}) =>
    ask(path, { method: 'POST', headers: { 'content-type': type }, ...(content ? { body: content } : {}), ...more });
  return {
    url: server.url,
    database,
    lines,
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, json) =>
      json === undefined ? ask(path, { method: 'POST' }) : send(path, 'application/json', JSON.stringify(json)),
    send,
    close: async () => {
      await server.close();
      await database.close();
      await fresh.remove();
    },
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
