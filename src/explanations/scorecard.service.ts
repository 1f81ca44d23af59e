import { Injectable } from '@nestjs/common';

import { EVERYBODY, sees, type Scope } from '../access/scope.js';
import { Database } from '../database/database.js';
import { done, type Outcome } from '../engine/finding.js';
import { monthAfter, parsePeriod, type Period } from '../engine/period.js';
import { Batch } from '../metrics/metrics.entities.js';
import { readOrganisation } from '../organisation/organisation-reader.js';
import { rulesInForce } from '../plans/rule-versions.js';
import { PayoutsService, type ExplainedPayout } from '../runs/payouts.service.js';
import type { Run } from '../runs/runs.entities.js';
import type { Language } from './languages.js';
import { renderScorecard } from './render-scorecard.js';
import { sharedRules } from './scorecard-input.js';

export interface Scorecard {
  readonly text: string;
  readonly payout: ExplainedPayout;
  /** The Merkle leaf of the payout, and the root over all payouts of its run. */
  readonly leafHash: string;
  readonly root: string;
}

/** Whom the reader may see, in the period and in the one before: a newcomer's earlier payout is not their new head's to see. */
export interface ScorecardScopes {
  readonly scope: Scope;
  readonly before: Scope;
}

/** For whoever may see everybody. */
export const SHOW_ALL: ScorecardScopes = { scope: EVERYBODY, before: EVERYBODY };

/** Tells an employee's payout as a scorecard, in the reader's language. */
@Injectable()
export class ScorecardService {
  constructor(
    private readonly database: Database,
    private readonly payouts: PayoutsService,
  ) {}

  /** The scorecard of the period's latest run. Refused where the period has not been run or pays this employee nothing by any line. */
  async scorecard(
    period: Period,
    employee: string,
    language: Language,
    detail: boolean,
    { scope, before }: ScorecardScopes,
  ): Promise<Outcome<Scorecard>> {
    const run = await this.payouts.latestRun(period);
    if (!run.ok) return run;
    const explained = await this.payouts.explained(run.value, employee, scope);
    if (!explained.ok) return explained;
    const payout = explained.value;
    const rules = await rulesInForce(this.database.reader, period, run.value.publication);
    if (!rules.ok) return rules;
    const text = renderScorecard(
      {
        explanation: payout.explanation,
        counterfactuals: payout.counterfactuals,
        status: run.value.status,
        ruleSet: rules.value.ruleSet,
        sharedRules: sharedRules(rules.value.documents),
        names: await this.names(run.value),
        lastMonth: sees(before, employee) ? await this.lastMonth(period, employee) : undefined,
        batches: await this.batches(payout),
        detail,
      },
      language,
    );
    return done({ text, payout, leafHash: payout.leafHash, root: run.value.root });
  }

  private async names(run: Run) {
    const { departments, roles } = await readOrganisation(this.database.reader, run.loadId);
    return {
      department: (code: string) => departments.get(code)?.name ?? code,
      role: (code: string, language: string) => {
        const role = roles.get(code);
        return (language === 'zh' ? role?.nameZh : undefined) ?? role?.name ?? code;
      },
    };
  }

  private async lastMonth(period: Period, employee: string) {
    const before = parsePeriod(monthAfter(period.code, -1));
    const run = before && (await this.payouts.latestRun(before));
    const payout = run?.ok ? await this.payouts.payout(run.value, employee) : undefined;
    return payout && { amount: payout.amount, currency: payout.currency, period: payout.period };
  }

  private async batches(payout: ExplainedPayout): Promise<ReadonlyMap<number, { readonly file: string }>> {
    const cited = payout.explanation.lines.flatMap(({ scorecard }) => [
      ...(scorecard?.components ?? []).flatMap(({ measured }) =>
        measured ? [...measured.observations, ...measured.notCounted] : [],
      ),
      ...(scorecard?.rules ?? []).flatMap(({ figures }) =>
        figures.flatMap((f) => [...f.observations, ...f.notCounted]),
      ),
    ]);
    const ids = [...new Set(cited.map(({ batch }) => batch))];
    const found = await this.database.reader.createQueryBuilder(Batch, 'b').whereInIds(ids).getMany();
    return new Map(found.map(({ id, file }) => [id, { file }]));
  }
}
