import { describe, expect, it } from '@jest/globals';

import { closureCall } from '../../bench/closure-loop.js';
import { ruleFiles } from '../../bench/company/documents.js';
import { measureEngine } from '../../bench/engine.js';
import { inMemoryInputs } from '../../bench/inputs.js';
import { timedMedian } from '../../bench/measure.js';
import { BenchBroken } from '../../bench/product.js';
import { profiled, profileText, selfTimes } from '../../bench/profile.js';
import { inMemoryWhatIf, measureWhatIf } from '../../bench/what-if.js';
import { computePayout } from '../../src/engine/payout.js';
import { compileRuleSet } from '../../src/engine/rule-set.js';
import { checkRuleFiles } from '../../src/plans/check/check-rule-files.js';

const { documents } = checkRuleFiles(ruleFiles());
const compiled = compileRuleSet(documents);
if (!compiled.ok) throw new Error('the rules of the bench do not compile');
const ruleSet = compiled.value;

describe('inputs in memory', () => {
  it('are those of the same people in each month, and can be paid', () => {
    const inputs = inMemoryInputs(ruleSet, 3, 2);
    expect(inputs.map(({ employee, period }) => `${employee.code} ${period.code}`)).toEqual([
      'E0000001 2026-10',
      'E0000002 2026-10',
      'E0000003 2026-10',
      'E0000001 2026-09',
      'E0000002 2026-09',
      'E0000003 2026-09',
    ]);
    const amounts = inputs.map((input) => computePayout(input).amountMinor);
    expect(amounts.slice(0, 3)).not.toEqual(amounts.slice(3));
  });
});

describe('the engine alone', () => {
  it('is told in microseconds beside the closure loop', () => {
    const { us, rawUs, closureUs } = measureEngine(documents, inMemoryInputs(ruleSet, 5));
    for (const figure of [us, rawUs, closureUs]) expect(figure).toBeGreaterThan(0);
    expect(us).toBeCloseTo(rawUs / closureUs, 6);
  });

  it('stands beside a loop that does the same work each time', () => {
    const calls = Array.from({ length: 300 }, (_, i) => closureCall(i));
    expect(calls).toEqual(Array.from({ length: 300 }, (_, i) => closureCall(i)));
    expect(new Set(calls).size).toBeGreaterThan(5);
  });
});

describe('what-if', () => {
  const inputs = inMemoryInputs(ruleSet, 10, 2);

  it('comes to what the plan pays where no weight is changed, and to something else where one is', () => {
    const whatIf = inMemoryWhatIf(documents, inputs);
    const paid = inputs.reduce((sum, input) => sum + computePayout(input).amountMinor, 0n);
    expect(whatIf.total({})).toBe(paid);
    expect(whatIf.total({ 'on-time': '25%' })).not.toBe(paid);
  });

  it('takes some time', async () => {
    expect(await measureWhatIf(inMemoryWhatIf(documents, inputs))).toBeGreaterThan(0);
  });

  it('is refused where the weight changed nothing', async () => {
    await expect(measureWhatIf({ total: () => 1n })).rejects.toThrow(BenchBroken);
  });
});

describe('a short measurement', () => {
  it('is made several times, and gives what came of the first', async () => {
    let times = 0;
    const { value, repeats } = await timedMedian(() => (times += 1));
    expect([value, repeats, times]).toEqual([1, 3, 3]);
  });
});

describe('a profile', () => {
  const node = (id: number, functionName: string, url = '') => ({
    id,
    callFrame: { functionName, url, lineNumber: 9, columnNumber: 0, scriptId: '1' },
  });

  it('adds up the time of each function itself, without waiting', () => {
    const nodes = [node(1, '(root)'), node(2, 'score', 'file:///a/score.js'), node(3, '(idle)'), node(4, '', 'b.js')];
    const profile = { nodes, startTime: 0, endTime: 9, samples: [2, 3, 2, 4], timeDeltas: [5, 3_000, 7_000, 1_000, 0] };
    expect(selfTimes(profile).map(({ name, place, milliseconds }) => [name, place, milliseconds])).toEqual([
      ['score', 'score.js:10', 4],
      ['(anonymous)', 'b.js:10', 0],
    ]);
  });

  it('is taken of what is done meanwhile', async () => {
    const profile = await profiled(() => {
      for (let i = 0; i < 100_000; i += 1) closureCall(i);
      return Promise.resolve();
    });
    expect(profileText(profile)).toContain('closure-loop');
  });
});
