import { Injectable } from '@nestjs/common';

import { EVERYBODY, sees, type Scope } from '../access/scope.js';
import { Database } from '../database/database.js';
import { sha256 } from '../engine/canonical.js';
import { counterfactuals } from '../engine/counterfactual.js';
import type { RuleDocument } from '../engine/documents.js';
import { done, type Outcome } from '../engine/finding.js';
import { payoutEvidence } from '../engine/payout-evidence.js';
import type { RuleSet } from '../engine/rule-set.js';
import { monthAfter, parsePeriod, type Period } from '../engine/period.js';
import { inquiriesAbout } from '../inquiries/inquiries-about.js';
import { Batch } from '../ingestion/ingestion.entities.js';
import { standingOf } from '../months/standing.js';
import { readOrganisation } from '../organisation/organisation-reader.js';
import { rulesInForce } from '../plans/rule-versions.js';
import { computedAgain } from '../runs/computed-again.js';
import { PayoutsService, type ExplainedPayout, type PayoutView } from '../runs/payouts.service.js';
import type { Run } from '../runs/runs.entities.js';
import type { Language } from './languages.js';
import { renderScorecard } from './render-scorecard.js';
import { sharedRules, type AskedInquiry, type ScorecardInput } from './scorecard-input.js';
import { tellScorecard, type ToldScorecard } from './told-scorecard.js';
import type { RunStatus } from './words/words.js';

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

export interface EmployeeScorecard {
  readonly payout: PayoutView;
  readonly text: string;
}

/** What is the same for everybody in a run. */
interface Written {
  readonly period: Period;
  readonly rules: { readonly ruleSet: RuleSet; readonly documents: readonly RuleDocument[] };
  readonly names: ScorecardInput['names'];
}

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
    const read = await this.read(period, employee, { scope, before });
    if (!read.ok) return read;
    const { input, payout, run } = read.value;
    const batches = await this.batches(payout);
    const inquiries = await this.inquiries(period, employee);
    const text = renderScorecard({ ...input, batches, inquiries, detail }, language);
    return done({ text, payout, leafHash: payout.leafHash, root: run.root });
  }

  /** The same as a statement: of the payout alone, without what was asked about it since. */
  async statement(
    period: Period,
    employee: string,
    language: Language,
    scopes: ScorecardScopes,
  ): Promise<Outcome<EmployeeScorecard>> {
    const read = await this.read(period, employee, scopes);
    if (!read.ok) return read;
    return done({ payout: read.value.payout, text: renderScorecard(read.value.input, language) });
  }

  /** The same in its parts, for whoever lays it out otherwise than as text. */
  async told(
    period: Period,
    employee: string,
    language: Language,
    scopes: ScorecardScopes,
  ): Promise<Outcome<ToldScorecard>> {
    const read = await this.read(period, employee, scopes);
    if (!read.ok) return read;
    const inquiries = await this.inquiries(period, employee);
    return done(tellScorecard({ ...read.value.input, inquiries }, language));
  }

  /** All that a scorecard of the period's latest run is written from. */
  private async read(
    period: Period,
    employee: string,
    { scope, before }: ScorecardScopes,
  ): Promise<Outcome<{ readonly input: ScorecardInput; readonly payout: ExplainedPayout; readonly run: Run }>> {
    const run = await this.payouts.latestRun(period);
    if (!run.ok) return run;
    const explained = await this.payouts.explained(run.value, employee, scope);
    if (!explained.ok) return explained;
    const payout = explained.value;
    const rules = await rulesInForce(this.database.reader, period, run.value.publication);
    if (!rules.ok) return rules;
    const { explanation, counterfactuals } = payout;
    const of = { period, run: run.value, rules: rules.value, names: await this.names(run.value) };
    const status = await this.status(period);
    const shown = await this.input(of, payout, sees(before, employee));
    return done({ input: { ...shown, explanation, counterfactuals, status }, payout, run: run.value });
  }

  /**
   * The scorecards of all payouts of a run, in order of employee code, one after another: everything is computed once more, page by
   * page. Refused where the run cannot be explained, or a payout does not come out as it is stored.
   */
  async all(period: Period, run: Run, language: Language): Promise<Outcome<AsyncGenerator<EmployeeScorecard>>> {
    const again = await computedAgain(this.database.reader, run);
    if (!again.ok) return again;
    const of = { period, run, rules: again.value, names: await this.names(run) };
    const status = await this.status(period);
    const { payouts } = this;
    const input = (payout: PayoutView) => this.input(of, payout, true);
    async function* scorecards(): AsyncGenerator<EmployeeScorecard> {
      for await (const page of again.ok ? again.value.pages() : []) {
        const [first] = page;
        const before = first ? first.input.employee.code : '';
        const views = new Map((await payouts.from(run, before, page.length)).map((view) => [view.employee, view]));
        for (const result of page) {
          const payout = views.get(result.input.employee.code);
          if (payout?.evidenceHash !== sha256(payoutEvidence(result)))
            throw new Error('a payout does not come out again');
          const { explanation } = result;
          const written = { ...(await input(payout)), explanation, counterfactuals: counterfactuals(result), status };
          yield { payout, text: renderScorecard(written, language) };
        }
      }
    }
    return done(scorecards());
  }

  private async input({ period, rules, names }: Written, payout: PayoutView, withBefore: boolean) {
    const { ruleSet, documents } = rules;
    const lastMonth = withBefore ? await this.lastMonth(period, payout.employee) : undefined;
    return { ruleSet, sharedRules: sharedRules(documents), names, lastMonth, decision: payout.decision };
  }

  /** Where the month stands, as a reader is told it. */
  private async status(period: Period): Promise<RunStatus> {
    const { state } = await standingOf(this.database.reader, period);
    return state === 'approved' || state === 'locked' ? state : 'calculated';
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
    return payout && { amount: payout.payable, currency: payout.currency, period: payout.period };
  }

  private inquiries(period: Period, employee: string): Promise<AskedInquiry[]> {
    return inquiriesAbout(this.database.reader, period.code, employee);
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
