import { readFile, writeFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { smallCompany, type SmallCompany } from '../support/small-company.js';

const named = (en: string) => ({ en, zh: en });
const share = { unit: 'percent', better: 'higher', aggregate: 'ratio', whenMissing: 'reweight' };

export const INDICATORS = {
  id: 'asked',
  effectiveFrom: '2026-01',
  indicators: [
    { ...share, code: 'csat', name: named('Satisfied'), answers: 'top-two', minimumSample: 5 },
    { ...share, code: 'on-the-day', name: named('On the day'), answers: 'yes' },
    { ...share, code: 'nps', name: named('NPS'), unit: 'points', per: '100', answers: 'net-promoter' },
    { ...share, code: 'visit', name: named('Visits'), unit: 'points', answers: 'points', minimumSample: 2 },
  ],
};

export const CALL = {
  id: 'delivery-call',
  effectiveFrom: '2026-01',
  name: named('Call after a delivery'),
  kind: 'follow-up',
  independent: true,
  questions: [
    { code: 'attitude', name: named('How was the courier?'), scale: { from: 1, to: 5 }, indicator: 'courier-attitude' },
    { code: 'recommend', name: named('Would you recommend us?'), scale: { from: 0, to: 10 }, indicator: 'nps' },
    { code: 'satisfied', name: named('Are you satisfied?'), scale: { from: 1, to: 5 }, indicator: 'csat' },
    { code: 'on-the-day', name: named('Did it come on the day?'), scale: 'yes-no', indicator: 'on-the-day' },
  ],
};

export const VISIT = {
  id: 'test-order',
  effectiveFrom: '2026-01',
  name: named('Test order'),
  kind: 'mystery-shop',
  independent: true,
  subjects: ['employee'],
  indicator: 'visit',
  questions: [
    { code: 'greeted', name: named('Did they greet?'), scale: 'yes-no', points: '10' },
    { code: 'advice', name: named('Advice'), scale: 'points', points: '20' },
    { code: 'speed', name: named('Speed'), scale: { from: 0, to: 4 }, points: '10' },
  ],
};

/** The small company, which asks its customers: the courier's attitude is the mean of answers, and counts from five on. */
export async function surveyCompany(): Promise<SmallCompany> {
  const company = await smallCompany();
  const { rules } = company;
  const rewrite = async (path: string, change: (text: string) => string) => {
    const text = await readFile(join(rules, path), 'utf8');
    await writeFile(join(rules, path), change(text));
  };
  await mkdir(join(rules, 'forms'));
  await writeFile(join(rules, 'forms', 'call.json'), JSON.stringify(CALL));
  await writeFile(join(rules, 'forms', 'visit.json'), JSON.stringify(VISIT));
  await writeFile(join(rules, 'indicators', 'asked.json'), JSON.stringify(INDICATORS));
  await rewrite('indicators/delivery.json', (text) =>
    text.replace('"aggregate": "mean",', '"aggregate": "ratio", "answers": "mean",'),
  );
  await rewrite('plans/courier.json', (text) => text.replace('"sample": 30', '"sample": 5'));
  return company;
}
