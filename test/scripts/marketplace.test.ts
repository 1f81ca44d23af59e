import { describe, expect, it } from '@jest/globals';

import { parseMoment } from '../../scripts/marketplace/moment.js';
import { convertMarketplace } from '../../scripts/marketplace.js';
import { withFiles } from './in-folder.js';

const ORDERS =
  'order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date';
const ITEMS = 'order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value';
const REVIEWS =
  'review_id,order_id,review_score,review_comment_title,review_comment_message,review_creation_date,review_answer_timestamp';
const SELLERS = 'seller_id,seller_zip_code_prefix,seller_city,seller_state';

const ANN = 'aaaaaaaa000000000000000000000001';
const BEA = 'bbbbbbbb000000000000000000000002';
const CAL = 'cccccccc000000000000000000000003';

const order = (id: string, ...moments: readonly string[]): string =>
  [id, 'customer', 'delivered', ...moments].join(',');
const item = (id: string, number: number, seller: string): string =>
  `${id},${number},product,${seller},2018-01-09 00:00:00,9.90,1.00`;

const FILES = {
  'orders.csv': [
    ORDERS,
    // The promise was a day, written as its midnight: 23:59:59 of that day is on time.
    order(
      'o1',
      '2018-01-01 10:00:00',
      '2018-01-01 10:30:01',
      '2018-01-02 10:30:01',
      '2018-01-05 23:59:59',
      '2018-01-05 00:00:00',
    ),
    // A second later is another day, and late.
    order(
      'o2',
      '2018-01-31 23:59:59',
      '2018-02-01 00:00:00',
      '2018-02-01 01:00:00',
      '2018-02-10 00:00:00',
      '2018-02-09 00:00:00',
    ),
    // Handed over before it was approved: no time at all for that stage.
    order(
      'o3',
      '2018-01-03 00:00:00',
      '2018-01-04 00:00:00',
      '2018-01-03 12:00:00',
      '2018-01-04 12:00:00',
      '2018-01-20 00:00:00',
    ),
    // Cancelled after approval, in another month.
    order('o4', '2018-02-01 00:00:00', '2018-02-01 00:00:10', '', '', '2018-02-20 00:00:00'),
    // Of no seller.
    order('o5', '2018-02-02 00:00:00', '', '', '', '2018-02-20 00:00:00'),
    '',
  ].join('\n'),
  'order_items.csv': [
    ITEMS,
    item('o1', 1, BEA),
    // Two pieces of one seller are one order; goods of two sellers are an order of each.
    item('o1', 2, BEA),
    item('o2', 1, BEA),
    item('o2', 2, ANN),
    item('o3', 1, ANN),
    item('o4', 1, ANN),
    '',
  ].join('\n'),
  'order_reviews.csv': [
    REVIEWS,
    'r1,o1,5,Great,"Came quickly.\nThe box, though, said ""fragile"".\r\n\r\nAll well",2018-01-07 00:00:00,2018-01-08 00:00:00',
    // A second review of the same order.
    'r2,o1,2,,,2018-01-09 00:00:00,2018-01-10 00:00:00',
    'r3,o4,1,,Where is it?,2018-02-21 00:00:00,2018-02-22 00:00:00',
    '',
  ].join('\n'),
  'sellers.csv': [
    SELLERS,
    `${ANN},01000,sao paulo,SP`,
    `${BEA},80000,curitiba,PR`,
    `${CAL},80000,curitiba,PR`,
    '',
  ].join('\n'),
};

describe('the orders of a marketplace', () => {
  it('become figures of each seller in the month of purchase', async () => {
    await withFiles(FILES, async ({ input, out, lines }) => {
      await convertMarketplace(input, out);
      expect(await lines('observations/2018-01.csv')).toEqual([
        'indicator,subject,period,value,numerator,denominator,sample,source,reference',
        `orders,department:${ANN},2018-01,2,,,,internal,order_items.csv`,
        `approval-time,department:${ANN},2018-01,,86401,7200,2,internal,orders.csv`,
        `handover-time,department:${ANN},2018-01,,3600,3600,1,internal,orders.csv`,
        `delivery-time,department:${ANN},2018-01,,860400,7200,2,internal,orders.csv`,
        `on-time-delivery,department:${ANN},2018-01,,1,2,2,internal,orders.csv`,
        `orders,department:${BEA},2018-01,2,,,,internal,order_items.csv`,
        `approval-time,department:${BEA},2018-01,,1802,7200,2,internal,orders.csv`,
        `handover-time,department:${BEA},2018-01,,90000,7200,2,internal,orders.csv`,
        `delivery-time,department:${BEA},2018-01,,1081798,7200,2,internal,orders.csv`,
        `on-time-delivery,department:${BEA},2018-01,,1,2,2,internal,orders.csv`,
        `review-score,department:${BEA},2018-01,,7,2,2,survey,order_reviews.csv`,
      ]);
    });
  });

  it('count only where the order came so far; no orders are reported as 0', async () => {
    await withFiles(FILES, async ({ input, out, lines }) => {
      await convertMarketplace(input, out);
      expect(await lines('observations/2018-02.csv')).toEqual([
        'indicator,subject,period,value,numerator,denominator,sample,source,reference',
        `orders,department:${ANN},2018-02,1,,,,internal,order_items.csv`,
        `approval-time,department:${ANN},2018-02,,10,3600,1,internal,orders.csv`,
        `review-score,department:${ANN},2018-02,,1,1,1,survey,order_reviews.csv`,
        `orders,department:${BEA},2018-02,0,,,,internal,order_items.csv`,
      ]);
    });
  });

  it('become a company of sellers, each with an account manager; who sold nothing is not in it', async () => {
    await withFiles(FILES, async ({ input, out, lines }) => {
      expect(await convertMarketplace(input, out)).toEqual([
        '5 orders in all: 3 delivered, 1 of them after the promised day; 3 reviews.',
        'Left out: orders without a seller 1; times below zero: approval-time 0, handover-time 1, delivery-time 0.',
        'Months with the most orders: 2018-01 (3), 2018-02 (2).',
        `2 sellers and 15 observations were written to ${out}.`,
        'The orders are published; the account managers and their pay are fictional.',
      ]);
      expect(await lines('departments.csv')).toEqual([
        'code,name,parent',
        'marketplace,Marketplace,',
        `${ANN},"Seller aaaaaaaa, sao paulo SP",marketplace`,
        `${BEA},"Seller bbbbbbbb, curitiba PR",marketplace`,
      ]);
      expect(await lines('employees.csv')).toEqual([
        'code,name,hired,left,currency,salary,state',
        `am-${ANN},Account manager of seller aaaaaaaa,2018-01-01,,BRL,,SP`,
        `am-${BEA},Account manager of seller bbbbbbbb,2018-01-01,,BRL,,PR`,
      ]);
      expect(await lines('assignments.csv')).toEqual([
        'employee,role,department,from,to,target_bonus',
        `am-${ANN},account-manager,${ANN},2018-01-01,,300.00`,
        `am-${BEA},account-manager,${BEA},2018-01-01,,300.00`,
      ]);
    });
  });

  it('are taken from the six busiest months, the earlier of equally busy ones, in order of time', async () => {
    const months = ['2017-09', '2018-03', '2017-11', '2017-12', '2018-01', '2018-02', '2018-04'];
    const rows = [...months, '2018-04', '2018-05', '2018-05'].map((month, i) =>
      order(`o${i}`, `${month}-05 10:00:00`, '', '', '', '2018-12-01 00:00:00'),
    );
    const items = rows.map((_, i) => item(`o${i}`, 1, ANN));
    const files = {
      ...FILES,
      'orders.csv': [ORDERS, ...rows].join('\n'),
      'order_items.csv': [ITEMS, ...items].join('\n'),
    };
    await withFiles(files, async ({ input, out }) => {
      expect((await convertMarketplace(input, out))[2]).toBe(
        'Months with the most orders: 2017-09 (1), 2017-11 (1), 2017-12 (1), 2018-01 (1), 2018-04 (2), 2018-05 (2).',
      );
    });
  });

  it.each([
    ['orders.csv', [ORDERS, order('o1', '2018-02-30 10:00:00', '', '', '', '2018-12-01 00:00:00')], 'row 2'],
    ['orders.csv', [ORDERS, order('o1', '', '', '', '', '2018-12-01 00:00:00')], 'order_purchase_timestamp": "" was'],
    ['orders.csv', [ORDERS], 'orders.csv holds no orders.'],
    ['order_items.csv', [ITEMS, item('o1', 1, 'nobody')], 'expected a seller of sellers.csv'],
    ['order_reviews.csv', [REVIEWS, 'r1,o1,6,,,,'], 'column "review_score": "6" was found'],
    ['sellers.csv', [SELLERS, `${ANN},1,a,SP`, `${ANN},1,a,SP`], 'an earlier row has it'],
  ])('are refused with the place of what is wrong in %s', async (name, rows, message) => {
    await withFiles({ ...FILES, [name]: rows.join('\n') }, async ({ input, out }) => {
      await expect(convertMarketplace(input, out)).rejects.toThrow(message);
    });
  });
});

describe('a moment', () => {
  it('is read by the clock, leap days included', () => {
    expect(parseMoment('2016-02-29 23:59:59')).toEqual({ day: '2016-02-29', month: '2016-02', seconds: 1456790399 });
  });

  it.each(['', '2017-02-29 10:00:00', '2018-01-01 24:00:00', '2018-01-01', '2018-13-01 00:00:00', '2018-1-1 0:0:0'])(
    'is not %j',
    (text) => {
      expect(parseMoment(text)).toBeUndefined();
    },
  );
});
