import { describe, expect, it } from '@jest/globals';

import { checkFiles, MAX_FILE_BYTES } from '../../src/inquiries/inquiry-files.js';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);
const codes = (name: string, bytes: Uint8Array, before = 0) => {
  const checked = checkFiles([{ name, bytes }], before);
  return checked.ok ? checked.value.map(({ type }) => type) : checked.findings.map(({ code }) => code);
};
const text = (of: string) => Buffer.from(of);

describe('a file that comes with an inquiry', () => {
  it.each([
    ['proof.pdf', text('%PDF-1.7\n'), 'application/pdf'],
    ['Photo.PNG', PNG, 'image/png'],
    ['photo.jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
    ['tour.csv', text('day,parcels\n2026-10-01,41\n'), 'text/csv'],
    ['console (1), com10 & aux-2.csv', text('a'), 'text/csv'],
    ['说明.txt', text('<b>十月</b> =1+1'), 'text/plain'],
  ])('is taken as what its name and its bytes say: %s', (name, bytes, type) => {
    expect(codes(name, bytes)).toEqual([type]);
  });

  it.each([
    ['a PNG that is called a PDF', 'proof.pdf', PNG, 'file-type'],
    ['a PDF that is called a text', 'proof.txt', Buffer.from([0x25, 0x50, 0x44, 0x46, 0x00]), 'file-type'],
    ['a page', 'proof.html', text('<script>'), 'file-type'],
    ['a program without an ending', 'pdf', text('%PDF-'), 'file-type'],
    ['text in another encoding', 'tour.csv', Buffer.from([0xb6, 0xab]), 'file-type'],
    ['text that steers a terminal', 'tour.txt', text('\u001b[31m'), 'file-type'],
    ['nothing', 'tour.csv', text(''), 'empty-file'],
    ['a path', '../tour.csv', text('a'), 'bad-file-name'],
    ['a name that steers', 'a\u001b.csv', text('a'), 'bad-file-name'],
    ['a name that ends a header', 'a".csv', text('a'), 'bad-file-name'],
    ['a name with an apostrophe', "a'.csv", text('a'), 'bad-file-name'],
    ['a name that begins a further parameter', 'a;b.csv', text('a'), 'bad-file-name'],
    ['a name with a line break', 'a\nb.csv', text('a'), 'bad-file-name'],
    ['a folder of Windows', 'a\\b.csv', text('a'), 'bad-file-name'],
    ['a name that is read from the right', 'a\u202efdp.csv', text('a'), 'bad-file-name'],
    ['a device of Windows', 'CON.txt', text('a'), 'bad-file-name'],
    ['a device of Windows in small letters', 'nul.tour.csv', text('a'), 'bad-file-name'],
    ['a port of Windows', 'Com1.csv', text('a'), 'bad-file-name'],
    ['a printer of Windows', 'LPT9 .csv', text('a'), 'bad-file-name'],
    ['one byte too many', 'tour.csv', Buffer.alloc(MAX_FILE_BYTES + 1, 'a'), 'file-too-large'],
  ])('is refused where it is %s', (_, name, bytes, code) => {
    expect(codes(name, bytes)).toEqual([code]);
  });

  it('is refused for its name with what to do', () => {
    const advice = (name: string) => {
      const checked = checkFiles([{ name, bytes: text('a') }], 0);
      return checked.ok ? [] : checked.findings.map((finding) => finding.advice);
    };
    expect(advice('a;b.csv')).toEqual(['leave quotation marks and semicolons out of the name']);
    expect(advice('com1.csv')).toEqual(['give it another name: Windows keeps COM1 for itself']);
    expect(advice('a\tb.csv')).toEqual(['leave a tab out of the name']);
  });

  it('is taken up to the last byte, and up to twenty of them', () => {
    expect(codes('tour.csv', Buffer.alloc(MAX_FILE_BYTES, 'a'), 19)).toEqual(['text/csv']);
    expect(codes('tour.csv', text('a'), 20)).toEqual(['too-many-files']);
  });
});
