import type { InquiryOutcome, InquiryState } from '../../inquiries/inquiry-states.js';
import type { Say } from './say.js';

/** The words for what was asked about a payout. */
export interface InquiryWords {
  readonly title: string;
  readonly about: Say<[id: string, part: string]>;
  readonly whole: string;
  readonly due: Say<[day: string]>;
  readonly states: Readonly<Record<InquiryState, string>>;
  readonly outcomes: Readonly<Record<InquiryOutcome, string>>;
}

export const INQUIRIES_EN: InquiryWords = {
  title: 'Asked about it',
  about: (id, part) => `Inquiry ${id}, ${part}`,
  whole: 'the payout',
  due: (day) => `to be answered by ${day}`,
  states: { open: 'open', answered: 'answered', resolved: 'resolved', withdrawn: 'withdrawn' },
  outcomes: { explained: 'explained', correction: 'to be corrected', refused: 'refused' },
};

export const INQUIRIES_ZH: InquiryWords = {
  title: '已提出的疑问',
  about: (id, part) => `疑问 ${id}，${part}`,
  whole: '本次奖金',
  due: (day) => `将于 ${day} 前答复`,
  states: { open: '待答复', answered: '已答复', resolved: '已办结', withdrawn: '已撤回' },
  outcomes: { explained: '已说明', correction: '将予更正', refused: '未予支持' },
};
