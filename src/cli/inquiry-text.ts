/** Inquiries as a terminal shows them: what people wrote can do nothing to it. */
import { harmless, paragraph } from '../explanations/layout.js';
import type { InquiryStepView, InquirySummary, InquiryView } from '../inquiries/inquiry-views.js';
import { table } from './output.js';

const INDENT = 4;

/** A table of inquiries. */
export function inquiriesText(items: readonly InquirySummary[], isCut: boolean): string {
  if (items.length === 0) return 'There are no such inquiries.';
  const rows = items.map((inquiry) => [
    String(inquiry.id),
    inquiry.period,
    harmless(inquiry.employee),
    placeText(inquiry),
    stateText(inquiry),
    dueText(inquiry),
  ]);
  const more = isCut ? `\nThere are more than ${items.length}: narrow them down by period or state.` : '';
  return `${table([['no.', 'period', 'employee', 'about', 'state', 'answer due'], ...rows], new Set([0]))}${more}`;
}

/** One of them with all that was said. */
export function inquiryText(inquiry: InquiryView): string {
  const { id, employee, period, run, steps } = inquiry;
  const about = `the payout of ${harmless(employee)} in ${period} (run ${run}), ${placeText(inquiry)}`;
  const due = inquiry.due === null ? '' : `; answer due ${dueText(inquiry)}`;
  return [`Inquiry ${id} about ${about}: ${stateText(inquiry)}${due}`, ...steps.flatMap(stepLines)].join('\n');
}

function stepLines({ action, actor, at, text, correction, references, files, outcome }: InquiryStepView): string[] {
  const decided =
    outcome === null ? '' : `: ${outcome}${correction ? ` of a ${correction.of} in ${correction.period}` : ''}`;
  const linked = references.length === 0 ? [] : [`    by ${references.map(harmless).join(', ')}`];
  const attached = files.map(({ number, name, size }) => `    file ${number}: ${harmless(name)} (${size} bytes)`);
  const lines = text === '' ? [] : text.split('\n').flatMap((line) => paragraph(line, INDENT));
  return ['', `  ${at}  ${harmless(actor)}  ${action}${decided}`, ...lines, ...linked, ...attached];
}

function placeText({ line, component, rule }: InquirySummary): string {
  const places = [
    line === null ? 'all of it' : `line ${line}`,
    component === null ? '' : `component ${harmless(component)}`,
    rule === null ? '' : `rule ${harmless(rule)}`,
  ];
  return places.filter((place) => place !== '').join(', ');
}

const stateText = ({ state, outcome }: InquirySummary): string => (outcome === null ? state : `${state}: ${outcome}`);

const dueText = ({ due, overdue }: InquirySummary): string =>
  due === null ? '' : `${due}${overdue ? ' OVERDUE' : ''}`;
