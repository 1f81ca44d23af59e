/** What became of the amount beyond its calculation: incidents charged, a pool shared, parts split. */
import { exact, Exact } from '../engine/exact.js';
import { bearerText } from '../engine/incidents.js';
import type { LocalText } from '../engine/text.js';
import type { IncidentExplanation, ScorecardExplanation } from '../engine/explanation.js';
import { percentText } from './figures.js';
import { paragraph } from './layout.js';
import type { Page } from './page.js';

export const shareLines = (page: Page, scorecard: ScorecardExplanation): string[] =>
  shareTexts(page, scorecard).flatMap((text) => paragraph(text, 0, 2));

/** The same, a text for each. */
export function shareTexts(page: Page, scorecard: ScorecardExplanation): string[] {
  const texts = [
    ...scorecard.incidents.map((incident) => incidentText(page, incident)),
    ...poolTexts(page, scorecard),
    ...splitTexts(page, scorecard),
  ];
  // Of an incident that one bears nothing of, every share says the same.
  return [...new Set(texts)];
}

function incidentText(page: Page, incident: IncidentExplanation): string {
  const { words, numbers, input } = page;
  const { incidents } = words.scoring;
  const known = input.ruleSet.incidents.find(({ id }) => id === incident.id);
  const name = known ? page.text(known.name) : incident.id;
  const employee = input.explanation.employee.code;
  if (incident.excluded) {
    const excluded = known?.excluded?.find((entry) => entry.employee === employee);
    return withReason(page, incidents.excluded(name), excluded?.reason);
  }
  const attributed = known?.attribution.find((entry) => !('outside' in entry) && bearerText(entry) === incident.to);
  const money = (text: string) => numbers.money(exact(text));
  const remediated = exact(incident.remediated);
  const beside = [
    ...(remediated.isZero() ? [] : [incidents.remediated(percentText(page, remediated))]),
    ...(incident.among > 1 ? [incidents.among(numbers.count(Exact.of(incident.among)))] : []),
  ];
  const share = percentText(page, exact(incident.share));
  const text = incidents.charged(name, money(incident.loss), share, money(incident.charged));
  return withReason(page, beside.length === 0 ? text : words.inBrackets(text, beside.join(', ')), attributed?.reason);
}

/** What somebody wrote into the incident, in its own words. */
const withReason = (page: Page, told: string, reason: LocalText | undefined): string =>
  reason ? page.words.labelled(told, page.text(reason)) : told;

function poolTexts({ words, numbers }: Page, { pool }: ScorecardExplanation): readonly string[] {
  if (!pool) return [];
  const members = numbers.count(Exact.of(pool.members));
  const factor = numbers.number(exact(pool.slope), { most: 6 });
  return [words.scoring.pool(numbers.money(exact(pool.fund)), members, numbers.money(exact(pool.share)), factor)];
}

function splitTexts(page: Page, { plan, parts }: ScorecardExplanation): readonly string[] {
  if (parts.length === 0) return [];
  const named = page.plan(plan.id).document.payout.split ?? [];
  const texts = parts.map(({ id, amount }) => {
    const part = named.find((candidate) => candidate.id === id);
    return page.words.scoring.part(part ? page.text(part.name) : id, page.numbers.amount(exact(amount)));
  });
  return [page.words.scoring.split(texts.join(' + '))];
}
