import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { isDay, parsePeriod } from '../engine/period.js';
import { checkShape } from '../plans/check/check-shape.js';
import { JsonSource, readJson } from '../plans/check/json-source.js';
import { Report } from '../plans/check/report.js';
import type { GivenReceipt } from './receipt.js';
import { receiptSchemaErrors } from './receipt-schema.js';

/** A receipt has some tens of thousands of characters; one with more than this is none. */
export const MAX_RECEIPT_BYTES = 8 * 1024 * 1024;
/** A rule document within a receipt, and conditions within an explanation. */
const MAX_NESTING = 64;

/**
 * Reads a receipt that somebody hands in. Nothing in it is believed: text that is no strict JSON, a shape that is not a receipt's
 * and rule documents that could not have been published are refused, with the place.
 */
export function readReceipt(path: string, text: string): Outcome<GivenReceipt> {
  if (Buffer.byteLength(text) > MAX_RECEIPT_BYTES) return refused(tooLarge(path));
  const source = readJson({ path, text }, MAX_NESTING);
  if (!(source instanceof JsonSource)) return refused(...source);
  const [error] = receiptSchemaErrors(source.value);
  if (error) {
    const at = error.instancePath === '' ? 'The file' : error.instancePath;
    const extra = error.keyword === 'additionalProperties' ? ` "${String(error.params['additionalProperty'])}"` : '';
    const message = `${at} is not as a receipt has it: it ${error.message ?? 'is wrong'}${extra}.`;
    return refused(fault(path, 'not-a-receipt', message, error.instancePath));
  }
  const receipt = source.value as GivenReceipt;
  const findings = [...valueFindings(path, receipt), ...documentFindings(path, receipt)];
  return findings.length > 0 ? refused(...findings) : done(receipt);
}

/** What a pattern cannot say: days and periods that exist. */
function valueFindings(path: string, { run, inputs }: GivenReceipt): Finding[] {
  const { employee, assignments } = inputs;
  const days = [employee.hired, employee.left, ...assignments.flatMap(({ from, to }) => [from, to])];
  const bad = days.find((day) => day !== null && !isDay(day));
  const found: Finding[] = [];
  if (bad !== undefined) found.push(fault(path, 'not-a-receipt', `There is no day ${String(bad)}.`, '/inputs'));
  for (const period of [run.period, inputs.period])
    if (!parsePeriod(period)) found.push(fault(path, 'not-a-receipt', `There is no period ${period}.`, '/inputs'));
  return found;
}

/** Rule documents are checked as they are at the door of publishing: what passes here may be computed with. */
function documentFindings(path: string, { documents }: GivenReceipt): readonly Finding[] {
  return documents.flatMap((document, index) => {
    const pointer = `/documents/${index}`;
    if ((document.kind === undefined) !== !('content' in document))
      return [fault(path, 'not-a-receipt', 'A document stands there with kind and content, or by its hash.', pointer)];
    if (document.kind === undefined) return [];
    const report = new Report(path, undefined);
    checkShape(document.kind, document.content, report);
    return report.findings.map((finding) => ({ ...finding, pointer: `${pointer}/content${finding.pointer ?? ''}` }));
  });
}

const fault = (file: string, code: string, message: string, pointer: string): Finding => ({
  severity: 'error',
  code,
  file,
  pointer,
  message,
  advice: 'ask for the receipt again: cxpay receipt EMPLOYEE PERIOD',
});

export const tooLarge = (file: string): Finding => ({
  severity: 'error',
  code: 'too-large',
  file,
  message: `the file is larger than ${MAX_RECEIPT_BYTES} bytes: it is no receipt`,
  advice: 'name the file that cxpay receipt has written',
});
