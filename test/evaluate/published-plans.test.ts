import { describe, expect, it } from '@jest/globals';

import type { ResultLine } from '../../src/evaluate/result-line.js';
import { checkRules } from '../../src/plans/check-rules.js';
import { readRuleFiles } from '../../src/plans/rule-files.js';
import { evaluated } from './plan-folder.js';

const FOLDER = 'rules/examples/published-plans';

const tried = async (folder: string, lines: readonly unknown[]) =>
  (await evaluated(
    `${FOLDER}/${folder}/plans/${folder}.json`,
    lines.map((line) => JSON.stringify(line)),
  )) as readonly ResultLine[];

const observed = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([indicator, value]) => ({ indicator, value, source: 'internal' }));

const checked = async (folder: string) => {
  const files = await readRuleFiles(folder);
  if (!files.ok) throw new Error(JSON.stringify(files.findings));
  return checkRules(files.value);
};

// What `cxpay rules check` says of each as a rules folder of its own.
it.each([
  [`${FOLDER}/step-rates`, 1, 8],
  [`${FOLDER}/step-table`, 1, 13],
  [`${FOLDER}/gate-and-scorecard`, 1, 8],
  [`${FOLDER}/threshold-to-maximum`, 1, 4],
  ['rules/examples/hospital-vbp-fy2024', 2, 5],
])('%s is sound and reproduces its examples', async (folder, plan, examples) => {
  const { findings, ...counts } = await checked(folder);
  expect(counts).toMatchObject({ documents: { plan }, examples });
  // What lint warns of in them is told in test/plans/lint/shipped.test.ts.
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

describe('the published plans, figure by figure', () => {
  it('step rates: each amount at the rate of its tier', async () => {
    const sales = ['200', '300', '1500', '1200', '2000', '4500'];
    const figures = (values: readonly string[]) =>
      values.map((value) => ({ indicator: 'sale', value, source: 'internal' }));
    const lines = [...sales.map((value, i) => ({ subject: `S${i}`, observations: figures([value]) }))];
    const results = await tried('step-rates', [...lines, { subject: 'together', observations: figures(sales) }]);
    expect(results.map(({ payout }) => payout)).toEqual(['2.00', '3.00', '20.00', '14.00', '30.00', '95.00', '164.00']);
  });

  it('step table: 5 points for each per cent, from 93 to 110', async () => {
    const table = {
      '110%': '1.5',
      '105%': '1.25',
      '100%': '1',
      '99%': '0.95',
      '98%': '0.9',
      '97%': '0.85',
      '96%': '0.8',
      '95%': '0.75',
      '94%': '0.7',
      '93%': '0.65',
      '92.9%': '0',
    };
    const lines = Object.keys(table).map((value) => ({
      subject: value,
      observations: observed({ 'target-achievement': value }),
    }));
    const results = await tried('step-table', lines);
    expect(Object.fromEntries(results.map(({ subject, score }) => [subject, score]))).toEqual(table);
  });

  it('gate and scorecard: where net income misses its threshold, only cash flow pays', async () => {
    const levels = ['79%', '80%', '100%', '120%'];
    const line = (netIncome: string, others: string) => ({
      subject: 'A',
      attributes: { 'target-bonus': '100' },
      observations: observed({ 'net-income': netIncome, 'cash-flow': others, 'strategic-goals': others }),
    });
    const payouts = async (lines: readonly unknown[]) =>
      (await tried('gate-and-scorecard', lines)).map(({ payout }) => payout);
    expect(await payouts(levels.map((level) => line(level, level)))).toEqual(['0.00', '37.50', '100.00', '200.00']);
    expect(await payouts(levels.map((level) => line('79%', level)))).toEqual(['0.00', '12.50', '25.00', '50.00']);
  });

  it('threshold to maximum: awards, and their parts in cash and deferred', async () => {
    const line = (salary: string, strategic: string) => ({
      subject: 'A',
      attributes: { salary },
      observations: observed({
        'half-year-profit': '17000000',
        'full-year-profit': '19200000',
        'strategic-targets': strategic,
      }),
    });
    const results = await tried('threshold-to-maximum', [line('449865', '32%'), line('283990', '27%')]);
    expect(results.map(({ score, payout, parts }) => ({ score, payout, parts }))).toEqual([
      { score: '0.92', payout: '413876.00', parts: { cash: '269019.00', deferred: '144857.00' } },
      { score: '0.87', payout: '247071.00', parts: { cash: '160596.00', deferred: '86475.00' } },
    ]);
  });

  it('a table with an overlap and gaps is refused, naming each', async () => {
    const { findings } = await checked(`${FOLDER}/refused`);
    expect(findings.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      'error: There is a gap: no band holds above 74 % and below 75 %.',
      'error: There is a gap: no band holds above 84 % and below 85 %.',
      'error: Two bands overlap: both hold at 90 %.',
      'error: There is a gap: no band holds above 94 % and below 95 %.',
    ]);
  });
});
