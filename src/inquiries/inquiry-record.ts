import type { Canonical } from '../engine/canonical.js';
import type { Inquiry, InquiryFile, InquiryStep } from './inquiries.entities.js';

/** A file as the audit chain keeps it: its content by its hash. */
export type FileRecord = Omit<InquiryFile, 'content'>;

/**
 * Everything a step consists of, as its audit entry records it: `verify` holds the stored rows against this. With the first step
 * goes what the inquiry is about.
 */
export function stepRecord(step: InquiryStep, files: readonly FileRecord[], inquiry: Inquiry): Canonical {
  const kept = files.map(({ inquiry: of, number, step: at, name, type, size, sha256 }) => ({
    inquiry: of,
    number,
    step: at,
    name,
    type,
    size,
    sha256,
  }));
  // Without their prototypes.
  const [{ ...said }, { ...about }] = [step, inquiry];
  return { step: said, files: kept, ...(step.ordinal === 1 ? { inquiry: about } : {}) };
}

/** What an audit entry of an inquiry is about. */
export const inquirySubject = (id: number): string => `inquiry:${id}`;
