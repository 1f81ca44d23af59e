/** What complaints are counted by is what their orders' moments come to. */
import type { EntityManager } from 'typeorm';

import type { StagesDocument } from '../engine/documents.js';
import { stagesDocument } from '../orders/complaint-attribution.js';
import { attributionOf, outcomeOf } from '../orders/order-record.js';
import { CustomerOrder } from '../orders/orders.entities.js';
import type { DifferenceList } from './difference.js';

const PAGE = 10_000;

/** Attributes every order again, by the document that it names. */
export async function checkOutcomes(manager: EntityManager, differences: DifferenceList): Promise<void> {
  const documents = new Map<string, StagesDocument | undefined>();
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const page = await manager
      .createQueryBuilder(CustomerOrder, 'o')
      .where('o.seq > :after', { after })
      .orderBy('o.seq', 'ASC')
      .limit(PAGE)
      .getMany();
    for (const order of page) {
      const { stagesHash } = order;
      if (!documents.has(stagesHash))
        documents.set(stagesHash, await stagesDocument(manager, stagesHash).catch(() => undefined));
      const wrong = difference(order, documents.get(stagesHash));
      if (wrong !== undefined) differences.add(`customer_order batch:${order.batch} row:${order.row}`, wrong);
    }
    const last = page.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

function difference(
  { moments, outcome, blamed }: CustomerOrder,
  document: StagesDocument | undefined,
): string | undefined {
  if (!document) return 'the document of stages that it was attributed by is not there';
  try {
    const again = outcomeOf(attributionOf(document, moments));
    if (again.outcome === outcome && again.blamed === blamed) return undefined;
    return `its moments come to ${again.outcome} ${again.blamed ?? ''}, not ${outcome} ${blamed ?? ''}`;
  } catch {
    return 'its moments cannot be read';
  }
}
