import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { COMPONENTS } from '../../bench/company/documents.js';
import { RULES } from '../../bench/company/rules.js';
import { PayoutComparison } from '../../bench/peers/plan-peer.js';
import { columnName, firstRow, spreadsheetPeer } from '../../bench/peers/spreadsheet.js';
import { findTool, installTools } from '../../bench/peers/tools.js';
import { zenGraph, zenPeer } from '../../bench/peers/zen.js';
import { packageFolder } from '../../src/http/package-file.js';

interface Graph {
  readonly nodes: readonly { readonly id: string; readonly content: Content }[];
  readonly edges: readonly { readonly sourceId: string; readonly targetId: string }[];
}
interface Content {
  readonly expressions?: readonly { readonly key: string; readonly value: string }[];
}

describe('the plan as a decision graph', () => {
  const { nodes, edges } = zenGraph() as Graph;
  const expressions = nodes.flatMap(({ content }) => content.expressions ?? []);
  const formula = (key: string) => expressions.find((expression) => expression.key === key)?.value;

  it('goes from the input through attainment, score and rules to the payout', () => {
    const order = ['input', 'attainment', 'score', 'rules', 'payout', 'output'];
    expect(nodes.map(({ id }) => id)).toEqual(order);
    expect(edges.map(({ sourceId, targetId }) => [sourceId, targetId])).toEqual(
      order.slice(1).map((id, i) => [order[i], id]),
    );
  });

  it('has every component and every rule', () => {
    for (const { id } of COMPONENTS) expect(formula(`attainment_${id.replace('-', '_')}`)).toBeDefined();
    expect(expressions.filter(({ key }) => key.startsWith('fires_'))).toHaveLength(RULES.length);
  });

  it('says what the documents say', () => {
    expect(formula('attainment_complaints')).toBe(
      '(value_complaints != null ? (value_complaints >= 20 ? 0 : (value_complaints >= 8 ? 0.6 : (value_complaints >= 2 ? 1 : 1.2))) : 1)',
    );
    expect(formula('fires_champion')).toBe(
      '(score >= 0.95 and (attainment_on_time != null and attainment_on_time >= 1))',
    );
    expect(formula('after_champion')).toBe(
      '(fires_champion ? $.after_dear_regions + prorated * 0.1 : $.after_dear_regions)',
    );
  });
});

describe('the plan as a spreadsheet', () => {
  it('has a formula for each step, the payout last', () => {
    const formulas = firstRow();
    expect(formulas).toHaveLength(8 + 3 + 12 + 1 + 9 + 1);
    expect(formulas.at(-1)).toMatch(/^=IF\(OR\([A-Z]+1,[A-Z]+1\),0,ROUND\(MAX\(MIN\(/);
    for (const formula of formulas) expect(formula).not.toContain('#');
  });

  it('names columns as spreadsheets do', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });
});

describe('payouts of others', () => {
  it('are counted where they differ, by a cent and by more; what is no number is more', () => {
    const comparison = new PayoutComparison();
    const ours = [100, 100, 100, 100, 100].map((amount) => ({ amount }));
    comparison.compare(ours, [100, 100.01, 99.99, 99.5, undefined]);
    expect(comparison.result).toEqual({ by_one_cent: 2, by_more: 2 });
  });
});

describe('the packages of the bench', () => {
  const read = async (name: string) => readFile(join(packageFolder(), name), 'utf8');
  const named = (manifest: string) => {
    const { dependencies, devDependencies } = JSON.parse(manifest) as Record<string, Record<string, string>>;
    return Object.entries({ ...dependencies, ...devDependencies });
  };

  it('are none of the product’s, and each is of one version', async () => {
    const product = new Set(named(await read('package.json')).map(([name]) => name));
    const ours = named(await read('bench/package.json'));
    expect(ours.map(([name]) => name)).toEqual(['@gorules/zen-engine', 'hyperformula']);
    for (const [name, version] of ours)
      expect([product.has(name), version]).toEqual([false, expect.stringMatching(/^[0-9.]+$/)]);
  });

  it('are locked by their hashes, without the address of a registry', async () => {
    const lock = await read('bench/package-lock.json');
    expect(lock).toContain('"integrity": "sha512-');
    expect(lock).not.toMatch(/"resolved"|registry/);
  });
});

describe('the bench’s own tools', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cxpay-tools-test-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const installed = async (name: string, version: string): Promise<void> => {
    const place = join(folder, 'node_modules', name);
    await mkdir(place, { recursive: true });
    await writeFile(join(place, 'package.json'), JSON.stringify({ name, version, main: 'index.cjs' }));
    await writeFile(join(place, 'index.cjs'), 'module.exports = { answer: 42 };');
  };

  it('are taken from their folder, with their version', async () => {
    await installed('some-tool', '1.2.3');
    expect(await findTool('some-tool', folder)).toMatchObject({ module: { answer: 42 }, version: '1.2.3' });
  });

  it.each([
    ['@gorules/zen-engine', zenPeer],
    ['hyperformula', spreadsheetPeer],
  ])('are missing, with the reason, where %s is not installed', async (name, peer) => {
    const found = await peer(folder);
    expect(found).toEqual({ missing: `${name} cannot be had: it is not installed in ${folder}` });
  });

  it('are not installed again where they are there', async () => {
    await installed('some-tool', '1.2.3');
    await writeFile(join(folder, 'package.json'), JSON.stringify({ dependencies: { 'some-tool': '1.2.3' } }));
    const told: string[] = [];
    await installTools((what) => told.push(what), folder);
    expect(told).toEqual([]);
  });

  it('are left out where they cannot be installed, which is said', async () => {
    await writeFile(join(folder, 'package.json'), JSON.stringify({ dependencies: { 'some-tool': '1.2.3' } }));
    await writeFile(join(folder, 'npm.js'), 'process.exit(3);');
    const npm = process.env['npm_execpath'];
    process.env['npm_execpath'] = join(folder, 'npm.js');
    try {
      const told: string[] = [];
      await installTools((what) => told.push(what), folder);
      expect(told).toEqual([
        `the bench's own tools are installed, once: npm ci in ${folder}`,
        'npm ci failed (exit code 3): the peers that need it are left out',
      ]);
    } finally {
      if (npm === undefined) delete process.env['npm_execpath'];
      else process.env['npm_execpath'] = npm;
    }
  });
});
