/** How much one person may ask at a time: nobody fills the disk, and nobody's question drowns in copies of another. */
import { phrase } from '../engine/phrase.js';
import type { EntityManager } from 'typeorm';

import type { Finding } from '../engine/finding.js';
import { Inquiry, InquiryFile, InquiryStep } from './inquiries.entities.js';
import { askedAlready, noRoom, tooMany } from './inquiry-refusals.js';
import { actionsTo, ASKING_ACTIONS } from './inquiry-states.js';

/** Inquiries of an employee that are open at a time, whatever they are about. */
export const MOST_OPEN = 10;
/** Bytes of all files that an employee sends about one period. */
export const MAX_PERIOD_BYTES = 20_971_520;

/** An inquiry that is to be opened. */
export type Asked = Omit<Inquiry, 'id' | 'leafHash'> & { readonly text: string };

/** Why somebody cannot open one more: the same is open already, or too many are. */
export async function askingProblem(manager: EntityManager, asked: Asked): Promise<Finding | undefined> {
  const open = await openOf(manager, asked.employee);
  const same = open.find(
    ({ inquiry, text }) =>
      inquiry.period === asked.period &&
      inquiry.line === asked.line &&
      inquiry.component === asked.component &&
      inquiry.rule === asked.rule &&
      sameWords(text, asked.text),
  );
  if (same) return askedAlready(same.inquiry.id);
  return open.length >= MOST_OPEN ? tooMany(phrase`open inquiries of yours`, MOST_OPEN) : undefined;
}

/** Why these files are too many bytes, with all that the employee has sent about the period; what was answered does not count. */
export async function roomProblem(
  manager: EntityManager,
  { employee, period }: Pick<Inquiry, 'employee' | 'period'>,
  files: readonly { readonly bytes: Uint8Array }[],
): Promise<Finding | undefined> {
  if (files.length === 0) return undefined;
  const sent = await manager
    .createQueryBuilder(InquiryFile, 'file')
    .innerJoin(Inquiry, 'inquiry', 'inquiry.id = file.inquiry')
    .innerJoin(InquiryStep, 'step', 'step.inquiry = file.inquiry AND step.ordinal = file.step')
    .where('inquiry.employee = :employee AND inquiry.period = :period', { employee, period })
    .andWhere('step.action IN (:...actions)', { actions: ASKING_ACTIONS })
    .select('sum(file.size)', 'bytes')
    .getRawOne<{ bytes: string | number | null }>();
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, Number(sent?.bytes ?? 0));
  return bytes > MAX_PERIOD_BYTES ? noRoom(period, MAX_PERIOD_BYTES) : undefined;
}

/** An open inquiry with its question. */
interface OpenInquiry {
  readonly inquiry: Inquiry;
  readonly text: string;
}

/** Those of an employee, in order of their numbers. */
async function openOf(manager: EntityManager, employee: string): Promise<OpenInquiry[]> {
  const found = await manager
    .createQueryBuilder(Inquiry, 'inquiry')
    .innerJoin(InquiryStep, 'step', `step.inquiry = inquiry.id AND step.ordinal = (${LAST_STEP})`)
    .where('inquiry.employee = :employee', { employee })
    .andWhere('step.action IN (:...actions)', { actions: actionsTo('open') })
    .orderBy('inquiry.id')
    .getMany();
  const open: OpenInquiry[] = [];
  for (const inquiry of found) {
    const { text } = await manager.findOneByOrFail(InquiryStep, { inquiry: inquiry.id, ordinal: 1 });
    open.push({ inquiry, text });
  }
  return open;
}

const LAST_STEP = 'SELECT MAX(latest.ordinal) FROM inquiry_step latest WHERE latest.inquiry = inquiry.id';

/** Letter case and spaces do not make another question. */
const sameWords = (one: string, other: string): boolean => words(one) === words(other);
const words = (text: string): string => text.trim().replace(/\s+/gu, ' ').toLowerCase();
