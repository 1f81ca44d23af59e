/** What became of the amount beyond its calculation: incidents charged, a pool shared, parts split. */
import { exact, Exact } from '../engine/exact.js';
import type { IncidentExplanation, ScorecardExplanation } from '../engine/explanation.js';
import { percentText } from './figures.js';
import { paragraph } from './layout.js';
import type { Page } from './page.js';

export function shareLines(page: Page, scorecard: ScorecardExplanation): string[] {
  const texts = [
    ...scorecard.incidents.map((incident) => incidentText(page, incident)),
    ...poolTexts(page, scorecard),
    ...splitTexts(page, scorecard),
  ];
  return texts.flatMap((text) => paragraph(text, 0, 2));
}

function incidentText(page: Page, incident: IncidentExplanation): string {
  const { words, numbers, input } = page;
  const { incidents } = words.scoring;
  const known = input.ruleSet.incidents.find(({ id }) => id === incident.id);
  const name = known ? page.text(known.name) : incident.id;
  if (incident.excluded) return incidents.excluded(name);
  const money = (text: string) => numbers.money(exact(text));
  const remediated = exact(incident.remediated);
  const beside = [
    ...(remediated.isZero() ? [] : [incidents.remediated(percentText(page, remediated))]),
    ...(incident.among > 1 ? [incidents.among(numbers.count(Exact.of(incident.among)))] : []),
  ];
  const share = percentText(page, exact(incident.share));
  const text = incidents.charged(name, money(incident.loss), share, money(incident.charged));
  return beside.length === 0 ? text : words.inBrackets(text, beside.join(', '));
}

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
