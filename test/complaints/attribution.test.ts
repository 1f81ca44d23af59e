import { readFile } from 'node:fs/promises';

import { describe, expect, it } from '@jest/globals';

import { attributeOrders } from '../../src/complaints/attribute-orders.js';
import { explainedOrder } from '../../src/complaints/attribution-text.js';
import type { StagesDocument } from '../../src/engine/documents.js';
import { checkRuleFiles } from '../../src/plans/check/check-rule-files.js';
import { worked } from '../support/open-database.js';

const HEADER =
  'order_id,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date';
/** Three late orders as they were published (docs/real-input.md), each worked out by hand below. */
const REAL = [
  'e573,2018-03-07 13:46:57,2018-03-07 14:09:09,2018-03-08 19:04:37,2018-03-26 17:45:40,2018-03-23 00:00:00',
  '0a53,2018-04-18 21:22:49,2018-04-18 21:50:50,2018-05-02 15:43:00,2018-05-04 15:22:06,2018-05-02 00:00:00',
  'd4d7,2017-12-29 20:39:39,2018-01-04 23:17:32,2018-01-09 23:22:40,2018-01-26 21:20:03,2018-01-24 00:00:00',
];
const stages = async () =>
  JSON.parse(await readFile('rules/examples/marketplace/stages/orders.json', 'utf8')) as StagesDocument;

async function* bytesOf(...rows: readonly string[]): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield Buffer.from(`${[HEADER, ...rows].join('\n')}\n`);
}
const attributed = async (...rows: readonly string[]) =>
  worked(await attributeOrders(bytesOf(...rows), 'orders.csv', await stages()));

describe('the attribution of late orders', () => {
  it('blames the stage that overran its part of the promise most', async () => {
    const { each, stages: blamed, late } = await attributed(...REAL);
    expect(late).toBe(3);
    expect(blamed.map(({ stage, orders }) => [stage, orders.toText()])).toEqual([
      ['order-processing', '1'],
      ['hand-over', '1'],
      ['delivery', '1'],
    ]);
    expect(each.map(explainedOrder)).toEqual([
      // Promised until 24 March 00:00, 1,419,183 s. 75 % are 1,064,387.25 s; it took 1,550,463 s: 486,075.75 s too long.
      `e573: promised within 394.22 h, late by 65.76 h
  order-processing: had 19.71 h, took 0.37 h, overrun -19.34 h
  hand-over: had 78.84 h, took 28.92 h, overrun -49.92 h
  delivery: had 295.66 h, took 430.68 h, overrun 135.02 h
  overran most: delivery`,
      // 1,219,031 s; 20 % are 243,806.2 s, it took 1,187,530 s: 943,723.8 s too long.
      `0a53: promised within 338.62 h, late by 39.37 h
  order-processing: had 16.93 h, took 0.47 h, overrun -16.46 h
  hand-over: had 67.72 h, took 329.87 h, overrun 262.15 h
  delivery: had 253.96 h, took 47.65 h, overrun -206.31 h
  overran most: hand-over`,
      // 2,258,421 s; 5 % are 112,921.05 s, it took 527,873 s: 414,951.95 s too long.
      `d4d7: promised within 627.34 h, late by 45.33 h
  order-processing: had 31.37 h, took 146.63 h, overrun 115.26 h
  hand-over: had 125.47 h, took 120.09 h, overrun -5.38 h
  delivery: had 470.50 h, took 405.96 h, overrun -64.55 h
  overran most: order-processing`,
    ]);
  });

  it('keeps a promised day until it ends, and blames nobody where moments are missing or out of order', async () => {
    const found = await attributed(
      'a,2018-01-01 00:00:00,2018-01-01 01:00:00,2018-01-02 00:00:00,2018-01-05 23:59:59,2018-01-05 00:00:00',
      'b,2018-01-01 00:00:00,2018-01-01 01:00:00,2018-01-02 00:00:00,2018-01-06 00:00:00,2018-01-05 00:00:00',
      'c,2018-01-01 00:00:00,,2018-01-02 00:00:00,2018-01-06 00:00:00,2018-01-05 00:00:00',
      'd,2018-01-01 00:00:00,2018-01-03 00:00:00,2018-01-02 00:00:00,2018-01-06 00:00:00,2018-01-05 00:00:00',
      'e,2018-01-01 00:00:00,2018-01-01 01:00:00,,,2018-01-05 00:00:00',
    );
    expect(found).toMatchObject({
      orders: 5,
      delivered: 4,
      late: 3,
      ties: 0,
      unknown: { missing: 1, 'out-of-order': 1 },
    });
    expect(found.each.map(({ order }) => order)).toEqual(['b', 'c', 'd']);
    expect(found.each.slice(1).map(explainedOrder)).toEqual([
      'c: late by 0.00 h; not to be told: order_approved_at is missing',
      'd: late by 0.00 h; not to be told: order_delivered_carrier_date is before the moment that it follows',
    ]);
  });

  it('lets stages that overran equally bear it in equal parts', async () => {
    // Until 2 January 00:00 are 86,400 s: 4,320, 17,280 and 64,800 s. 4,320 + 3,600, 17,280 + 3,600 and 64,800 s are taken.
    const found = await attributed(
      't,2018-01-01 00:00:00,2018-01-01 02:12:00,2018-01-01 08:00:00,2018-01-02 02:00:00,2018-01-01 00:00:00',
    );
    expect(found.ties).toBe(1);
    expect(found.stages.map(({ orders }) => orders.toText())).toEqual(['0.5', '0.5', '0']);
  });

  it('refuses moments that are none, and stages that do not hold together', async () => {
    const bad = await attributeOrders(bytesOf('x,yesterday,,,,2018-01-01 00:00:00'), 'orders.csv', await stages());
    expect(bad.findings.map(({ code, line }) => [code, line])).toEqual([['no-moment', 2]]);
    const document = await stages();
    const broken = {
      ...document,
      stages: [
        { stage: 'a', from: 'x', to: 'y', share: '60%' },
        { stage: 'a', from: 'z', to: 'w', share: '50%' },
      ],
    };
    const { findings } = checkRuleFiles([{ path: 'stages/orders.json', text: JSON.stringify(broken) }]);
    expect(findings.map(({ code }) => code)).toEqual(['shares-do-not-add-up', 'stages-apart', 'listed-twice']);
  });
});
