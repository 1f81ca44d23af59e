import { useSpoken } from '../words/language';

/** What the page about plans says; loaded with it. */
interface PlansWords {
  readonly title: string;
  readonly intro: string;
  readonly waiting: string;
  readonly nothingWaits: string;
  readonly all: string;
  readonly versions: string;
  readonly version: string;
  readonly published: string;
  readonly by: string;
  readonly ofDraft: (n: number) => string;
  readonly compare: string;
  readonly compareFrom: string;
  readonly compareTo: string;
  readonly same: string;
}

const EN: PlansWords = {
  title: 'Plans',
  intro: 'What each role is paid for: every version, who brought it, and the drafts that wait for a second person.',
  waiting: 'Drafts that wait for a decision',
  nothingWaits: 'No draft waits.',
  all: 'All plans',
  versions: 'Versions, the latest first',
  version: 'In force from',
  published: 'Published',
  by: 'By',
  ofDraft: (n) => `from draft ${n}`,
  compare: 'What is different',
  compareFrom: 'Between the version from',
  compareTo: 'and the version from',
  same: 'Nothing is different.',
};

const ZH: PlansWords = {
  title: '方案',
  intro: '各岗位的奖金依据：每个版本、由谁发布，以及等待另一人审批的草案。',
  waiting: '等待审批的草案',
  nothingWaits: '没有等待审批的草案。',
  all: '全部方案',
  versions: '版本（最新在前）',
  version: '生效自',
  published: '发布时间',
  by: '发布人',
  ofDraft: (n) => `来自草案 ${n}`,
  compare: '版本差异',
  compareFrom: '比较版本',
  compareTo: '与版本',
  same: '没有差异。',
};

export const usePlansWords = (): PlansWords => (useSpoken().language === 'zh' ? ZH : EN);
