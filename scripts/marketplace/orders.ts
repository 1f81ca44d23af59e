/** Reads the marketplace's four files into orders, each with its sellers and reviews. */
import { groupBy } from '../real-input/group-by.js';
import { readTable, type TableRow } from '../real-input/read-table.js';
import { parseMoment, type Moment } from './moment.js';

/** One order. A step that it never took is `undefined`. */
export interface Order {
  readonly purchased: Moment;
  readonly approved: Moment | undefined;
  readonly handedOver: Moment | undefined;
  readonly delivered: Moment | undefined;
  /** The promise is a day; its time is always midnight and means nothing. */
  readonly promisedDay: string;
  /** All whose goods are in it, each once. */
  readonly sellers: ReadonlySet<string>;
  /** The score of each review, 1 to 5. */
  readonly reviews: readonly number[];
}

export interface Seller {
  readonly id: string;
  readonly city: string;
  readonly state: string;
}

export interface Marketplace {
  readonly orders: readonly Order[];
  readonly sellers: ReadonlyMap<string, Seller>;
}

const ORDER_COLUMNS = [
  'order_id',
  'order_purchase_timestamp',
  'order_approved_at',
  'order_delivered_carrier_date',
  'order_delivered_customer_date',
  'order_estimated_delivery_date',
] as const;

/** Reads the files of `folder`. Items and reviews of orders that are not in `orders.csv` are passed over. */
export async function readMarketplace(folder: string): Promise<Marketplace> {
  const sellers = await readSellers(folder);
  const items = await readTable(folder, 'order_items.csv', ['order_id', 'seller_id']);
  for (const item of items)
    if (!sellers.has(item.text('seller_id'))) item.refuse('seller_id', 'expected a seller of sellers.csv');
  const reviews = await readTable(folder, 'order_reviews.csv', ['order_id', 'review_score']);
  const itemsOf = groupBy(items, (item) => item.text('order_id'));
  const reviewsOf = groupBy(reviews, (review) => review.text('order_id'));
  const rows = await readTable(folder, 'orders.csv', ORDER_COLUMNS, 'order_id');
  const orders = rows.map((row): Order => {
    const id = row.text('order_id');
    return {
      purchased: moment(row, 'order_purchase_timestamp'),
      approved: optionalMoment(row, 'order_approved_at'),
      handedOver: optionalMoment(row, 'order_delivered_carrier_date'),
      delivered: optionalMoment(row, 'order_delivered_customer_date'),
      promisedDay: moment(row, 'order_estimated_delivery_date').day,
      sellers: new Set(itemsOf.get(id)?.map((item) => item.text('seller_id'))),
      reviews: (reviewsOf.get(id) ?? []).map((review) =>
        Number(review.oneOf('review_score', ['1', '2', '3', '4', '5'])),
      ),
    };
  });
  return { orders, sellers };
}

async function readSellers(folder: string): Promise<ReadonlyMap<string, Seller>> {
  const rows = await readTable(folder, 'sellers.csv', ['seller_id', 'seller_city', 'seller_state'], 'seller_id');
  const sellers = rows.map((row): Seller => ({
    id: row.code('seller_id'),
    city: row.text('seller_city'),
    state: row.text('seller_state'),
  }));
  return new Map(sellers.map((seller) => [seller.id, seller]));
}

const moment = <Column extends string>(row: TableRow<Column>, column: Column): Moment =>
  parseMoment(row.text(column)) ?? row.refuse(column, 'expected a time as 2018-08-15 11:30:33');

const optionalMoment = <Column extends string>(row: TableRow<Column>, column: Column): Moment | undefined =>
  row.text(column) === '' ? undefined : moment(row, column);
