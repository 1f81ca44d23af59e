import { describe, expect, it } from '@jest/globals';

import { checkOrganisation } from '../../src/organisation/check-organisation.js';
import { readOrganisationFolder, type TableName } from '../../src/organisation/organisation-files.js';
import { tablesFromRecords } from '../../src/organisation/organisation-records.js';
import type { WholeOrganisation } from '../../src/organisation/organisation.js';
import { findingsOf, NOTHING, SMALL_COMPANY, tablesOf, told } from './organisation-folder.js';

describe('an organisation that is right', () => {
  it('is taken as it is written', async () => {
    const checked = checkOrganisation(await tablesOf(), NOTHING);
    expect(checked.findings).toEqual([]);
    expect(checked.ok && JSON.parse(JSON.stringify(checked.value))).toEqual({
      departments: [
        { code: 'CO', name: 'Company', parent: null },
        { code: 'S1', name: 'Shop One', parent: 'SHOPS' },
        { code: 'S2', name: 'Shop Two', parent: 'SHOPS' },
        { code: 'SHOPS', name: 'Shops', parent: 'CO' },
      ],
      roles: [
        { code: 'CHIEF', name: 'Head of shop', nameZh: null },
        { code: 'SELLER', name: 'Seller', nameZh: '销售员' },
      ],
      employees: [
        {
          code: 'E1',
          name: 'Ann Lee',
          hired: '2024-03-01',
          left: null,
          currency: 'CNY',
          salary: '9000',
          attributes: { grade: '3' },
          assignments: [
            { role: 'SELLER', department: 'S1', from: '2024-03-01', to: '2026-10-16', targetBonus: '2600' },
            { role: 'CHIEF', department: 'S2', from: '2026-10-16', to: null, targetBonus: '12%' },
          ],
        },
        {
          code: 'E2',
          name: '王芳',
          hired: '2025-01-15',
          left: '2026-12-01',
          currency: 'CNY',
          salary: '8000.5',
          attributes: {},
          assignments: [
            { role: 'SELLER', department: 'S1', from: '2025-01-15', to: '2026-12-01', targetBonus: '2000.00' },
          ],
        },
      ],
    });
  });

  it('may have a byte order mark and CRLF', async () => {
    const windows = (text: string): string => `\ufeff${text.replaceAll('\n', '\r\n')}`;
    const files = Object.fromEntries(Object.entries(SMALL_COMPANY).map(([name, text]) => [name, windows(text)]));
    const [plain, marked] = [await tablesOf(), await tablesOf(files)];
    expect(checkOrganisation(marked, NOTHING)).toEqual(checkOrganisation(plain, NOTHING));
  });

  it('is the same from records', async () => {
    const rows = (name: TableName): Record<string, string>[] => {
      const [header = [], ...others] = SMALL_COMPANY[name]
        .trim()
        .split('\n')
        .map((line) => line.split(','));
      return others.map((cells) => Object.fromEntries(header.map((column, i) => [column, cells[i] ?? ''])));
    };
    const tables = tablesFromRecords({
      departments: rows('departments'),
      roles: rows('roles'),
      employees: rows('employees'),
      assignments: rows('assignments'),
    });
    expect(checkOrganisation(tables, NOTHING)).toEqual(checkOrganisation(await tablesOf(), NOTHING));
  });
});

describe('files that cannot be read', () => {
  it('are all told at once, and nothing is said of codes that may stand in them', async () => {
    expect(
      await told({
        roles: '',
        employees: 'code,name,hired,currency\nE1,"Ann,2024-01-01,CNY\n',
        assignments: 'employee,role,department,from,target_bonus\nE1,SELLER,S1,2024-01-01\n',
      }),
    ).toEqual([
      'roles.csv:1: The file is empty. Begin with a header row: code,name,name_zh',
      'employees.csv:2: Row 2 (line 2 of the file) opens a quote that is never closed. Close the quote, or double it where it is part of the text.',
      'assignments.csv:2: The row has 4 cells, expected 5 as in the header. Add the cells that are missing; an empty cell still needs its comma.',
    ]);
  });

  it('that are in another encoding are told', async () => {
    const [finding] = await findingsOf({ roles: 'code;name\nSELLER;Seller\n' });
    expect(finding?.advice).toBe('The columns seem to be separated by semicolons: save the file with commas instead.');
  });

  it('and are none of the four are one finding', async () => {
    const none = { departments: null, roles: null, employees: null, assignments: null };
    const [finding, ...more] = await findingsOf(none);
    expect([finding?.code, finding?.message.replace(/^\S+/, ''), more]).toEqual([
      'file-missing',
      ' holds none of departments.csv, roles.csv, employees.csv, assignments.csv.',
      [],
    ]);
  });

  it('but are not there leave what is stored, and what it lacks is told', async () => {
    const first = checkOrganisation(await tablesOf(), NOTHING);
    if (!first.ok) throw new Error(JSON.stringify(first.findings));
    const byCode = <T extends { readonly code: string }>(all: readonly T[]) =>
      new Map(all.map((each) => [each.code, each]));
    const { departments, roles, employees } = first.value;
    const stored = { departments: byCode(departments), roles: byCode(roles), employees: byCode(employees) };
    const paid = SMALL_COMPANY.assignments.replace('2000.00', '2100.00');
    const checked = checkOrganisation(
      await tablesOf({ departments: null, roles: null, employees: null, assignments: paid }),
      stored,
    );
    if (!checked.ok) throw new Error(JSON.stringify(checked.findings));
    expect(checked.value.departments).toEqual([]);
    expect(checked.value.employees.map(({ code, name }) => [code, name])).toEqual([
      ['E1', 'Ann Lee'],
      ['E2', '王芳'],
    ]);
    expect(checked.findings).toEqual([]);
    // Nothing is stored: no department that the assignments name is known.
    expect((await told({ departments: null })).at(0)).toBe(
      'assignments.csv:2:department There is no department "S1". Correct the code, or add it to departments.',
    );
  });

  it('in a folder that is not there are one finding', async () => {
    const tables = await readOrganisationFolder('/nowhere/at/all');
    expect(checkOrganisation(tables, NOTHING).findings).toEqual([
      {
        severity: 'error',
        code: 'file-missing',
        file: '/nowhere/at/all',
        message: '/nowhere/at/all does not exist.',
        advice: 'Check the name and the folder.',
      },
    ]);
  });

  it('of headers alone are nothing to load', async () => {
    const headers = Object.fromEntries(
      Object.entries(SMALL_COMPANY).map(([name, text]) => [name, `${text.split('\n')[0] ?? ''}\n`]),
    );
    expect(await told(headers)).toEqual([
      ':: There are no rows to load. Write at least the departments, roles, employees and assignments that a month needs.',
    ]);
  });
});

describe('departments and roles', () => {
  it.each([
    [
      'a code that stands twice',
      'CO,Company,\nS1,One,CO\nS2,Two,CO\nS1,Other,CO',
      'departments.csv:5:code "S1" stands twice: in row 3 and in row 5. Remove or correct one of them.',
    ],
    [
      'no code',
      'S1,One,\nS2,Two,\n,Three,',
      'departments.csv:4:code The code is missing A code has letters and digits, and inside it also ".", "_" and "-".',
    ],
    [
      'a code with white space',
      'S1,One,\nS2,Two,\nS 3,Three,',
      'departments.csv:4:code "S 3" is not a code. A code has letters and digits, and inside it also ".", "_" and "-".',
    ],
    [
      'a code in full-width characters',
      'S1,One,\nS2,Two,\nＳ３,Three,',
      'departments.csv:4:code "Ｓ３" is not written in plain characters. Write "S3".',
    ],
    [
      'a code outside the basic plane',
      'S1,One,\nS2,Two,\n𠀀,Three,',
      'departments.csv:4:code "𠀀" is not a code. A code has letters and digits, and inside it also ".", "_" and "-".',
    ],
    [
      'a long code',
      `S1,One,\nS2,Two,\n${'S'.repeat(65)},Three,`,
      `departments.csv:4:code "${'S'.repeat(60)}…" has 65 characters. A code has at most 64.`,
    ],
    ['no name', 'S1,One,\nS2,,', 'departments.csv:3:name The name is missing. Write one.'],
    [
      'a long name',
      `S1,One,\nS2,${'x'.repeat(201)},`,
      'departments.csv:3:name The name is longer than 200 characters. Shorten it.',
    ],
    [
      'a name on two lines',
      'S1,One,\nS2,"T\nwo",',
      'departments.csv:3:name The name contains a line break. Remove it, and write the name on one line.',
    ],
    [
      'a name that turns the direction of writing',
      'S1,One,\nS2,T\u202ewo,',
      'departments.csv:3:name The name contains the invisible character U+202E. Remove it, and write the name on one line.',
    ],
    [
      'a name with a mark of no width',
      'S1,One,\nS2,T\u200bwo,',
      'departments.csv:3:name The name contains the invisible character U+200B. Remove it, and write the name on one line.',
    ],
    [
      'a parent that is not there',
      'S1,One,\nS2,Two,S3',
      'departments.csv:3:parent There is no department "S3". Correct the code, or add it to departments.',
    ],
    [
      'a cycle',
      'S0,Zero,S2\nS1,One,S2\nS2,Two,S3\nS3,Three,S1',
      'departments.csv:3:parent Departments lie within each other: S1 → S2 → S3 → S1. Give one of them another parent, or none.',
    ],
    [
      'a department in itself',
      'S1,One,S1\nS2,Two,S1',
      'departments.csv:2:parent Departments lie within each other: S1 → S1. Give one of them another parent, or none.',
    ],
  ])('with %s are refused', async (_, rows, finding) => {
    expect(await told({ departments: `code,name,parent\n${rows}\n` })).toEqual([
      finding.replace('The code is missing A', 'The code is missing. A'),
    ]);
  });

  it('warn of columns that mean nothing', async () => {
    expect(await told({ roles: 'code,name,colour\nSELLER,Seller,red\nCHIEF,Chief,blue\n' })).toEqual([
      'warning roles.csv:1:colour The column "colour" of roles is not used. Columns of your own belong in employees, where rules can use them.',
    ]);
  });

  it('may not close a cycle with departments that are stored', async () => {
    const stored: WholeOrganisation = {
      ...NOTHING,
      departments: new Map([
        ['A', { code: 'A', name: 'A', parent: null }],
        ['B', { code: 'B', name: 'B', parent: 'A' }],
      ]),
    };
    const findings = checkOrganisation(
      tablesFromRecords({ departments: [{ code: 'A', name: 'A', parent: 'B' }] }),
      stored,
    );
    expect(findings.findings).toMatchObject([
      {
        severity: 'error',
        code: 'department-cycle',
        pointer: '/departments/0/parent',
        message: 'Departments lie within each other: A → B → A.',
        advice: 'Give one of them another parent, or none.',
      },
    ]);
  });
});

describe('very many findings', () => {
  it('are told up to a thousand, and how many more there are', async () => {
    const rows = Array.from({ length: 1_500 }, (_, i) => `D${i},,`).join('\n');
    const findings = await findingsOf({ departments: `code,name,parent\nS1,a,\nS2,b,\n${rows}\n` });
    expect(findings).toHaveLength(1_001);
    expect(findings.at(-1)).toMatchObject({ severity: 'error', message: '… and 500 more.' });
  });
});

describe('records', () => {
  it('must hold text, and are told by their place in the document', () => {
    const tables = tablesFromRecords({
      departments: [{ code: 'CO', name: 'Company', parent: null }],
      roles: [{ code: 'R', name: 'a\u0000b' }],
      employees: [{ code: 'E1', name: 'Ann', hired: '2024-01-01', currency: 'CNY', salary: 9000, 'a/b': { c: 1 } }],
      assignments: [{ employee: 'E1', rolle: 'R', department: 'CO', from: '2024-01-01', target_bonus: '\ud800' }],
    });
    expect(checkOrganisation(tables, NOTHING).findings.map(({ pointer, message }) => [pointer, message])).toEqual([
      ['/roles/0/name', 'The text contains a NUL character.'],
      ['/employees/0/salary', 'A value that is a number cannot be taken.'],
      ['/employees/0/a~1b', 'A value that is an object or a list cannot be taken.'],
      ['/assignments/0/target_bonus', 'The text contains half of a character (the lone surrogate U+D800).'],
      ['/roles/0/name', 'The name contains a NUL character.'],
      ['/assignments/0/role', 'The role is missing.'],
      ['/assignments/0/target_bonus', '"\\ud800" is not a plain number.'],
      ['/assignments/0/rolle', 'The column "rolle" of assignments is not used.'],
    ]);
  });
});
