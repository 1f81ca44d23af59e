import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { AuditService } from '../../src/audit/audit.service.js';
import { ComplaintsService } from '../../src/complaints/complaints.service.js';
import { ParetoService } from '../../src/complaints/pareto.service.js';
import { ReefsService } from '../../src/complaints/reefs.service.js';
import { complaintAttributionText } from '../../src/orders/complaint-attribution-text.js';
import { OrdersService } from '../../src/orders/orders.service.js';
import { PlansService } from '../../src/plans/plans.service.js';
import { VerifyService } from '../../src/proof/verify.service.js';
import { file, openCompany, type Company } from '../metrics/company.js';
import { databaseKinds } from '../support/databases.js';
import { period, worked } from '../support/open-database.js';

const CAUSES = {
  id: 'chain',
  effectiveFrom: '2020-01',
  causes: [
    { code: 'late', name: { en: 'Came late' } },
    { code: 'broken', name: { en: 'Came broken' }, stages: [{ stage: 'packing' }] },
  ],
};
const HEADER =
  'order_id,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date';
/**
 * The three that docs/real-input.md names, worked out by hand in attribution.test.ts: the delivery's, the hand-over's and the order
 * processing's. One that two stages bear in equal parts, one in time, one whose moments are out of order.
 */
const ORDERS = [
  'e573,2018-03-07 13:46:57,2018-03-07 14:09:09,2018-03-08 19:04:37,2018-03-26 17:45:40,2018-03-23 00:00:00',
  '0a53,2018-04-18 21:22:49,2018-04-18 21:50:50,2018-05-02 15:43:00,2018-05-04 15:22:06,2018-05-02 00:00:00',
  'd4d7,2017-12-29 20:39:39,2018-01-04 23:17:32,2018-01-09 23:22:40,2018-01-26 21:20:03,2018-01-24 00:00:00',
  'tie,2018-01-01 00:00:00,2018-01-01 02:12:00,2018-01-01 08:00:00,2018-01-02 02:00:00,2018-01-01 00:00:00',
  'kept,2018-01-01 00:00:00,2018-01-01 01:00:00,2018-01-02 00:00:00,2018-01-05 23:59:59,2018-01-05 00:00:00',
  'mixed,2018-01-01 00:00:00,2018-01-03 00:00:00,2018-01-02 00:00:00,2018-01-06 00:00:00,2018-01-05 00:00:00',
];
/** Id, order, cause, stage, severity. */
const COMPLAINTS = [
  'K01,e573,late,,5',
  'K02,0a53,late,,',
  'K03,d4d7,late,,',
  'K04,tie,late,,3',
  'K05,e573,broken,,',
  'K06,e573,late,payment,',
  'K07,kept,late,,',
  'K08,mixed,late,,',
  'K09,unknown,late,,',
  'K10,,late,,',
  'K11,e573,something else,,',
].map((row) => {
  const [id = '', order = '', cause = '', stage = '', severity = ''] = row.split(',');
  return `${id},2018-05-07,north,${cause},customer,${order},${stage},${severity}`;
});

describe.each(databaseKinds)('complaints and their orders on %s', (kind) => {
  let company: Company;
  let orders: OrdersService;
  const may = period('2018-05');

  beforeAll(async () => {
    company = await openCompany(kind);
    const audit = new AuditService();
    orders = new OrdersService(company.database, audit);
    const stages = await readFile('rules/examples/marketplace/stages/orders.json', 'utf8');
    const documents = [
      { path: 'causes/chain.json', text: JSON.stringify(CAUSES) },
      { path: 'stages/orders.json', text: stages },
    ];
    worked(await new PlansService(company.database, audit).publish(documents, 'cli'));
    const text = `id,date,department,cause,source,order,stage,severity\n${COMPLAINTS.join('\n')}\n`;
    worked(await new ComplaintsService(company.database, audit).takeIn(file('complaints.csv', text), { actor: 'cli' }));
  });

  afterAll(() => company.close());

  const takeIn = async (...rows: readonly string[]) =>
    worked(await orders.takeIn(file('orders.csv', `${[HEADER, ...rows].join('\n')}\n`), { actor: 'cli' }));
  const byStage = async (measure: 'count' | 'severity' = 'count') => {
    const pareto = worked(await new ParetoService(company.database).of(may, { by: 'stage', measure, most: 10 }));
    return [pareto.total, ...pareto.rows.map(({ key, count, measured }) => `${key} ${count} ${measured}`)];
  };
  const told = async (id: string): Promise<string> => {
    const { complaint, attribution } = worked(await orders.attributionOf(id));
    return complaintAttributionText(complaint, attribution);
  };

  it('have their stage from the row, the catalogue or the order, each once', async () => {
    // What comes later counts for complaints that are there.
    expect(await byStage()).toEqual([11, '(none) 9 9', 'packing 1 1', 'payment 1 1']);
    expect(await takeIn(...ORDERS)).toMatchObject({ accepted: 6, quarantined: 0 });
    expect(await takeIn(...ORDERS)).toMatchObject({ alreadyIngested: true });
    // K07 to K10 have none. K01 and K11 are the delivery's; K02 and half of K04 the hand-over's, K03 and its other half the processing's.
    expect(await byStage()).toEqual([
      ...[11, '(none) 4 4', 'delivery 2 2', 'hand-over 2 1.5', 'order-processing 2 1.5', 'packing 1 1', 'payment 1 1'],
    ]);
    // Severities 5 + 1 of the delivery; 1 + half of 3 of the other two.
    expect(await byStage('severity')).toEqual([
      ...[11, 'delivery 2 6', '(none) 4 4', 'hand-over 2 2.5', 'order-processing 2 2.5', 'packing 1 1', 'payment 1 1'],
    ]);
    const reefs = await new ReefsService(company.database).of(may, { by: 'stage', most: 4, months: 2 });
    expect(reefs.departments[0]?.highest.map(({ key }) => key)).toEqual([
      'delivery',
      'hand-over',
      'order-processing',
      'packing',
    ]);
  });

  it('are explained in words: what decided, and what each stage had, took and overran', async () => {
    expect(await told('K01')).toBe(`complaint K01, 2018-05-07, late: counts under delivery
  neither the report nor the catalogue names a stage: it is that by which the order came late
order
e573: promised within 394.22 h, late by 65.76 h
  order-processing: had 19.71 h, took 0.37 h, overrun -19.34 h
  hand-over: had 78.84 h, took 28.92 h, overrun -49.92 h
  delivery: had 295.66 h, took 430.68 h, overrun 135.02 h
  overran most: delivery`);
    expect(await told('K04')).toContain('counts under order-processing (0.5), hand-over (0.5)');
    expect(await told('K05')).toContain('packing\n  the catalogue of causes names the stage of this cause\norder\n');
    expect(await told('K06')).toContain('payment\n  the report names the stage\n');
    expect(await told('K07')).toContain('and the order came by what was promised: no stage is to blame');
    expect(await told('K08')).toContain('and the order’s moments do not tell its stages apart\norder\nmixed: late by');
    expect(await told('K09')).toContain('and no order unknown has been taken in');
    expect(await told('K10')).toContain('and no order is named');
    expect((await orders.attributionOf('K99')).findings.map(({ code }) => code)).toEqual(['unknown-complaint']);
  });

  it('go by the version of an order that came last; bad rows are set aside, and all of it is verified', async () => {
    const corrected = ORDERS[0]?.replace('2018-03-26 17:45:40', '2018-03-23 17:45:40') ?? '';
    const taken = await takeIn(corrected, 'x,yesterday,,,,', ORDERS[1] ?? '');
    expect(taken).toMatchObject({ accepted: 0, superseding: 1, unchanged: 1, quarantined: 1 });
    expect(taken.quarantinedRows).toMatchObject([{ row: 3, column: 'order_purchase_timestamp', value: 'yesterday' }]);
    expect((await byStage()).slice(0, 2)).toEqual([11, '(none) 6 6']);
    const verified = await new VerifyService(company.database).verify();
    // The company of this test was put there without an audit entry.
    const differences = verified.differences.filter(({ what }) => what !== 'load:1');
    expect([differences, verified.checked.orders]).toEqual([[], 7]);
  });
});
