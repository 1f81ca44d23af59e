/** The engine alone: from values in memory to the payout, beside the closure loop. */
import type { PayoutInput } from '../src/engine/payout-input.js';
import { compileRuleSet, type HashedDocument, type RuleSet } from '../src/engine/rule-set.js';
import { WhatIf } from '../src/engine/what-if.js';
import { closureCall } from './closure-loop.js';
import { median } from './measure.js';
import { worked } from './product.js';

/** Employees with their figures in memory, and how many they are. */
interface HeldBlock {
  readonly held: WhatIf;
  readonly employees: number;
}

/** The one place that names what is measured: values through curves, weights, rules, limits and rounding to an amount; no explanation. */
function payoutsOf({ held }: HeldBlock, ruleSet: RuleSet): number {
  let sum = 0;
  for (const amount of held.amounts(ruleSet)) sum += Number(amount.toScaledInteger(CENTS));
  return sum;
}

const CENTS = 2;

/**
 * The same plan in other words, so that nothing of what is held stands: each curve has a limit that is never reached, and every value has to
 * go through it; each rule's conditions stand in one more pair of brackets, and all twelve have to be decided.
 */
function inOtherWords(documents: readonly HashedDocument[]): readonly HashedDocument[] {
  return documents.map((document) => {
    if (document.kind !== 'plan') return document;
    const components = (document.content.components ?? []).map((component) => ({
      ...component,
      attainment: { ...component.attainment, cap: '99' },
    }));
    const rules = (document.content.rules ?? []).map((rule) =>
      'use' in rule ? rule : { ...rule, conditions: { all: [rule.conditions] } },
    );
    return { ...document, content: { ...document.content, components, rules } };
  });
}

export interface EngineMeasured {
  /** Time of an employee ÷ time of one closure call, as if that took exactly a microsecond. */
  readonly us: number;
  /** The same by the clock. */
  readonly rawUs: number;
  readonly closureUs: number;
  /** Everything that was computed, added up, so that none of it can be left undone. */
  readonly checksum: number;
}

const EMPLOYEES_PER_BLOCK = 500;
const CALLS_PER_BLOCK = 5_000;
const WARM_UP_SECONDS = 1;
const MOST_SECONDS = 10;

/**
 * Takes turns: a block of employees, a block of closure calls, until everybody has been computed at least once. What disturbs the
 * machine for a while disturbs both; of all blocks the median counts.
 */
export function measureEngine(documents: readonly HashedDocument[], inputs: readonly PayoutInput[]): EngineMeasured {
  const ruleSet = worked(compileRuleSet(inOtherWords(documents)));
  const blocks: HeldBlock[] = [];
  for (let start = 0; start < inputs.length; start += EMPLOYEES_PER_BLOCK) {
    const ofBlock = inputs.slice(start, start + EMPLOYEES_PER_BLOCK);
    blocks.push({ held: new WhatIf(ofBlock), employees: ofBlock.length });
  }
  let checksum = warmUp(blocks, ruleSet);
  const ours: number[] = [];
  const closures: number[] = [];
  const note = (times: number[], { us, sum }: Block): void => {
    times.push(us);
    checksum += sum;
  };
  const from = performance.now();
  for (const block of blocks) {
    note(ours, payoutBlock(block, ruleSet));
    note(closures, closureBlock());
    if (performance.now() - from > MOST_SECONDS * 1_000) break;
  }
  const ratios = ours.map((us, i) => us / (closures[i] ?? Number.NaN));
  return { us: median(ratios), rawUs: median(ours), closureUs: median(closures), checksum };
}

/** Both until they are compiled. */
function warmUp(blocks: readonly HeldBlock[], ruleSet: RuleSet): number {
  const until = performance.now() + WARM_UP_SECONDS * 1_000;
  let sum = 0;
  for (let i = 0; performance.now() < until; i += 1) {
    const block = blocks[i % blocks.length];
    if (block) sum += payoutBlock(block, ruleSet).sum + closureBlock().sum;
  }
  return sum;
}

interface Block {
  /** Of one employee or one call. */
  readonly us: number;
  readonly sum: number;
}

function payoutBlock(block: HeldBlock, ruleSet: RuleSet): Block {
  const from = performance.now();
  const sum = payoutsOf(block, ruleSet);
  return { us: ((performance.now() - from) * 1_000) / block.employees, sum };
}

function closureBlock(): Block {
  const from = performance.now();
  let sum = 0;
  for (let call = 0; call < CALLS_PER_BLOCK; call += 1) sum += closureCall(call);
  return { us: ((performance.now() - from) * 1_000) / CALLS_PER_BLOCK, sum };
}
