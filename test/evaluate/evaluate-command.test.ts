import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from '@jest/globals';

import { cxpay } from '../support/cxpay.js';
import { indicator, indicatorsOf, onTime, planOf, withFolder } from './plan-folder.js';

const HOSPITALS = 'rules/examples/hospital-vbp-fy2024/plan.json';
const FILES = { 'plan.json': planOf(), 'indicators.json': indicatorsOf(indicator('on-time')) };

const parsed = (stdout: string): readonly unknown[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

/** Tries a plan on lines, as a person would. */
const tried = (lines: string, ...options: readonly string[]) =>
  withFolder({ ...FILES, 'in.jsonl': lines }, (folder) =>
    cxpay(['evaluate', join(folder, 'plan.json'), '--input', join(folder, 'in.jsonl'), ...options]),
  );

describe('cxpay evaluate', () => {
  it('writes a line for each line, and no database is there', async () => {
    const { exitCode, stdout, stderr } = await tried(`\ufeff${onTime('010001', '0.95')}\r\n\n${onTime('B', '0.9')}`);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toBe(
      '{"subject":"010001","score":"1","payout":"1000.00","groups":{},"components":{"on-time":{"value":"0.95","attainment":"1","weight":"1"}},"rules":[]}\n' +
        '{"subject":"B","score":"0","payout":"0.00","groups":{},"components":{"on-time":{"value":"0.9","attainment":"0","weight":"1"}},"rules":[]}\n',
    );
  });

  it('tells a bad line by its number, goes on, and exits 1', async () => {
    const { exitCode, stdout } = await tried(`${onTime('A', '0.95')}\n{"subject":1}\n${onTime('B', '0.9')}\n`);
    expect(exitCode).toBe(1);
    expect(parsed(stdout)).toMatchObject([
      { subject: 'A' },
      { line: 2, error: '/subject is not a text' },
      { subject: 'B' },
    ]);
  });

  it('adds the explanation with --explain', async () => {
    const { stdout } = await tried(onTime('A', '0.95'), '--explain');
    expect(parsed(stdout)).toMatchObject([{ subject: 'A', explanation: { amount: '1000.00' } }]);
  });

  it('writes nothing for an empty input', async () => {
    expect(await tried('')).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  it('refuses a plan that is not sound before it reads a line', async () => {
    const refused = 'rules/examples/published-plans/refused/plans/call-centre.json';
    const { exitCode, stdout, stderr } = await cxpay(['evaluate', refused, '--input', 'no-such-file']);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`error: ${refused}:26:21 /components/0/attainment/bands/1/from: There is a gap`);
    expect(stderr).toContain('Two bands overlap: both hold at 90 %.');
  });

  it('reads standard input, as long as subjects are not compared', async () => {
    await withFolder(FILES, async (folder) => {
      const { exitCode, stdout } = await withInput(
        ['evaluate', join(folder, 'plan.json'), '--input', '-'],
        onTime('A', '0.95'),
      );
      expect([exitCode, parsed(stdout)]).toMatchObject([0, [{ subject: 'A', score: '1' }]]);
    });
    const compared = await withInput(['evaluate', HOSPITALS, '--input', '-'], '');
    expect(compared.exitCode).toBe(1);
    expect(compared.stderr).toContain('standard input can be read only once');
  });

  it('names a file that is not there, and wants one named', async () => {
    const missing = await withFolder(FILES, (folder) =>
      cxpay(['evaluate', join(folder, 'plan.json'), '--input', join(folder, 'in.jsonl')]),
    );
    expect([missing.exitCode, missing.stderr]).toMatchObject([1, expect.stringContaining('does not exist')]);
    expect(await cxpay(['evaluate', HOSPITALS])).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it('tries the hospital programme: points, domains, total, and no payout without a base', async () => {
    // One made-up hospital, worked out by hand: see test/fixtures/hospitals.
    const observations = [
      { indicator: 'mort-30-ami', value: '0.887868', baseline: '0.87', sample: '812', source: 'third-party' },
      { indicator: 'mort-30-hf', value: '0.882308', source: 'third-party' },
      { indicator: 'hai-1', value: '0.589', baseline: '0.4', source: 'third-party' },
      { indicator: 'hai-2', value: '0.65', baseline: '1.3', source: 'third-party' },
      { indicator: 'mspb-1', value: '0.98892', baseline: '1', source: 'third-party' },
    ];
    await withFolder({}, async (folder) => {
      const input = join(folder, 'in.jsonl');
      await writeFile(input, JSON.stringify({ subject: '900001', attributes: {}, observations }));
      const { exitCode, stdout } = await cxpay(['evaluate', HOSPITALS, '--input', input]);
      expect(exitCode).toBe(0);
      expect(parsed(stdout)).toMatchObject([
        {
          subject: '900001',
          score: '31.666666666667',
          payout: null,
          groups: { clinical: '55', experience: null, safety: '30', efficiency: '10' },
          components: {
            'mort-30-ami': { value: '0.887868', attainment: '10', weight: '0.166666666667' },
            'mort-30-hf': { attainment: '1' },
            'hai-1': { attainment: '1' },
            'hai-2': { attainment: '5' },
            'mspb-1': { attainment: '1', weight: '0.333333333333' },
            'hcahps-nurses': null,
            consistency: null,
          },
          notes: {
            payout: 'there is no attribute "base"',
            experience: 'too few components: 0 of the 9 needed',
            'hcahps-nurses': 'nobody reported it',
          },
        },
      ]);
    });
  });
});

/** Runs the built command with something on its standard input. */
function withInput(args: readonly string[], input: string) {
  const command = fileURLToPath(new URL('../../bin/cxpay.js', import.meta.url));
  return new Promise<{ exitCode: number | null; stdout: string; stderr: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [command, ...args], { env: { ...process.env, NODE_OPTIONS: '' } });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (exitCode) => {
      resolve({ exitCode, stdout, stderr });
    });
    // A command that refuses has ended before it reads.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
