import type { EntityManager } from 'typeorm';

import { Inquiry, InquiryFile, InquiryStep } from '../inquiries/inquiries.entities.js';
import { fileHash } from '../inquiries/inquiry-files.js';
import { inquirySubject, stepRecord } from '../inquiries/inquiry-record.js';
import { INQUIRY_STEPS, type InquiryState } from '../inquiries/inquiry-states.js';
import { Payout } from '../runs/runs.entities.js';
import type { RecordedDeeds } from './audit-check.js';
import { firstDifference, type DifferenceList } from './difference.js';

/**
 * Every inquiry, step and file against its audit entry, a file's bytes by their hash; that each step was possible where the inquiry
 * stood; and that the payout that it is about is there as it was. Answers how many inquiries there are.
 */
export async function checkInquiries(
  manager: EntityManager,
  deeds: RecordedDeeds,
  differences: DifferenceList,
): Promise<number> {
  const inquiries = await manager.find(Inquiry, { order: { id: 'ASC' } });
  const gone = new Set(deeds.subjects('inquiry'));
  for (const inquiry of inquiries) {
    gone.delete(inquirySubject(inquiry.id));
    await checkInquiry(manager, inquiry, deeds.of('inquiry', inquirySubject(inquiry.id)), differences);
  }
  for (const subject of gone) differences.add(subject, 'it was opened and is gone');
  await checkStrays(manager, new Set(inquiries.map(({ id }) => id)), differences);
  return inquiries.length;
}

async function checkInquiry(
  manager: EntityManager,
  inquiry: Inquiry,
  recorded: readonly unknown[],
  differences: DifferenceList,
): Promise<void> {
  const name = inquirySubject(inquiry.id);
  const where = { inquiry: inquiry.id };
  const steps = await manager.find(InquiryStep, { where, order: { ordinal: 'ASC' } });
  const files = await checkedFiles(manager, inquiry.id, differences);
  let state: InquiryState | undefined;
  for (const [i, step] of steps.entries()) {
    const own = files.filter((file) => file.step === step.ordinal);
    const difference = firstDifference(stepRecord(step, own, inquiry), recorded[i]);
    if (recorded[i] === undefined) differences.add(`${name} step:${step.ordinal}`, 'no audit entry tells of it');
    else if (difference) differences.add(`${name} step:${step.ordinal}`, `it is not as its entry says (${difference})`);
    if (!isPossible(step, state)) differences.add(`${name} step:${step.ordinal}`, 'it could not be taken there');
    state = Object.hasOwn(INQUIRY_STEPS, step.action) ? INQUIRY_STEPS[step.action].to : state;
  }
  if (steps.length < recorded.length) differences.add(name, 'a step was taken and is gone');
  const payout = await manager.findOneBy(Payout, { run: inquiry.run, employee: inquiry.employee });
  if (payout?.leafHash !== inquiry.leafHash) differences.add(name, 'the payout that it is about is not as it was');
}

/** Does the step lead on from where the inquiry stood, `undefined` before it was opened? */
function isPossible({ action, ordinal }: InquiryStep, state: InquiryState | undefined): boolean {
  if (!Object.hasOwn(INQUIRY_STEPS, action)) return false;
  if (state === undefined) return action === 'open' && ordinal === 1;
  return INQUIRY_STEPS[action].from.includes(state);
}

/** One file after another: together they may be large. */
async function checkedFiles(
  manager: EntityManager,
  inquiry: number,
  differences: DifferenceList,
): Promise<Omit<InquiryFile, 'content'>[]> {
  const numbers = await manager.find(InquiryFile, {
    select: { inquiry: true, number: true },
    where: { inquiry },
    order: { number: 'ASC' },
  });
  const files: Omit<InquiryFile, 'content'>[] = [];
  for (const { number } of numbers) {
    const file = await manager.findOneByOrFail(InquiryFile, { inquiry, number });
    const { content, ...rest } = file;
    const bytes = Buffer.from(content, 'base64');
    if (fileHash(bytes) !== rest.sha256 || bytes.length !== rest.size || bytes.toString('base64') !== content)
      differences.add(`${inquirySubject(inquiry)} file:${number}`, 'its content does not match its hash');
    files.push(rest);
  }
  return files;
}

/** Steps and files of no inquiry, and files of no step. */
async function checkStrays(
  manager: EntityManager,
  known: ReadonlySet<number>,
  differences: DifferenceList,
): Promise<void> {
  const steps = await manager.find(InquiryStep, { select: { inquiry: true, ordinal: true } });
  const of = new Set(steps.map(({ inquiry, ordinal }) => `${inquiry}/${ordinal}`));
  for (const { inquiry, ordinal } of steps)
    if (!known.has(inquiry)) differences.add(`${inquirySubject(inquiry)} step:${ordinal}`, 'it is of no inquiry');
  const files = await manager.find(InquiryFile, { select: { inquiry: true, number: true, step: true } });
  for (const { inquiry, number, step } of files)
    if (!of.has(`${inquiry}/${step}`)) differences.add(`${inquirySubject(inquiry)} file:${number}`, 'it is of no step');
}
