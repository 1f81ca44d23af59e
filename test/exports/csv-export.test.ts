import { expect, it } from '@jest/globals';

import { csvExport } from '../../src/exports/csv-export.js';
import type { PayoutView } from '../../src/runs/payouts.service.js';
import type { Run } from '../../src/runs/runs.entities.js';

const RUN = { id: 1, period: '2026-10' } as Run;
const named = (name: string) =>
  ({
    ...{ run: 1, period: '2026-10', employee: 'C1', name, currency: 'CNY', amount: '-1.00', payable: '-1.00', earned: '-1.00' },
    ...{ lines: [], adjustments: [], holds: [], decision: null, status: 'payable', evidenceHash: 'ab' },
  }) as unknown as PayoutView; // prettier-ignore
const fileOf = async (...names: string[]) =>
  Buffer.from(await csvExport(RUN, names.map(named))).toString('utf8').split('\r\n'); // prettier-ignore

it('quotes every text and no figure, behind a byte order mark, the same bytes each time', async () => {
  const lines = await fileOf('李雷');
  expect(lines[0]).toMatch(/^\uFEFF"period","employee","name",.*,"currency",payable,not_paid,earned,"adjustments",/);
  expect(lines[1]).toBe(
    '"2026-10","C1","李雷",,,,"CNY",-1.00,0.00,-1.00,,,"payable",,,,1,"ab"',
  ); // prettier-ignore
  expect(await fileOf('李雷')).toEqual(lines);
});

it('lets no text become a formula, whatever separates cells and however wide the sign', async () => {
  const signs = ['=1+1', '+1', '-1', '@A1', '＝1+1', '＋1', '－1', '＠A1', '\t=1', '\n=1'];
  const lines = (await fileOf(...signs)).slice(1, -1);
  expect(lines.map((line) => line.split(',')[2])).toEqual(signs.map((sign) => `"'${sign}"`));
  expect((await fileOf('a;=1+1', 'a\t=1'))[1]).toContain(',"a;=1+1",');
  expect((await fileOf('a "b"'))[1]).toContain(',"a ""b""",');
});
