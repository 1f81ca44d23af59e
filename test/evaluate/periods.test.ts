import { join } from 'node:path';

import { expect, it } from '@jest/globals';

import { evaluated, indicator, indicatorsOf, onTime, planOf, withFolder } from './plan-folder.js';

const FILES = {
  'plan.json': planOf({
    uses: ['indicators.json', 'parameters.json'],
    payout: { of: 'target-bonus', cap: '$most', round: { to: '0.01', mode: 'half-up' } },
  }),
  'indicators.json': { ...indicatorsOf(indicator('on-time')), effectiveTo: '2026-09' },
  'parameters.json': {
    id: 'limits',
    effectiveFrom: '2026-06',
    parameters: [{ name: 'most', unit: 'share', values: [{ is: '50%' }] }],
  },
};

it('a line is of a period in which all that the plan uses holds, or says what does not', async () => {
  const results = await withFolder(FILES, (folder) =>
    evaluated(join(folder, 'plan.json'), [
      onTime('A', '0.95', { period: '2026-05' }),
      onTime('B', '0.95', { period: '2026-06' }),
      onTime('C', '0.95', { period: '2026-09' }),
    ]),
  );
  expect(results).toEqual([
    {
      line: 1,
      error: '/attributes/period the parameter "most" does not hold in 2026-05: it holds from 2026-06',
    },
    expect.objectContaining({ subject: 'B', score: '1', payout: '500.00' }),
    {
      line: 3,
      error:
        '/attributes/period the indicator "on-time" does not hold in 2026-09: it holds from 2026-01 until before 2026-09',
    },
  ]);
});
