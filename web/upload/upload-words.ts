import { useSpoken } from '../words/language';
import type { PreviewProblem } from './preview';
import type { UploadKind } from './upload-kinds';

type Count = 'accepted' | 'superseding' | 'unchanged' | 'quarantined';

/** What is said where files are brought in; loaded with it. */
interface UploadWords {
  readonly drop: Readonly<Record<UploadKind, string>>;
  readonly dropHint: string;
  readonly begins: (file: string, size: string) => string;
  readonly andMore: string;
  readonly problems: Readonly<Record<PreviewProblem, string>>;
  readonly missing: (columns: string) => string;
  readonly unknown: (columns: string) => string;
  readonly looksLike: Readonly<Record<UploadKind, string>>;
  readonly source: string;
  readonly sourceHint: string;
  readonly sourceForm: string;
  readonly takeIn: (file: string) => string;
  readonly leave: string;
  readonly waiting: (n: number) => string;
  readonly taking: (file: string) => string;
  readonly arrived: (received: string, of: string) => string;
  readonly rowsDone: (n: string) => string;
  readonly took: (file: string) => string;
  readonly before: (file: string) => string;
  readonly counts: Readonly<Record<UploadKind, Readonly<Record<Count, string>>>>;
  readonly quarantineTitle: (n: string) => string;
  readonly quarantineHint: string;
  readonly download: string;
  readonly row: (n: number) => string;
  readonly files: string;
  readonly noFiles: string;
  readonly noFilesYet: string;
  readonly columns: Readonly<Record<'file' | 'at' | 'quarantined', string>>;
  readonly incomplete: string;
}

const EN: UploadWords = {
  drop: {
    observations: 'Drop files of figures here, or choose them',
    complaints: 'Drop files of complaints here, or choose them',
  },
  dropHint:
    'CSV or JSON lines; you see the first rows before anything is sent. The same file twice changes nothing; good rows are kept, bad ones set aside with the reason.',
  begins: (file, size) => `${file} (${size}) begins like this`,
  andMore: 'and more rows',
  problems: {
    'not-utf8':
      'This is not UTF-8 text. Save the file as UTF-8 (in a spreadsheet program: “CSV UTF-8”), then choose it again.',
    'not-split':
      'Its first rows cannot be told apart: look at the quotation marks and line ends. What exactly is wrong is told when it is sent.',
    empty: 'There is nothing in this file.',
  },
  missing: (columns) => `It lacks ${columns}: without that it is refused.`,
  unknown: (columns) => `Nobody knows the column ${columns}: a file of figures with it is refused.`,
  looksLike: {
    observations: 'This looks like a file of figures: those are brought in on the page of the month.',
    complaints: 'This looks like a file of complaints: those are brought in on the page of complaints.',
  },
  source: 'Who reports this',
  sourceHint: 'Rows of the file do not say it. A source as your rules name it, for instance third-party.',
  sourceForm: 'Lower-case letters, digits and hyphens, at most 40.',
  takeIn: (file) => `Take in ${file}`,
  leave: 'Leave it',
  waiting: (n) => (n === 1 ? '1 more file comes after it' : `${n} more files come after it`),
  taking: (file) => `Taking in ${file}`,
  arrived: (received, of) => `${received} of ${of} sent`,
  rowsDone: (n) => (n === '1' ? '1 row done' : `${n} rows done`),
  took: (file) => `${file} is taken in`,
  before: (file) => `${file} was taken in before: nothing is new`,
  counts: {
    observations: {
      accepted: 'new figures',
      superseding: 'corrections',
      unchanged: 'known already',
      quarantined: 'in quarantine',
    },
    complaints: {
      accepted: 'new complaints',
      superseding: 'corrections',
      unchanged: 'known already',
      quarantined: 'in quarantine',
    },
  },
  quarantineTitle: (n) => (n === '1' ? '1 row was set aside' : `${n} rows were set aside`),
  quarantineHint: 'Download, mend and drop them here again as a file. Everything else of the file is in.',
  download: 'Download these rows',
  row: (n) => `Row ${n}`,
  files: 'Files taken in, the newest first',
  noFiles: 'No file has been taken in yet. Drop the first one above.',
  noFilesYet: 'No file has been taken in yet.',
  columns: { file: 'File', at: 'Given', quarantined: 'In quarantine' },
  incomplete: 'broken off: send it again, it carries on',
};

const ZH: UploadWords = {
  drop: { observations: '将数据文件拖到此处，或选择文件', complaints: '将投诉文件拖到此处，或选择文件' },
  dropHint:
    'CSV 或 JSON lines；发送前会先显示前几行。同一文件再次导入不会改变任何内容；正确的行会保留，有误的行会连同原因隔离。',
  begins: (file, size) => `${file}（${size}）的前几行`,
  andMore: '以及更多行',
  problems: {
    'not-utf8': '文件不是 UTF-8 文本。请另存为 UTF-8（在表格软件中选择“CSV UTF-8”），再重新选择。',
    'not-split': '无法分清前几行：请检查引号和换行。发送后会说明具体问题。',
    empty: '文件中没有内容。',
  },
  missing: (columns) => `缺少 ${columns} 列：缺少时文件会被拒收。`,
  unknown: (columns) => `没有 ${columns} 这样的列：含有它的数据文件会被拒收。`,
  looksLike: {
    observations: '这像是数据文件：请在“月份”页面导入。',
    complaints: '这像是投诉文件：请在“投诉”页面导入。',
  },
  source: '数据来源',
  sourceHint: '文件中有的行没有说明来源。请填写规则中使用的来源名称，例如 third-party。',
  sourceForm: '小写字母、数字和连字符，最多 40 个字符。',
  takeIn: (file) => `导入 ${file}`,
  leave: '不导入',
  waiting: (n) => `之后还有 ${n} 个文件`,
  taking: (file) => `正在导入 ${file}`,
  arrived: (received, of) => `已发送 ${received}，共 ${of}`,
  rowsDone: (n) => `已处理 ${n} 行`,
  took: (file) => `${file} 已导入`,
  before: (file) => `${file} 之前已导入：没有新内容`,
  counts: {
    observations: { accepted: '新数据', superseding: '更正', unchanged: '已有', quarantined: '隔离' },
    complaints: { accepted: '新投诉', superseding: '更正', unchanged: '已有', quarantined: '隔离' },
  },
  quarantineTitle: (n) => `${n} 行被隔离`,
  quarantineHint: '下载这些行，修改后再拖到此处。文件的其余内容已导入。',
  download: '下载这些行',
  row: (n) => `第 ${n} 行`,
  files: '已导入的文件（最新在前）',
  noFiles: '尚未导入文件。请将第一个文件拖到上方。',
  noFilesYet: '尚未导入文件。',
  columns: { file: '文件', at: '时间', quarantined: '隔离' },
  incomplete: '已中断：再次发送即可继续',
};

export const useUploadWords = (): UploadWords => (useSpoken().language === 'zh' ? ZH : EN);
