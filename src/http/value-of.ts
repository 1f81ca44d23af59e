import type { Finding, Outcome } from '../engine/finding.js';
import { phrase, type Wording } from '../engine/phrase.js';
import { errorOf, Problem, type ProblemKind } from './problem.js';

/** Refusals that are something else than "the rules of the domain say no", by the code of their first finding. */
const KINDS: Readonly<Record<string, ProblemKind>> = {
  'no-run': 'not-found',
  'no-payout': 'not-found',
  'no-account': 'not-found',
  'ingestion-under-way': 'conflict',
  'period-closed': 'conflict',
  'wrong-state': 'conflict',
  'not-approved': 'conflict',
  'other-run': 'conflict',
  'holds-undecided': 'conflict',
  'not-held': 'conflict',
  'same-person': 'conflict',
  'own-payout': 'conflict',
  'not-locked': 'conflict',
  'settled-meanwhile': 'conflict',
  'account-needed': 'conflict',
  'no-draft': 'not-found',
  'no-such-plan': 'not-found',
  'no-ranking': 'not-found',
  'no-such-version': 'not-found',
  'stale-revision': 'conflict',
  'plan-changed': 'conflict',
  'changes-closed-period': 'conflict',
  'no-clawback': 'not-found',
  'same-clawback': 'conflict',
  'withdrawn-meanwhile': 'conflict',
  'no-inquiry': 'not-found',
  'no-file': 'not-found',
  'own-inquiry': 'conflict',
  'not-own': 'conflict',
};

/** The value of an outcome; a refusal becomes a problem, of this kind where one is named. */
export function valueOf<T>(outcome: Outcome<T>, kind?: ProblemKind): T {
  if (outcome.ok) return outcome.value;
  const errors = outcome.findings.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  throw new Problem(kind ?? KINDS[first?.code ?? ''] ?? 'refused', summary(errors), errors.map(errorOf));
}

function summary(errors: readonly Finding[]): Wording {
  const [first] = errors;
  if (!first) return phrase`It was refused.`;
  const rest = errors.length - 1;
  const what = first.phrases?.message ?? first.message;
  return rest === 0 ? what : phrase`${{ what }} (and ${{ rest }} more, see errors)`;
}
