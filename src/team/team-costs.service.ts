import { Injectable } from '@nestjs/common';

import type { Principal } from '../access/principal.js';
import { Database } from '../database/database.js';
import { currencyDecimals } from '../engine/currency.js';
import { Exact } from '../engine/exact.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { computePayout, ENGINE_VERSION } from '../engine/payout.js';
import { allDifferences } from '../explanations/header.js';
import type { Language } from '../explanations/languages.js';
import { Page } from '../explanations/page.js';
import { sharedRules } from '../explanations/scorecard-input.js';
import { rulesInForce } from '../plans/rule-versions.js';
import { otherEngine } from '../runs/derive-payout.js';
import { FrozenInputs } from '../runs/frozen-inputs.js';
import { gatherPopulation } from '../runs/gather-population.js';
import { notRun, TeamService, type TeamRun } from './team.service.js';
import { phrase, worded } from '../engine/phrase.js';

/** What a component or a rule made of the team's pay, against every target met and no rule. */
export interface TeamCost {
  readonly name: string;
  readonly currency: string;
  /** Below zero where it cost the team. */
  readonly amount: string;
  /** Whom it cost something, and whom it brought something. */
  readonly losers: number;
  readonly winners: number;
}

export interface TeamCosts {
  readonly period: string;
  readonly run: number;
  readonly people: number;
  /** What cost most first. */
  readonly items: readonly TeamCost[];
}

interface Sum {
  readonly name: string;
  readonly currency: string;
  amount: Exact;
  losers: number;
  winners: number;
}

/** Adds up, over a head's people, what each component and rule was worth more or less than on target. */
@Injectable()
export class TeamCostsService {
  constructor(
    private readonly database: Database,
    private readonly team: TeamService,
  ) {}

  /** Computes the period's inputs of the team once more. Refused where it has not been run, or does not come out as it is stored. */
  async costs(head: Principal, code: string, language: Language): Promise<Outcome<TeamCosts>> {
    const now = await this.team.in(head, code);
    if (!now) return refused(notRun(code));
    if (now.run.engine !== ENGINE_VERSION) return refused(otherEngine(now.run));
    const sums = await this.sums(now, language);
    if (!sums.ok) return sums;
    const items = sums.value.sort((a, b) => a.amount.compare(b.amount)).map(costOf);
    return done({ period: code, run: now.run.id, people: now.payouts.length, items });
  }

  private async sums({ period, run, payouts }: TeamRun, language: Language): Promise<Outcome<Sum[]>> {
    const stored = new Map(payouts.map((payout) => [payout.employee, payout]));
    return this.database.read(async (manager): Promise<Outcome<Sum[]>> => {
      const rules = await rulesInForce(manager, period, run.publication);
      if (!rules.ok) return rules;
      const { ruleSet, documents } = rules.value;
      const shared = sharedRules(documents);
      const inputs = new FrozenInputs(manager, period, run, ruleSet);
      const population = await gatherPopulation(() => inputs.again().pages(), period, ruleSet);
      const sums = new Map<string, Sum>();
      for await (const page of inputs.pages()) {
        for (const input of page.inputs) {
          const payout = stored.get(input.employee.code);
          if (!payout) continue;
          const result = computePayout({ ...input, period, ruleSet, population });
          const { explanation } = result;
          if (!isSame(result.amount, payout)) return refused(doesNotComeOut(run.id));
          const told = { explanation, status: 'calculated', ruleSet, sharedRules: shared, names: CODES } as const;
          const differences = allDifferences(new Page(told, language));
          for (const { name, by } of differences) add(sums, name, payout.currency, by);
        }
      }
      return done([...sums.values()]);
    });
  }
}

/** Nothing here names a department or a role. */
const CODES = { department: (code: string) => code, role: (code: string) => code };

const isSame = (amount: Exact, { amountMinor, currency }: { amountMinor: bigint; currency: string }): boolean =>
  amount.equals(Exact.fromScaledInteger(amountMinor, currencyDecimals(currency)));

function add(sums: Map<string, Sum>, name: string, currency: string, by: Exact): void {
  const key = JSON.stringify([name, currency]);
  const sum = sums.get(key) ?? { name, currency, amount: Exact.ZERO, losers: 0, winners: 0 };
  sum.amount = sum.amount.plus(by);
  if (by.isNegative()) sum.losers += 1;
  else if (!by.isZero()) sum.winners += 1;
  sums.set(key, sum);
}

/** Written with the decimals of the currency; a sum of unrounded parts may carry more. */
function costOf({ name, currency, amount, losers, winners }: Sum): TeamCost {
  return { name, currency, amount: amount.toFixedText(currencyDecimals(currency)), losers, winners };
}

const doesNotComeOut = (run: number): Finding => ({
  severity: 'error',
  code: 'does-not-come-out',
  ...worded(
    phrase`a payout of run ${{ run }} does not come out again as it is stored: records were changed since`,
    phrase`find what was changed: cxpay verify`,
  ),
});
