import type { EntityManager } from 'typeorm';

import { today } from '../access/today.js';
import { Inquiry } from './inquiries.entities.js';
import { inquiryViews, type InquirySummary } from './inquiry-views.js';

/** An inquiry with what was answered last; empty where nothing was. */
export type InquiryAbout = InquirySummary & { readonly text: string };

/** Everything that an employee has asked about a period's payout, in the order in which it was asked. */
export async function inquiriesAbout(
  manager: EntityManager,
  period: string,
  employee: string,
): Promise<InquiryAbout[]> {
  const inquiries = await manager.find(Inquiry, { where: { period, employee }, order: { id: 'ASC' } });
  const ids = inquiries.map(({ id }) => id);
  return (await inquiryViews(manager, ids, today(new Date()))).map(({ steps, ...summary }) => ({
    ...summary,
    text: steps.findLast(({ action }) => action === 'answer' || action === 'resolve')?.text ?? '',
  }));
}
