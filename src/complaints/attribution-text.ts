import { SHOWN_DECIMALS, Exact } from '../engine/exact.js';
import type { AttributedOrder, AttributedOrders } from './attribute-orders.js';

const HOUR = Exact.of(3_600);
const hours = (seconds: Exact): string => `${seconds.dividedBy(HOUR).toFixedText(2)} h`;

/** Which stage is to blame for how many late orders. */
export function attributionText(found: AttributedOrders): string {
  const { orders, delivered, late, stages, unknown, ties } = found;
  const width = Math.max(...stages.map(({ stage }) => stage.length));
  return [
    `${orders} orders, ${delivered} delivered, ${late} late`,
    ...stages.map(({ stage, orders: of }) => `  ${stage.padEnd(width)}  ${of.toText(2)}`),
    ...(ties > 0 ? [`  of them ${ties} in equal parts by several stages`] : []),
    `  not to be told: ${unknown.missing} with a moment missing, ${unknown['out-of-order']} with moments out of order`,
  ].join('\n');
}

/** One late order explained: what each stage had, took and overran. */
export function explainedOrder({ order, attribution }: AttributedOrder): string {
  if (attribution.kind === 'unknown') {
    const why = attribution.reason === 'missing' ? 'is missing' : 'is before the moment that it follows';
    return `${order}: late by ${hours(Exact.of(attribution.lateBy))}; not to be told: ${attribution.columns.join(', ')} ${why}`;
  }
  if (attribution.kind !== 'late') return `${order}: ${attribution.kind}`;
  const { lateBy, promised, stages, blamed } = attribution;
  const lines = stages.map(
    ({ stage, took, promised: part, overrun }) =>
      `  ${stage}: had ${hours(part)}, took ${hours(Exact.of(took))}, overrun ${hours(overrun)}`,
  );
  const who = blamed.map(({ stage, share }) =>
    blamed.length === 1 ? stage : `${stage} (${share.toText(SHOWN_DECIMALS)})`,
  );
  return [
    `${order}: promised within ${hours(Exact.of(promised))}, late by ${hours(Exact.of(lateBy))}`,
    ...lines,
    `  overran most: ${who.join(', ')}`,
  ].join('\n');
}
