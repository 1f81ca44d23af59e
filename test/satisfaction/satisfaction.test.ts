import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { satisfactionText } from '../../src/cli/commands/satisfaction-text.js';
import type { Database } from '../../src/database/database.js';
import { monthAfter } from '../../src/engine/period.js';
import { SatisfactionService, type SatisfactionRequest } from '../../src/satisfaction/satisfaction.service.js';
import { databaseKinds, freshDatabase, type FreshDatabase } from '../support/databases.js';
import { ingestFile, loadCompany, openDatabase, period, publishRules, worked } from '../support/open-database.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';

const MONTHS = Array.from({ length: 12 }, (_, i) => monthAfter('2025-11', i));

/** Of 100 deliveries each month: 1,080 of 1,200 are 0.9; √(0.9 · 0.1 ÷ 100) = 0.03, so the limits are 0.81 and 0.99. */
const NORTH = [88, 91, 88, 91, 88, 91, 88, 91, 88, 90, 86, 100];
/** From May on, of 100: 540 of 600 are 0.9 again. */
const SOUTH = [90, 88, 92, 90, 88, 92];
/** See the test of control charts: mean 4.333…, limits 3.89806 and 4.768607, the last eight above the mean. */
const MARKS = ['4', '4', '4', '4', '4.4', '4.6', '4.4', '4.6', '4.4', '4.6', '4.4', '4.6'];

const LINES = [
  'indicator,subject,period,value,numerator,denominator,sample,source',
  ...NORTH.map((hits, i) => `on-time-delivery,department:north,${MONTHS[i]},,${hits},100,,third-party`),
  ...SOUTH.map((hits, i) => `on-time-delivery,department:south,${MONTHS[i + 6]},,${hits},100,,mystery-shop`),
  ...MARKS.map((mark, i) => `courier-attitude,department:south,${MONTHS[i]},${mark},,,,third-party`),
  'courier-attitude,department:south,2026-10,4.9,,,,internal',
  // C2 has worked in the south since the 16th, of which a figure is reported: theirs is not added to it.
  'courier-attitude,employee:C1,2026-10,4.7,,,212,third-party',
  'courier-attitude,employee:C2,2026-10,1,,,500,third-party',
  'courier-attitude,employee:C3,2026-10,4.1,,,88,third-party',
  'on-time-delivery,department:north,2026-10,,940,1000,,internal',
  'on-time-delivery,department:south,2026-10,,1960,2000,,internal',
  'loss,employee:C1,2026-10,,1,1000,,internal',
];
/** Later October in the north is corrected: what was reported last counts. */
const BEFORE = [
  'indicator,subject,period,value,numerator,denominator,sample,source',
  'on-time-delivery,department:north,2026-10,,10,100,,third-party',
];

describe.each(databaseKinds)('satisfaction over time on %s', (kind) => {
  let fresh: FreshDatabase;
  let database: Database;
  let company: SmallCompany;
  const asked = async (request: Partial<SatisfactionRequest> = {}, code = '2026-10') =>
    new SatisfactionService(database).of(period(code), { months: 13, ...request });

  beforeAll(async () => {
    company = await smallCompany();
    fresh = await freshDatabase(kind);
    database = await openDatabase(fresh.url);
    await loadCompany(database, company);
    await publishRules(database, company);
    for (const [name, lines] of [
      ['before', BEFORE],
      ['after', LINES],
    ] as const) {
      const path = join(company.folder, `${name}.csv`);
      await writeFile(path, `${lines.join('\n')}\n`);
      await ingestFile(database, path);
    }
  });
  afterAll(async () => {
    await database.close();
    await fresh.remove();
    await company.remove();
  });

  it('finds a rise where figures by others leave what chance makes, and says so with the limits', async () => {
    const view = worked(await asked());
    expect(view.months).toEqual(['2025-10', ...MONTHS]);
    expect(
      view.indicators.map(({ indicator, departments }) => [
        indicator,
        ...departments.map((each) => [each.department, each.method, each.centre, each.verdict]),
      ]),
    ).toEqual([
      [
        'courier-attitude',
        // One month alone, and it is added up of C1 and C3. South reports no cases: of the company nothing can be added up.
        ['north', 'xmr', '4.524', 'too-few'],
        ['south', 'xmr', '4.333333333333', 'rises'],
      ],
      [
        'on-time-delivery',
        // 1,080 + 540 of 1,800 are 0.9 too.
        ['company', 'p', '0.9', 'steady'],
        ['north', 'p', '0.9', 'rises'],
        ['south', 'p', '0.9', 'steady'],
      ],
    ]);
    const [attitude, onTime] = view.indicators;
    expect(onTime?.departments.map(({ message }) => message)).toEqual([
      // Of 200 cases √(0.09 ÷ 200) · 3 = 0.063639…
      '2026-10: 96 % lies between the limits 83.64 % and 96.36 %. It varies as it always has: no change is found.',
      '2026-10: 100 % is above the limit of 99 %, which chance seldom brings about. It has risen. That is better.',
      '2026-10: 92 % lies between the limits 81 % and 99 %. It varies as it always has: no change is found.',
    ]);
    expect(attitude?.departments.map(({ message }) => message)).toEqual([
      'Months with a figure by others: 1. Limits need 6, so nothing is said of a change.',
      '2026-10: the last 8 figures at least are all above the mean of 4.3333, which chance seldom brings about. It has risen. That is better.',
    ]);
  });

  it('has what was reported of a department, else adds up its people and the departments below', async () => {
    const { indicators } = worked(await asked({ months: 2 }));
    const october = indicators.flatMap(({ departments }) =>
      departments.map(({ department, months }) => [department, months[1]?.thirdParty]),
    );
    expect(october).toEqual([
      // (4.7 · 212 + 4.1 · 88) ÷ 300 = 1,357.2 ÷ 300
      ['north', { value: '4.524', sample: '300', isReported: false, low: null, high: null, signal: null }],
      ['south', expect.objectContaining({ value: '4.6', sample: null, isReported: true })],
      ['company', expect.objectContaining({ value: '0.96', sample: '200', isReported: false })],
      ['north', expect.objectContaining({ value: '1', sample: '100', isReported: true })],
      ['south', expect.objectContaining({ value: '0.92', sample: '100', isReported: true })],
    ]);
  });

  it('holds the company’s own figures against them', async () => {
    const { indicators } = worked(await asked());
    const gaps = indicators.flatMap(({ departments }) =>
      departments.map(({ department, gap }) => [department, gap?.gap, gap?.verdict, gap?.message]),
    );
    expect(gaps).toEqual([
      ['north', undefined, undefined, undefined],
      [
        ...['south', '0.3', 'unknown'],
        '2026-10: the company’s own figure is 4.9, that of others 4.6. Without the numbers of cases and a range of values nobody can tell whether they differ.',
      ],
      [
        // 2,900 of 3,000 less 192 of 200: 0.00667² = 0.0000444 < 3.8415 · 0.96625 · 0.03375 · (1/200 + 1/3,000) = 0.000668
        ...['company', '0.006666666667', 'chance'],
        '2026-10: the company’s own figure is 96.67 %, that of others 96 %. Chance alone may make such a gap.',
      ],
      [
        // 0.06² = 0.0036 > 3.8415 · 0.94545 · 0.05455 · (1/100 + 1/1,000) = 0.00218
        ...['north', '-0.06', 'beyond-chance'],
        '2026-10: the company’s own figure is 94 %, that of others 100 %. Its own is lower by more than chance makes.',
      ],
      [
        // Of 2,100 2,052: 100 · 0.0229 is less than five.
        ...['south', '0.06', 'few'],
        '2026-10: the company’s own figure is 98 %, that of others 92 %. There are too few cases to tell whether they differ.',
      ],
    ]);
  });

  it('is of one indicator, of some departments and of as many months as are asked for', async () => {
    const one = worked(await asked({ indicator: 'on-time-delivery', departments: ['north'] }));
    expect(one.indicators.map(({ departments }) => departments.map(({ department }) => department))).toEqual([
      ['north'],
    ]);
    expect(worked(await asked({ departments: [] })).indicators).toEqual([]);
    // Nobody else measures it: it is named, and there is nothing to say.
    expect(worked(await asked({ indicator: 'loss' })).indicators).toMatchObject([
      { indicator: 'loss', departments: [] },
    ]);
    // Seven months end in August: the first eleven of the north have no signal.
    const august = worked(await asked({ indicator: 'on-time-delivery', months: 7 }, '2026-08'));
    expect(august.indicators[0]?.departments.map(({ verdict }) => verdict)).toEqual(['steady', 'steady', 'too-few']);
    const unknown = await asked({ indicator: 'courier-atitude' });
    expect(unknown.findings).toMatchObject([{ code: 'no-such-indicator', advice: 'Did you mean courier-attitude?' }]);
  });

  it('is a table at a terminal', async () => {
    const text = satisfactionText(
      worked(await asked({ indicator: 'on-time-delivery', departments: ['company'], months: 2 })),
    );
    // 86 + 88 and 100 + 92, of 400: 0.915. Two months have no limits.
    expect(text.split('\n')).toEqual([
      'on-time-delivery, company (Small Company): Months with a figure by others: 2. Limits need 6, so nothing is said of a change.',
      '2026-10: the company’s own figure is 96.67 %, that of others 96 %. Chance alone may make such a gap.',
      'p-chart, mean 91.5 %',
      expect.stringMatching(/^month +others +cases +low +high +internal +cases +gap$/),
      expect.stringMatching(/^2026-09 +\+ 87 % +200$/),
      expect.stringMatching(/^2026-10 +\+ 96 % +200 .*\+ 96.67 % +3000 +0.67 %$/),
    ]);
    const none = satisfactionText(worked(await asked({ departments: [] })));
    expect(none).toBe('2026-10: others have measured nothing of it in 13 months');
  });
});
