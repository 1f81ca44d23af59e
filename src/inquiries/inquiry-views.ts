/** Inquiries as they are shown. */
import { In, type EntityManager } from 'typeorm';

import { Inquiry, InquiryFile, InquiryStep } from './inquiries.entities.js';
import {
  INQUIRY_STEPS,
  type CorrectedKind,
  type InquiryAction,
  type InquiryOutcome,
  type InquiryState,
} from './inquiry-states.js';
import type { FileRecord } from './inquiry-record.js';

export interface InquirySummary {
  readonly id: number;
  readonly period: string;
  readonly employee: string;
  readonly run: number;
  /** From 1; `null` where it is about the whole payout. */
  readonly line: number | null;
  readonly component: string | null;
  readonly rule: string | null;
  readonly state: InquiryState;
  /** Of one that is resolved. */
  readonly outcome: InquiryOutcome | null;
  readonly openedAt: string;
  /** When the last was said or decided. */
  readonly at: string;
  /** The last day for an answer, while one is awaited. */
  readonly due: string | null;
  readonly overdue: boolean;
}

export interface InquiryView extends InquirySummary {
  /** From the question on. */
  readonly steps: readonly InquiryStepView[];
}

export interface InquiryStepView {
  readonly ordinal: number;
  readonly action: InquiryAction;
  readonly actor: string;
  readonly at: string;
  readonly text: string;
  readonly due: string | null;
  readonly outcome: InquiryOutcome | null;
  readonly correction: InquiryCorrection | null;
  /** Records that make the correction: `batch:3`. */
  readonly references: readonly string[];
  readonly files: readonly InquiryFileView[];
}

/** What is to be corrected, and in which period. */
export interface InquiryCorrection {
  readonly of: CorrectedKind;
  readonly period: string;
}

export type InquiryFileView = Omit<FileRecord, 'inquiry' | 'step'>;

/** Inquiries with all that was said, in the order of these numbers; `day` is the one that it is. */
export async function inquiryViews(
  manager: EntityManager,
  ids: readonly number[],
  day: string,
): Promise<InquiryView[]> {
  if (ids.length === 0) return [];
  const inquiries = new Map((await manager.findBy(Inquiry, { id: In([...ids]) })).map((each) => [each.id, each]));
  const [steps, files] = [await stepsOf(manager, ids), await filesOf(manager, ids)];
  return ids.flatMap((id) => {
    const inquiry = inquiries.get(id);
    const [own, ownFiles] = [steps.get(id) ?? [], files.get(id) ?? []];
    return inquiry && own.length > 0 ? [inquiryView(inquiry, own, ownFiles, day)] : [];
  });
}

/** The same without what was said. */
export function summaryOf({ steps: _, ...summary }: InquiryView): InquirySummary {
  return summary;
}

/** An inquiry with its steps, one or more. */
function inquiryView(
  { leafHash: _, ...inquiry }: Inquiry,
  steps: readonly InquiryStep[],
  files: readonly FileRecord[],
  day: string,
): InquiryView {
  const last = steps.at(-1);
  const due = last?.due ?? null;
  return {
    ...inquiry,
    state: last ? INQUIRY_STEPS[last.action].to : 'open',
    outcome: steps.findLast(({ outcome }) => outcome !== null)?.outcome ?? null,
    openedAt: steps[0]?.at ?? '',
    at: last?.at ?? '',
    due,
    overdue: due !== null && due < day,
    steps: steps.map((step) => stepView(step, files)),
  };
}

function stepView(step: InquiryStep, files: readonly FileRecord[]): InquiryStepView {
  const { ordinal, action, actor, at, text, due, outcome, corrects, correctedPeriod, links } = step;
  return {
    ordinal,
    action,
    actor,
    at,
    text,
    due,
    outcome,
    correction: corrects === null || correctedPeriod === null ? null : { of: corrects, period: correctedPeriod },
    references: links === null ? [] : (JSON.parse(links) as string[]),
    files: files
      .filter((file) => file.step === ordinal)
      .map(({ number, name, type, size, sha256 }) => ({ number, name, type, size, sha256 })),
  };
}

async function stepsOf(manager: EntityManager, ids: readonly number[]): Promise<Map<number, InquiryStep[]>> {
  const where = { inquiry: In([...ids]) };
  return grouped(await manager.find(InquiryStep, { where, order: { inquiry: 'ASC', ordinal: 'ASC' } }));
}

/** Files without their content. */
export async function filesOf(manager: EntityManager, ids: readonly number[]): Promise<Map<number, FileRecord[]>> {
  const where = { inquiry: In([...ids]) };
  const order = { inquiry: 'ASC', number: 'ASC' } as const;
  return grouped<FileRecord>(await manager.find(InquiryFile, { select: WITHOUT_CONTENT, where, order }));
}

const WITHOUT_CONTENT = {
  inquiry: true,
  number: true,
  step: true,
  name: true,
  type: true,
  size: true,
  sha256: true,
} as const;

function grouped<T extends { readonly inquiry: number }>(rows: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.inquiry);
    if (group) group.push(row);
    else groups.set(row.inquiry, [row]);
  }
  return groups;
}
