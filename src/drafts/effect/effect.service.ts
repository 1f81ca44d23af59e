import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';

import { EVERYBODY, Scopes, seesEverybody, type Scope } from '../../access/scope.js';
import { Database } from '../../database/database.js';
import { done, refused, type Finding, type Outcome } from '../../engine/finding.js';
import type { Period } from '../../engine/period.js';
import { compileRuleSet, type RuleSet } from '../../engine/rule-set.js';
import { latestLoad } from '../../organisation/organisation-reader.js';
import { Run } from '../../runs/runs.entities.js';
import type { Asker } from '../draft-access.js';
import { readDraft, structureOf, type DraftContent } from '../draft-content.js';
import { documentsWithDraft } from '../draft-files.js';
import type { DraftView } from '../drafts.service.js';
import { Latest } from '../latest.js';
import { effectReport, type EffectReport, type MonthAmounts } from './effect-report.js';
import { holdMonth, type HeldMonth } from './held-month.js';
import { listOf, phrase, worded } from '../../engine/phrase.js';

/** Months that a draft is tried on. */
export const MONTHS = 12;
/** Years that are held in memory, each of one plan as drafts have it. */
const YEARS = 4;
/** Years of plans that somebody is writing and has not saved: they take no saved draft's place. */
const YEARS_WRITTEN = 1;
/** Rosters of heads that are held, each of one month. */
const SCOPES = 20 * MONTHS;
/** Payouts that a year may hold: beyond that the oldest months are left out, and it is said. */
const MOST_PAYOUTS = 250_000;

interface HeldYear {
  readonly months: readonly HeldMonth[];
  readonly findings: readonly Finding[];
}

/**
 * Says what a draft would have paid in the months that were run last. Their payouts are read once and held in memory, so that a slider
 * can be moved; a further run of a month has them read anew.
 */
@Injectable()
export class EffectService {
  private readonly years = new Latest<string, HeldYear>(YEARS);
  private readonly written = new Latest<string, HeldYear>(YEARS_WRITTEN);
  private readonly known = new Latest<string, Scope>(SCOPES);

  constructor(
    private readonly database: Database,
    private readonly scopes: Scopes,
  ) {}

  /** The effect of a draft, saved or proposed, for those whom somebody may see. Refused where no month has been run. */
  async effect({ standing, content, base, findings }: DraftView, asker: Asker): Promise<Outcome<EffectReport>> {
    const runs = await this.latestRuns();
    if (runs.length === 0) return refused(nothingRun());
    const ids = runs.map(({ id }) => id);
    // What a hold came to be decided as, and a budget, may change without another run.
    const marks = await this.marks();
    // Weights and targets move without it; another structure may need other figures, or everybody.
    const structure = JSON.stringify(structureOf(content.plan));
    const isSaved = structure === JSON.stringify(structureOf(readDraft(standing.latest.content).plan));
    const key = JSON.stringify([content.plan.id, base.plan, structure, ids, marks]);
    const year = await (isSaved ? this.years : this.written).getOrMake(key, () =>
      this.database.read((manager) => holdYear(manager, runs, base, content)),
    );
    const said = [...findings, ...year.findings];
    const ruleSets = new Map<string, Outcome<RuleSet>>();
    const amounts: MonthAmounts[] = [];
    const load = await latestLoad(this.database.reader);
    for (const month of year.months) {
      const ruleSet = draftRuleSet(month, content, ruleSets);
      if (!ruleSet.ok) said.push(monthLeftOut(month.period.code, ruleSet.findings));
      else
        amounts.push({
          month,
          after: await month.amounts(ruleSet.value),
          scope: await this.scope(asker, month.period, load),
        });
    }
    return done(effectReport(amounts, said));
  }

  /** Whom they may see in a month: asked once for each roster, by what decides it. */
  private async scope(asker: Asker, period: Period, load: number): Promise<Scope> {
    if (asker === null || seesEverybody(asker)) return EVERYBODY;
    const { heads, employee, roles } = asker;
    const key = JSON.stringify([load, period.code, heads, employee, roles]);
    return this.known.getOrMake(key, () => this.scopes.of(asker, period));
  }

  /** The runs that count of the months run last, the earliest month first. */
  private async latestRuns(): Promise<Run[]> {
    const { reader } = this.database;
    const rows = await reader.query<{ id: string | number }[]>(
      `SELECT max(id) AS id FROM run GROUP BY period ORDER BY period DESC LIMIT ${MONTHS}`,
    );
    return reader.find(Run, { where: { id: In(rows.map(({ id }) => Number(id))) }, order: { period: 'ASC' } });
  }

  private async marks(): Promise<readonly number[]> {
    const highest = async (table: string) => {
      const [row] = await this.database.reader.query<{ id: string | number | null }[]>(
        `SELECT max(id) AS id FROM ${table}`,
      );
      return Number(row?.id ?? 0);
    };
    return [await highest('hold_decision'), await highest('budget_load')];
  }
}

async function holdYear(
  manager: EntityManager,
  runs: readonly Run[],
  base: DraftContent,
  draft: DraftContent,
): Promise<HeldYear> {
  const months: HeldMonth[] = [];
  const findings: Finding[] = [];
  let payouts = 0;
  // The latest months first: those are kept where all together are too many.
  for (const run of [...runs].reverse()) {
    payouts += run.payouts;
    if (months.length > 0 && payouts > MOST_PAYOUTS) {
      findings.push(tooMany(months.length));
      break;
    }
    const month = await holdMonth(manager, run, base, draft);
    if (month.ok) months.unshift(month.value);
    else findings.push(monthLeftOut(run.period, month.findings));
  }
  return { months, findings };
}

/** The rules of a month with the draft among them: compiled once for all months in which the same documents held. */
function draftRuleSet(
  { documents }: HeldMonth,
  content: DraftContent,
  known: Map<string, Outcome<RuleSet>>,
): Outcome<RuleSet> {
  const key = documents.map(({ hash }) => hash).join();
  let compiled = known.get(key);
  if (!compiled) known.set(key, (compiled = compileRuleSet(documentsWithDraft(documents, content))));
  return compiled;
}

const nothingRun = (): Finding => ({
  severity: 'error',
  code: 'no-run',
  ...worded(phrase`no month has been run: there is nothing to try the draft on`, phrase`run one: cxpay run PERIOD`),
});

const monthLeftOut = (period: string, because: readonly Finding[]): Finding => ({
  severity: 'warning',
  code: 'month-left-out',
  ...worded(
    phrase`${{ period }} is left out: ${{ because: listOf(because.map(({ message, phrases }) => phrases?.message ?? phrase`${{ message }}`)) }}`,
  ),
});

const tooMany = (months: number): Finding => ({
  severity: 'warning',
  code: 'months-left-out',
  ...worded(phrase`only the last ${{ months }} months are reckoned: more payouts than that are not held in memory`),
});
