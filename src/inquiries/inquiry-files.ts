/** Files that come with an inquiry: what they may be, by their bytes and not only by their names. */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';

import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { shownCell, unreadable } from '../files/cell-text.js';
import { inquiryError } from './inquiry-refusals.js';
import { phrase, type Phrase } from '../engine/phrase.js';

export const MAX_FILE_BYTES = 2_097_152;
export const MOST_FILES_A_STEP = 2;
export const MOST_FILES = 20;
export const MAX_FILE_NAME = 100;

/** A file as it is given. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface CheckedFile extends GivenFile {
  readonly type: FileType;
  readonly sha256: string;
}

/** Media types that are taken, with the endings of their names. */
export const FILE_TYPES = {
  'application/pdf': ['.pdf'],
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'text/csv': ['.csv'],
  'text/plain': ['.txt'],
} as const;
export type FileType = keyof typeof FILE_TYPES;

const SIGNATURES: Readonly<Partial<Record<FileType, Buffer>>> = {
  'application/pdf': Buffer.from('%PDF-'),
  'image/png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  'image/jpeg': Buffer.from([0xff, 0xd8, 0xff]),
};

/** The files with their types; refused with everything that is wrong with any of them. `before` are those that the inquiry has. */
export function checkFiles(files: readonly GivenFile[], before: number): Outcome<CheckedFile[]> {
  const findings: Finding[] = [];
  if (files.length > MOST_FILES_A_STEP)
    findings.push(
      inquiryError('too-many-files', phrase`there are more than ${{ most: MOST_FILES_A_STEP }} files`, MORE, '/files'),
    );
  if (before + files.length > MOST_FILES)
    findings.push(
      inquiryError(
        'too-many-files',
        phrase`an inquiry has at most ${{ most: MOST_FILES }} files`,
        phrase`leave one out`,
        '/files',
      ),
    );
  const checked: CheckedFile[] = [];
  for (const [i, file] of files.entries()) {
    const type = typeByName(file.name);
    const problem = fileProblem(file, type, `/files/${i}`);
    if (problem) findings.push(problem);
    else if (type) checked.push({ ...file, type, sha256: fileHash(file.bytes) });
  }
  return findings.length > 0 ? refused(...findings) : done(checked);
}

/** SHA-256 of a file's bytes, in hexadecimal. */
export const fileHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const MORE = phrase`send the others with a further message`;

function typeByName(name: string): FileType | undefined {
  const lower = name.toLowerCase();
  return (Object.keys(FILE_TYPES) as FileType[]).find((type) =>
    FILE_TYPES[type].some((ending) => lower.length > ending.length && lower.endsWith(ending)),
  );
}

function fileProblem({ name, bytes }: GivenFile, type: FileType | undefined, pointer: string): Finding | undefined {
  const shown = shownCell(name);
  const advice = nameAdvice(name);
  if (advice !== undefined)
    return inquiryError('bad-file-name', phrase`${{ shown }} is not the name of a file`, advice, `${pointer}/name`);
  if (type === undefined)
    return inquiryError('file-type', phrase`${{ shown }} is of a type that is not taken`, TYPES, `${pointer}/name`);
  if (bytes.length === 0)
    return inquiryError('empty-file', phrase`${{ shown }} is empty`, phrase`leave it out`, pointer);
  if (bytes.length > MAX_FILE_BYTES)
    return inquiryError(
      'file-too-large',
      phrase`${{ shown }} is larger than 2 MiB`,
      phrase`send a part of it`,
      pointer,
    );
  if (isOfType(bytes, type)) return undefined;
  return inquiryError(
    'file-type',
    phrase`${{ shown }} is not what its name says: by its content it is no ${{ type }}`,
    TYPES,
    pointer,
  );
}

/** What to do about a name that some machine could not save, or would read as something else; `undefined` where all is well. */
function nameAdvice(name: string): Phrase | undefined {
  if (name.length > MAX_FILE_NAME) return phrase`write at most ${{ most: MAX_FILE_NAME }} characters`;
  if (/[/\\]/.test(name)) return phrase`leave the folder out: write the name alone, without / and \\`;
  if (/["'`;]/.test(name)) return phrase`leave quotation marks and semicolons out of the name`;
  const character = unreadable(name, false);
  if (character !== undefined) return phrase`leave ${{ character }} out of the name`;
  if (TURNS_TEXT.test(name)) return phrase`leave out the signs that turn the direction of writing`;
  const [reserved] = RESERVED.exec(name) ?? [];
  return reserved === undefined
    ? undefined
    : phrase`give it another name: Windows keeps ${{ name: reserved.trim().toUpperCase() }} for itself`;
}

/** Signs that are not seen and let `gpj.exe` look like `exe.jpg`. */
const TURNS_TEXT = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
/** Names of devices, with whatever ending. */
const RESERVED = /^\s*(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\s*([.]|$))/i;
const TYPES = phrase`send PDF, PNG, JPEG, or CSV and plain text in UTF-8, with the ending that belongs to it`;

function isOfType(bytes: Uint8Array, type: FileType): boolean {
  const signature = SIGNATURES[type];
  if (signature) return signature.equals(bytes.subarray(0, signature.length));
  return isUtf8(bytes) && unreadable(Buffer.from(bytes).toString('utf8')) === undefined;
}
