import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { StorageFailure } from '../../src/database/storage-failure.js';
import { expectProblem, testServer, type TestServer } from './test-server.js';

/** As the drivers throw them: the reason is in the code. */
const driverError = (code: string) => Object.assign(new Error(`${code}: …`), { code });

describe('problems of storage, and faults', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await testServer('sqlite');
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(() => server.close());

  const load = () => server.post('/organisation/loads', { roles: [{ code: 'r', name: 'R' }] });
  const failing = (error: Error) => jest.spyOn(server.database, 'write').mockRejectedValue(error);

  it('answers 503 with Retry-After where another writes', async () => {
    failing(new StorageFailure('busy', 'another run is writing', 'wait'));
    const answer = await load();
    expectProblem(answer, 503, 'busy');
    expect(answer.headers.get('retry-after')).toBe('5');
  });

  it('answers 507 where the disk is full, and 503 where the database cannot be written to or reached', async () => {
    failing(driverError('SQLITE_FULL'));
    expectProblem(await load(), 507, 'disk-full');
    failing(driverError('SQLITE_READONLY'));
    expectProblem(await load(), 503, 'storage-unavailable');
    failing(new StorageFailure('unreachable', 'the database cannot be opened', 'check'));
    const answer = await load();
    expectProblem(answer, 503, 'storage-unavailable');
    expect(answer.headers.get('retry-after')).toBeNull();
  });

  it('keeps a fault to itself and logs it under the id that it answers', async () => {
    failing(new TypeError('SELECT secret FROM /home/somebody/file.ts'));
    const answer = await load();
    expectProblem(answer, 500, 'internal');
    expect(answer.text).not.toContain('secret');
    const id = String(answer.json['errorId']);
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(server.lines.filter((line) => line.includes(id))).toHaveLength(1);
    expect(server.lines.join()).toContain('SELECT secret');
  });
});
