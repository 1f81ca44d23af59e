import { explainedOrder } from '../complaints/attribution-text.js';
import type { Complaint } from '../complaints/complaints.entities.js';
import type { ComplaintAttribution } from './complaint-attribution.js';

const SHARE_DECIMALS = 4;

/** Why a complaint counts under its stage, in words: what decided, and what each stage of its order had, took and overran. */
export function complaintAttributionText(complaint: Complaint, attribution: ComplaintAttribution): string {
  const { stages, decidedBy, order } = attribution;
  const counted = stages.map(({ key, share }) =>
    stages.length === 1 ? key : `${key} (${share.toText(SHARE_DECIMALS)})`,
  );
  return [
    `complaint ${complaint.id}, ${complaint.day}, ${complaint.cause}: counts under ${counted.join(', ')}`,
    `  ${WHY[decidedBy]}`,
    ...(decidedBy === 'nothing' ? [`  ${whyNot(complaint, attribution)}`] : []),
    ...(order ? ['order', explainedOrder({ order: order.record.id, attribution: order.attribution })] : []),
  ].join('\n');
}

const WHY: Readonly<Record<ComplaintAttribution['decidedBy'], string>> = {
  row: 'the report names the stage',
  catalogue: 'the catalogue of causes names the stage of this cause',
  order: 'neither the report nor the catalogue names a stage: it is that by which the order came late',
  nothing: 'neither the report nor the catalogue names a stage',
};

function whyNot({ order }: Complaint, { order: found }: ComplaintAttribution): string {
  if (order === null) return 'and no order is named';
  if (!found) return `and no order ${order} has been taken in`;
  switch (found.attribution.kind) {
    case 'on-time':
      return 'and the order came by what was promised: no stage is to blame';
    case 'not-delivered':
      return 'and the order has not been delivered, or nothing was promised';
    case 'late':
    case 'unknown':
      return 'and the order’s moments do not tell its stages apart';
  }
}
