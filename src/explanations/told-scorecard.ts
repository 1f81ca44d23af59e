import type { RunStatus } from './words/words.js';
import { Exact, exact } from '../engine/exact.js';
import type { LineExplanation, ScorecardExplanation } from '../engine/explanation.js';
import { toldAdjustments, type ToldAdjustments } from './adjustment-lines.js';
import { componentRow, groupHeading, togetherRow } from './component-table.js';
import { gainText } from './gain-line.js';
import { comparisonTexts, isPaid, postTexts, statusTexts, topDifferences } from './header.js';
import { toldHold, type ToldHold } from './hold-lines.js';
import { inquiryTexts } from './inquiry-lines.js';
import { harmless } from './layout.js';
import { WORDS, type Language } from './languages.js';
import { otherwiseTexts } from './otherwise-lines.js';
import { Page } from './page.js';
import { headingText } from './render-scorecard.js';
import { toldRule, type ToldRule } from './rule-lines.js';
import type { ScorecardInput } from './scorecard-input.js';
import { shareTexts } from './share-lines.js';
import { walk } from './step-lines.js';
import { waterfall, type WaterfallBar } from './waterfall.js';

/** A scorecard as its parts, each in words: what {@link renderScorecard} writes as text, for whoever lays it out otherwise. */
export interface ToldScorecard {
  readonly employee: string;
  readonly name: string;
  readonly posts: readonly string[];
  readonly period: string;
  /** The period in words. */
  readonly month: string;
  readonly state: RunStatus;
  /** Where it stands, in words; the first is about the month. */
  readonly status: readonly string[];
  readonly currency: string;
  /** `null` while it is held, and where it was refused. */
  readonly amount: string | null;
  readonly amountText: string | null;
  readonly held: ToldHold | null;
  readonly comparisons: readonly string[];
  readonly differences: readonly ToldChange[];
  /** What of earlier periods is settled with it. */
  readonly adjustments: ToldAdjustments | null;
  /** What was asked about it, and what became of that. */
  readonly inquiries: readonly string[];
  readonly lines: readonly ToldLine[];
}

/** An amount more or less, with what it is for. */
export interface ToldChange {
  readonly name: string;
  readonly amount: string;
  readonly text: string;
}

/** One assignment's part. */
export interface ToldLine {
  /** Days and post, where there is something to say about them. */
  readonly heading: string;
  /** Why there is nothing below, where nothing was calculated. */
  readonly notCalculated: string | null;
  readonly components: readonly ToldComponent[];
  readonly together: ToldCells | null;
  readonly rules: readonly ToldRule[];
  readonly steps: readonly ToldStep[];
  readonly waterfall: readonly WaterfallBar[];
  readonly shares: readonly string[];
  readonly gain: string;
  readonly otherwise: readonly string[];
}

export interface ToldCells {
  readonly name: string;
  readonly measured: string;
  readonly target: string;
  readonly weight: string;
  readonly attained: string;
  readonly worth: string;
  readonly couldBe: string;
}

export interface ToldComponent extends ToldCells {
  readonly id: string;
  /** Of the first of a group: the group in words. */
  readonly group: string | null;
  readonly verdict: 'met' | 'missed' | 'not-counted';
  /** `1.02`; `null` where nothing was scored. */
  readonly attainment: string | null;
  readonly notes: readonly string[];
}

/** One step of the walk from target bonus to payout. */
export interface ToldStep {
  readonly label: string;
  readonly change: string | null;
  readonly amount: string;
}

/** Tells a payout's explanation in the parts of its scorecard. Throws where the rule set is not the one that it names. */
export function tellScorecard(input: ScorecardInput, language: Language): ToldScorecard {
  const page = new Page(input, language);
  const { explanation } = input;
  const paid = isPaid(page);
  return tidy({
    employee: explanation.employee.code,
    name: explanation.employee.name,
    posts: postTexts(page),
    period: explanation.period.code,
    month: page.period(explanation.period.code),
    state: input.status,
    status: statusTexts(page),
    currency: explanation.currency,
    amount: paid ? explanation.amount : null,
    amountText: paid ? page.numbers.money(exact(explanation.amount)) : null,
    held: toldHold(page) ?? null,
    comparisons: comparisonTexts(page),
    differences: topDifferences(page).map(({ name, by }) => ({
      name,
      amount: by.toFixedText(AMOUNT_DECIMALS),
      text: page.numbers.change(by),
    })),
    adjustments: toldAdjustments(page) ?? null,
    inquiries: inquiryTexts(page),
    lines: explanation.lines.map((line, i) => toldLine(page, line, i + 1)),
  });
}

/** Enough to draw with. */
const AMOUNT_DECIMALS = 4;

function toldLine(page: Page, line: LineExplanation, ordinal: number): ToldLine {
  const { scorecard } = line;
  const heading = headingText(page, line);
  if (!scorecard) return { ...NOTHING, heading, notCalculated: WORDS[page.language].line.notCalculated };
  return {
    heading,
    notCalculated: null,
    components: toldComponents(page, scorecard),
    together: scorecard.score === null ? null : cells(togetherRow(page, scorecard, exact(scorecard.score)).cells),
    rules: scorecard.rules.map((rule) => toldRule(page, scorecard, rule)),
    steps: scorecard.steps.length === 0 ? [] : walk(page, line, scorecard).map((step) => toldStep(page, step)),
    waterfall: waterfall(page, scorecard),
    shares: shareTexts(page, scorecard),
    gain: gainText(page, scorecard, ordinal),
    otherwise: otherwiseTexts(page, scorecard, ordinal),
  };
}

const NOTHING = {
  components: [],
  together: null,
  rules: [],
  steps: [],
  waterfall: [],
  shares: [],
  gain: '',
  otherwise: [],
} as const;

function toldComponents(page: Page, scorecard: ScorecardExplanation): ToldComponent[] {
  let group: string | null = null;
  return scorecard.components.map((component) => {
    const place = page.component(scorecard, component.id);
    const isFirst = component.group !== null && component.group !== group;
    group = component.group;
    const row = componentRow(page, scorecard, component, place);
    const { id, attainment, status } = component;
    const met = attainment !== null && !exact(attainment).isLessThan(Exact.ONE);
    return {
      ...cells(row.cells),
      id,
      group: isFirst ? groupHeading(page, scorecard, place) : null,
      verdict: status.kind !== 'counted' ? 'not-counted' : met ? 'met' : 'missed',
      attainment,
      notes: row.notes,
    };
  });
}

function toldStep({ numbers }: Page, { label, change, amount }: ReturnType<typeof walk>[number]): ToldStep {
  return { label, change: change === undefined ? null : numbers.change(change), amount: numbers.walked(amount).text };
}

function cells(row: readonly string[]): ToldCells {
  const [name = '', measured = '', target = '', weight = '', attained = '', worth = '', couldBe = ''] = row;
  return { name, measured, target, weight, attained, worth, couldBe };
}

/** No text steers what shows it. */
function tidy<T>(part: T): T {
  if (typeof part === 'string') return harmless(part) as T;
  if (Array.isArray(part)) return part.map(tidy) as T;
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, tidy(value)])) as T;
}
