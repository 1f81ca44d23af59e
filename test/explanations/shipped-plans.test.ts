import { fileURLToPath } from 'node:url';

import { describe, expect, test } from '@jest/globals';

import type { PlanExample } from '../../src/engine/documents.js';
import { Exact, exact } from '../../src/engine/exact.js';
import { indicatorNeeds } from '../../src/engine/figure.js';
import { monthAfter, parsePeriod } from '../../src/engine/period.js';
import { decidable } from '../../src/engine/rule-decisions.js';
import { compileRuleSet, type CompiledPlan, type HashedDocument, type RuleSet } from '../../src/engine/rule-set.js';
import { localText } from '../../src/engine/text.js';
import { LANGUAGES, type Language } from '../../src/explanations/languages.js';
import { filled } from '../../src/explanations/layout.js';
import { sharedRules, type ScorecardInput } from '../../src/explanations/scorecard-input.js';
import { checkRuleFiles } from '../../src/plans/check/check-rule-files.js';
import { readRuleFiles } from '../../src/plans/rule-files.js';
import { computedTwice } from '../engine/world.js';
import { written } from './courier-company.js';

const read = await readRuleFiles(fileURLToPath(new URL('../../rules', import.meta.url)));
if (!read.ok) throw new Error(JSON.stringify(read.findings));
const documents: readonly HashedDocument[] = checkRuleFiles(read.value).documents;
const compiled = compileRuleSet(documents);
if (!compiled.ok) throw new Error(JSON.stringify(compiled.findings));
const ruleSet = compiled.value;
const examples = [...ruleSet.plans.values()].flatMap((plan) =>
  (plan.document.examples ?? []).map((example) => ({ plan, example, title: `${plan.id}: ${example.name}` })),
);

/** Codes that nobody says aloud: those with a hyphen, which no text for people has by chance. */
const codes = [
  ...ruleSet.indicators.keys(),
  ...[...ruleSet.plans.values()].flatMap(({ document, components }) => [
    ...components.map((component) => component.document.id),
    ...(document.rules ?? []).map((rule) => ('use' in rule ? rule.use : rule.name)),
  ]),
].filter((code) => code.includes('-'));
const CODES = new RegExp(`(?<![\\w-])(${codes.join('|')})(?![\\w-])`, 'g');

describe('scorecards of every example of every shipped plan', () => {
  test('there are some', () => {
    expect(ruleSet.plans.size).toBeGreaterThanOrEqual(16);
    expect(examples.length).toBeGreaterThan(ruleSet.plans.size);
  });

  test.each(examples)('$title', async ({ plan, example }) => {
    const input = await exampleInput(plan, example);
    for (const language of LANGUAGES) {
      const scorecard = written(input, language);
      for (const name of componentNames(plan, language)) expect(scorecard).toContain(filled(name, 20)[0]);
      expect(withoutNames(scorecard).match(CODES) ?? []).toEqual([]);
      if (language === 'zh') expect(scorecard).not.toMatch(/[a-z]{3,} [a-z]{3,}/);
      expect(written({ ...input, detail: true }, language).startsWith(scorecard.trimEnd())).toBe(true);
    }
  });
});

function componentNames(plan: CompiledPlan, language: Language): readonly string[] {
  return plan.components.map(({ name }) => localText(name, language));
}

/** A text without the names in it that happen to be written as a code is: "walk-in", "check-out". */
function withoutNames(scorecard: string): string {
  const names = [...ruleSet.indicators.values()].flatMap(({ name, counts }) =>
    [name, counts?.numerator, counts?.denominator].flatMap((text) => (text ? Object.values(text) : [])),
  );
  return names.reduce((text, name) => text.replaceAll(name, ''), scorecard);
}

/** A full month of somebody on this plan, measured as the example says and reported by whoever the plan listens to. */
async function exampleInput(plan: CompiledPlan, { given }: PlanExample): Promise<ScorecardInput> {
  const facts = given.facts ?? {};
  const start = plan.document.effectiveFrom;
  const ahead = facts['month'] === undefined ? 0 : (Number(facts['month']) - Number(start.slice(5)) + 12) % 12;
  const period = parsePeriod(facts['period'] ?? monthAfter(start, ahead))!;
  const onPlan: RuleSet = { ...ruleSet, eligibility: everybodyOn(plan.id) };
  const { explanation } = await computedTwice({
    period,
    ruleSet: onPlan,
    employee: {
      code: 'E-1',
      name: '刘洋',
      hired: `${monthAfter(period.code, -Number(facts['tenure-months'] ?? '24'))}-01`,
      left: null,
      currency: plan.document.payout.currency ?? 'CNY',
      salary: Exact.ZERO,
      attributes: facts,
    },
    assignments: [
      {
        role: facts['role'] ?? 'somebody',
        department: facts['department'] ?? 'somewhere',
        departments: [facts['department'] ?? 'somewhere'],
        from: '1900-01-01',
        to: null,
        targetBonus: given.targetBonus ?? '1000',
      },
    ],
    observations: (kind, _code, code) => (kind === 'employee' ? figures(plan, given, code) : []),
  });
  const names = { department: () => '部门', role: () => '岗位' };
  return { explanation, status: 'calculated', ruleSet: onPlan, sharedRules: sharedRules(documents), names };
}

function figures(plan: CompiledPlan, given: PlanExample['given'], code: string) {
  const value = given.values?.[code];
  const indicator = ruleSet.indicators.get(code);
  if (value === undefined || !indicator) return [];
  const component = plan.components.find((c) => c.indicator?.code === code);
  const source = indicatorNeeds(indicator, component?.document).sources?.[0] ?? 'internal';
  const sample = String(given.samples?.[code] ?? 1_000_000);
  const counts = { numerator: null, denominator: null, reference: null };
  return [{ batch: 1, row: 2, day: '', source, value: exact(value).toText(60), sample, ...counts }];
}

const everybodyOn = (id: string) =>
  decidable([
    {
      name: 'everybody',
      conditions: { all: [{ fact: 'employee', operator: 'notEqual', value: '' }] },
      event: { type: 'plan' as const, params: { id } },
    },
  ]);
