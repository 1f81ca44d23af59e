import type { PlanExample } from './documents.js';
import { type Exact, exact } from './exact.js';
import { exampleInput } from './example-input.js';
import type { Finding } from './finding.js';
import { computePayout, type PayoutLineResult, type PayoutResult } from './payout.js';
import { phrase, worded, type Phrase } from './phrase.js';
import type { CompiledPlan, RuleSet } from './rule-set.js';
import { impossibleFact } from './trial.js';

/** Runs a plan's own worked examples through the same engine that pays; answers a finding for each that comes out otherwise. */
export function runExamples(plan: CompiledPlan, ruleSet: RuleSet, file?: string): Finding[] {
  const findings: Finding[] = [];
  for (const [i, example] of (plan.document.examples ?? []).entries())
    for (const difference of differences(plan, ruleSet, example))
      findings.push({
        severity: 'error',
        code: 'example-not-reproduced',
        ...(file !== undefined && { file }),
        pointer: `/examples/${i}`,
        ...worded(
          phrase`example "${{ name: example.name }}": ${{ difference }}`,
          phrase`work the example out again by hand, then correct it or the plan`,
        ),
      });
  return findings;
}

type Expected = PlanExample['expect'];

const STATUSES: Readonly<Record<PayoutResult['status'], Phrase>> = { payable: phrase`payable`, held: phrase`held` };

function differences(plan: CompiledPlan, ruleSet: RuleSet, { given, expect }: PlanExample): readonly Phrase[] {
  const impossible = impossibleFact(given.facts ?? {});
  if (impossible !== undefined) return [impossible];
  const result = computePayout(exampleInput(plan, ruleSet, given));
  const [line] = result.lines;
  return [
    ...scoreDifference(expect, result, line),
    ...payoutDifferences(expect, result, line),
    ...partsOfScore(expect, line),
  ];
}

function scoreDifference({ score }: Expected, result: PayoutResult, line: PayoutLineResult | undefined): Phrase[] {
  if (score === undefined || isSame(line?.score, score)) return [];
  const actual = line?.score?.toText();
  if (actual !== undefined) return [phrase`the score is ${{ actual }}, not ${{ expected: score }}`];
  const holds = result.holds.map(({ code }) => code).join(', ');
  return [phrase`the score is none (${{ holds }}), not ${{ expected: score }}`];
}

function payoutDifferences(expect: Expected, result: PayoutResult, line: PayoutLineResult | undefined): Phrase[] {
  const found: Phrase[] = [];
  if (expect.payout !== undefined && !result.amount.equals(exact(expect.payout)))
    found.push(phrase`the payout is ${{ actual: result.amount.toText() }}, not ${{ expected: expect.payout }}`);
  const split = line?.scored?.context.variant.document.payout.split ?? [];
  const parts = new Map(split.map(({ id }, i) => [id, line?.scored?.parts[i]]));
  found.push(...compared(phrase`part`, expect.parts, parts));
  const fired = nameList((line?.scored?.fired ?? []).map(({ name }) => name));
  const expected = expect.fired && nameList(expect.fired);
  if (expected !== undefined && fired !== expected)
    found.push(phrase`the rules that fire are [${{ fired }}], not [${{ expected }}]`);
  if (expect.held !== undefined && expect.held !== (result.status === 'held'))
    found.push(phrase`the payout is ${{ status: STATUSES[result.status] }}, which was not expected`);
  return found;
}

const nameList = (names: readonly string[]): string => [...names].sort().join(', ');

function partsOfScore({ components, groups }: Expected, line: PayoutLineResult | undefined): Phrase[] {
  const scored = line?.scored;
  const attainments = (scored?.score.components ?? []).map(
    (each) => [each.component.document.id, each.attainment] as const,
  );
  const scores = (scored?.context.variant.groups ?? []).map(
    ({ id }, i) => [id ?? '', scored?.score.groups[i]] as const,
  );
  return [
    ...compared(phrase`attainment of component`, components, new Map(attainments)),
    ...compared(phrase`score of group`, groups, new Map(scores)),
  ];
}

/** Each figure that is expected, by id; `null` where there should be none. */
function compared(
  what: Phrase,
  expected: Readonly<Record<string, string | null>> | undefined,
  found: ReadonlyMap<string, Exact | undefined>,
): Phrase[] {
  return Object.entries(expected ?? {}).flatMap(([id, figure]) => {
    if (!found.has(id))
      return [phrase`the plan has nothing with the id "${{ id }}": expected was the ${{ what }} "${{ id }}"`];
    const actual = found.get(id);
    if (figure === null ? actual === undefined : isSame(actual, figure)) return [];
    const [is, expectedHere] = [actual?.toText() ?? phrase`none`, figure ?? phrase`none`];
    return [phrase`the ${{ what }} "${{ id }}" is ${{ actual: is }}, not ${{ expected: expectedHere }}`];
  });
}

/** One that does not end can only be written as it is shown. */
const isSame = (actual: Exact | undefined, expected: string): boolean =>
  actual !== undefined && (actual.equals(exact(expected)) || actual.toText() === expected);
