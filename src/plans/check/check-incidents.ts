/** Checks incidents: what they cost, who bears it, and that they will be charged at all. */
import { currencyDecimals, isCurrency } from '../../engine/currency.js';
import type { Incident, IncidentsDocument } from '../../engine/documents.js';
import { Exact } from '../../engine/exact.js';
import { isDay, monthOf } from '../../engine/period.js';
import { phrase, type Phrase } from '../../engine/phrase.js';
import type { Catalogue } from './catalogue.js';
import { offBy } from './check-weights.js';
import type { Path } from './json-source.js';
import type { Report } from './report.js';
import { didYouMean, figure, percent } from './words.js';

/** Reports what is wrong with each incident of a document. Employees, roles and departments are the organisation's to know. */
export function checkIncidents(content: IncidentsDocument, catalogue: Catalogue, report: Report): void {
  const stages = stagesOf(catalogue);
  for (const [index, incident] of content.incidents.entries()) {
    const path = ['incidents', index];
    checkDate(incident, content, path, report);
    checkLoss(incident, path, report);
    checkRemediated(incident, path, report);
    checkShares(incident, path, report);
    checkStages(incident, stages, path, report);
    checkExcluded(incident, path, report);
  }
}

function checkDate({ date }: Incident, head: IncidentsDocument, path: Path, report: Report): void {
  const here = [...path, 'date'];
  if (!isDay(date)) {
    report.error(
      'not-a-day',
      here,
      phrase`"${{ date }}" is not a day.`,
      phrase`Write a day of the calendar, such as "2026-10-17".`,
    );
    return;
  }
  const { effectiveFrom, effectiveTo } = head;
  const month = monthOf(date);
  if (month >= effectiveFrom && (effectiveTo === undefined || month < effectiveTo)) return;
  const held =
    effectiveTo === undefined
      ? phrase`from ${{ from: effectiveFrom }}`
      : phrase`from ${{ from: effectiveFrom }} until before ${{ end: effectiveTo }}`;
  const message = phrase`It would never be charged: ${{ date }} is not in the periods that the document holds for, ${{ held }}.`;
  report.error('never-charged', here, message, phrase`Correct the day, or the periods of the document.`);
}

function checkLoss({ loss, currency }: Incident, path: Path, report: Report): void {
  const amount = Exact.parse(loss) ?? Exact.ZERO;
  const here = [...path, 'loss'];
  if (!amount.isGreaterThan(Exact.ZERO))
    report.error(
      'out-of-range',
      here,
      phrase`The loss is ${{ loss }}; it must be more than 0.`,
      phrase`Write what it cost.`,
    );
  if (!isCurrency(currency)) {
    const message = phrase`"${{ currency }}" is no currency of ISO 4217.`;
    report.error(
      'unknown-currency',
      [...path, 'currency'],
      message,
      phrase`Write a code such as "CNY", "EUR" or "USD".`,
    );
    return;
  }
  const unit = Exact.fromScaledInteger(1n, currencyDecimals(currency));
  if (amount.isMultipleOf(unit)) return;
  const message = phrase`The loss of ${{ loss }} is finer than ${{ currency }} can be paid in: steps of ${{ unit: figure(unit) }}.`;
  report.error('finer-than-currency', here, message, phrase`Round it, or correct the currency.`);
}

function checkRemediated({ remediated }: Incident, path: Path, report: Report): void {
  const share = remediated === undefined ? undefined : Exact.parse(remediated);
  if (!share || !(share.isNegative() || share.isGreaterThan(Exact.ONE))) return;
  const message = phrase`What was made good is a share of the loss from 0 % to 100 %, not ${{ share: percent(share) }}.`;
  report.error('out-of-range', [...path, 'remediated'], message, percentMeant(share) ?? phrase`Write such as "40%".`);
}

function checkShares({ attribution }: Incident, path: Path, report: Report): void {
  const shares = attribution.map(({ share }) => Exact.parse(share) ?? Exact.ZERO);
  let allPossible = true;
  for (const [index, share] of shares.entries()) {
    if (share.isGreaterThan(Exact.ZERO) && !share.isGreaterThan(Exact.ONE)) continue;
    allPossible = false;
    const message = phrase`A share of the loss is more than 0 % and at most 100 %, not ${{ found: percent(share) }}.`;
    const advice = percentMeant(share) ?? phrase`Remove whoever bears nothing.`;
    report.error('share-out-of-range', [...path, 'attribution', index, 'share'], message, advice);
  }
  const sum = Exact.sum(shares);
  if (sum.equals(Exact.ONE) || !allPossible) return;
  const message = phrase`The shares add up to ${{ sum: percent(sum) }}: ${{ off: offBy(sum) }}.`;
  const advice = phrase`Change them so that they add up to exactly 100 %; what nobody here bears goes to "outside".`;
  report.error('shares-do-not-add-up', [...path, 'attribution'], message, advice);
}

const percentMeant = (share: Exact): Phrase | undefined =>
  share.isGreaterThan(Exact.ONE) && !share.isGreaterThan(Exact.of(100))
    ? phrase`Did you mean "${{ value: share.toText() }}%"?`
    : undefined;

/** Stages that indicators measure; `undefined` where an indicator document is broken and nobody can know. */
function stagesOf({ indicators }: Catalogue): readonly string[] | undefined {
  if (!indicators.isComplete) return undefined;
  return [...new Set(indicators.entries.flatMap(([, { value }]) => value.stage ?? []))];
}

function checkStages(
  { attribution }: Incident,
  stages: readonly string[] | undefined,
  path: Path,
  report: Report,
): void {
  for (const [index, entry] of attribution.entries()) {
    if (!('stage' in entry) || !stages || stages.includes(entry.stage)) continue;
    const advice = didYouMean(entry.stage, stages) ?? phrase`Give an indicator this stage.`;
    const message = phrase`No indicator measures the stage "${{ stage: entry.stage }}".`;
    report.error('unknown-stage', [...path, 'attribution', index, 'stage'], message, advice);
  }
}

function checkExcluded({ excluded }: Incident, path: Path, report: Report): void {
  const seen = new Set<string>();
  for (const [index, { employee }] of (excluded ?? []).entries()) {
    if (seen.has(employee)) {
      const message = phrase`The employee "${{ employee }}" stands twice in this list.`;
      report.error('listed-twice', [...path, 'excluded', index, 'employee'], message, phrase`Keep one of them.`);
    }
    seen.add(employee);
  }
}
