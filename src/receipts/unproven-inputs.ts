import { payoutEvidence } from '../engine/payout-evidence.js';
import { computePayout } from '../engine/payout.js';
import { parsePeriod } from '../engine/period.js';
import { replayInput } from '../engine/receipt/replay-input.js';
import type { TakenInput } from '../engine/receipt/taken-input.js';
import type { RuleSet } from '../engine/rule-set.js';
import type { GivenReceipt } from './receipt.js';
import { receiptRules } from './receipt-rules.js';

/**
 * Pointers to what the root does not prove of a receipt's inputs. It proves the evidence alone: so each input is tried with another
 * value, and where the evidence comes out the same to the byte, whoever wrote the file could have written that value too.
 */
export function unprovenInputs(receipt: GivenReceipt): string[] {
  const { inputs, evidence } = receipt;
  const rules = receiptRules(receipt);
  if ('problem' in rules) return [];
  const isSame = (changed: TakenInput) => evidenceOf(changed, rules) === evidence;
  return [...leavesOf(inputs)]
    .filter(({ path, value }) => othersThan(value).some((other) => isSame(replaced(inputs, path, other) as TakenInput)))
    .map(({ path }) => ['/inputs', ...path.map(escaped)].join('/'));
}

/** The evidence that inputs come to; nothing where none can be computed from them. */
function evidenceOf(inputs: TakenInput, rules: RuleSet): string | undefined {
  const period = parsePeriod(inputs.period);
  if (!period) return undefined;
  try {
    return payoutEvidence(computePayout(replayInput(inputs, period, rules)));
  } catch {
    return undefined;
  }
}

type Path = readonly string[];
type Members = Readonly<Record<string, unknown>>;

const isContainer = (value: unknown): value is Members => typeof value === 'object' && value !== null;

function* leavesOf(value: unknown, path: Path = []): Generator<{ readonly path: Path; readonly value: unknown }> {
  if (!isContainer(value)) yield { path, value };
  else for (const [key, member] of Object.entries(value)) yield* leavesOf(member, [...path, key]);
}

/** A copy of a value with another one at a place; what does not lead there is the same. */
function replaced(value: unknown, [key, ...rest]: Path, other: unknown): unknown {
  if (key === undefined) return other;
  const member = replaced((value as Members)[key], rest, other);
  return Array.isArray(value) ? value.with(Number(key), member) : { ...(value as Members), [key]: member };
}

/** Other values that could stand in place of one. */
function othersThan(value: unknown): readonly unknown[] {
  if (typeof value === 'number') return [value + 1];
  if (typeof value === 'boolean') return [!value];
  if (typeof value !== 'string' || value === '') return ['1', '2999-12-31'];
  const last = value.search(/[0-9](?=[^0-9]*$)/);
  if (last < 0) return [`${value}x`];
  // The last digit counts up or down: of a day, that is a day near it.
  const digit = Number(value[last]);
  return [digit + 1, digit - 1]
    .filter((next) => next >= 0 && next <= 9)
    .map((next) => `${value.slice(0, last)}${next}${value.slice(last + 1)}`);
}

const escaped = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1');
