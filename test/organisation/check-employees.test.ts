import { describe, expect, it } from '@jest/globals';

import { checkOrganisation } from '../../src/organisation/check-organisation.js';
import { NOTHING, tablesOf, told, type Files } from './organisation-folder.js';

const employee = (row: string, header = 'code,name,hired,left,currency,salary'): Files => ({
  employees: `${header}\nE1,Ann,2024-01-01,,CNY,9000${',x'.repeat(header.split(',').length - 6)}\n${row}\n`,
  assignments: 'employee,role,department,from,to,target_bonus\nE1,SELLER,S1,2024-03-01,,100\n',
});
const assignments = (...rows: string[]): Files => ({
  assignments: `employee,role,department,from,to,target_bonus\n${rows.join('\n')}\nE2,SELLER,S1,2025-01-15,2026-12-01,2000\n`,
});

describe('an employee', () => {
  it.each([
    ['E9,Bob,2025-02-29,,CNY,1', 'hired "2025-02-29" is not a day of the calendar. Write a day that exists.'],
    ['E9,Bob,1899-02-28,,CNY,1', 'hired "1899-02-28" is a day before 1900. Write a day that exists.'],
    ['E9,Bob,,,CNY,1', 'hired The day is missing. Write the day as YYYY-MM-DD.'],
    ['E9,Bob,2025/3/1,,CNY,1', 'hired "2025/3/1" is not written as a day. Write the day as YYYY-MM-DD: 2025-03-01.'],
    [
      'E9,Bob,２０２５-03-01,,CNY,1',
      'hired "２０２５-03-01" is not written as a day. Write the day as YYYY-MM-DD: 2025-03-01.',
    ],
    ['E9,Bob,01.03.2025,,CNY,1', 'hired "01.03.2025" is not written as a day. Write the day as YYYY-MM-DD.'],
    [
      'E9,Bob,2025-03-01,2025-02-28,CNY,1',
      'left Left on 2025-02-28, before being hired on 2025-03-01. Correct one of the days.',
    ],
    ['E9,Bob,2025-03-01,,cny,1', 'currency "cny" is not a currency. Write CNY.'],
    ['E9,Bob,2025-03-01,,RMB,1', 'currency "RMB" is not a currency. Write its three letters as in ISO 4217: CNY, EUR.'],
    ['E9,Bob,2025-03-01,,,1', 'currency The currency is missing. Write its three letters as in ISO 4217: CNY, EUR.'],
    ['E9,Bob,2025-03-01,,CNY,-1', 'salary "-1" is less than 0. Write an amount of 0 or more.'],
    [
      'E9,Bob,2025-03-01,,CNY,"1,234"',
      'salary "1,234" has a comma. Write 1234, or 1.234 if the comma is the decimal point.',
    ],
    [
      'E9,Bob,2025-03-01,,CNY,NaN',
      'salary "NaN" is not a number. Write a figure in digits, or leave the cell empty if there is none.',
    ],
    [
      'E9,Bob,2025-03-01,,CNY,Infinity',
      'salary "Infinity" is not a number. Write a figure in digits, or leave the cell empty if there is none.',
    ],
    [
      'E9,Bob,2025-03-01,,CNY,1e400',
      'salary "1e400" is written with an exponent. Figures have at most 30 digits before and after the point.',
    ],
    [
      'E9,Bob,2025-03-01,,CNY,９０００',
      'salary "９０００" is written in other characters than the plain digits 0 to 9. Write 9000.',
    ],
    [
      'E9,Bob,2025-03-01,,CNY,9000.005',
      'salary "9000.005" has more decimals than CNY has: 2. Round it, to 9000.01 for example.',
    ],
    [
      'E9,Bob,2025-03-01,,JPY,9000.5',
      'salary "9000.5" has more decimals than JPY has: 0. Round it, to 9001 for example.',
    ],
    [
      'E9,Bob,2025-03-01,,CNY,90071992547409.92',
      'salary "90071992547409.92" is more than can be paid. Check the figure.',
    ],
    ['E9,Bob,2025-03-01,,CNY,10%', 'salary "10%" is a share, not a figure. Write it as a decimal: 0.1.'],
  ])('as %s is refused', async (row, finding) => {
    expect(await told(employee(row))).toEqual([`employees.csv:3:${finding}`]);
  });

  it('may have an amount in the currency of its decimals', async () => {
    expect(await told(employee('E1X,Bob,2025-03-01,,KWD,90071992547.125'))).toEqual([
      'warning :: 1 employee without any assignment: E1X. Give them one: nobody is paid without.',
    ]);
  });

  it.each([
    [
      '__proto__',
      'employees.csv:1:__proto__ The column "__proto__" cannot be the name of an attribute. Rename it: 1 to 64 letters and digits, and none of __proto__, constructor, prototype.',
    ],
    [
      'Constructor',
      'employees.csv:1:Constructor The column "Constructor" cannot be the name of an attribute. Rename it: 1 to 64 letters and digits, and none of __proto__, constructor, prototype.',
    ],
    [
      '!!!',
      'employees.csv:1:!!! The column "!!!" cannot be the name of an attribute. Rename it: 1 to 64 letters and digits, and none of __proto__, constructor, prototype.',
    ],
    [
      'Salary',
      'employees.csv:1: The column "Salary" is not known here: the columns are "code", "name", "hired", "currency", "left", "salary". Write "salary" in the header if that is what it is. If it is something else, give it a name that is less alike.',
    ],
    [
      'role',
      'warning employees.csv:1:role The column "role" is kept, but no rule can use it: "role" means something else in rules. Rename the column if rules are to use it.',
    ],
    [
      '等级',
      'warning employees.csv:1:等级 The column "等级" is kept, but no rule can use it: names in rules have the letters a to z, digits, "-" and "_". Rename the column if rules are to use it.',
    ],
  ])('with the column %s', async (column, finding) => {
    const files = employee('', `code,name,hired,left,currency,salary,${column}`);
    expect(await told(files)).toEqual([finding]);
  });

  it('has other columns as attributes, by a plain name, where their cells are not empty', async () => {
    const columns = 'code,name,hired,currency,Home Region,grade_2, Ｌｅｖｅｌ ';
    const tables = await tablesOf({
      employees: `${columns}\nE1,Ann,2024-01-01,CNY,"North, far",,7\n`,
      assignments: 'employee,role,department,from,target_bonus\nE1,SELLER,S1,2024-03-01,100\n',
    });
    const checked = checkOrganisation(tables, NOTHING);
    expect(checked.ok && checked.value.employees[0]?.attributes).toEqual({ 'home-region': 'North, far', level: '7' });
  });

  it('may not have two columns of one name, or more than 64', async () => {
    const two = employee('', 'code,name,hired,left,currency,salary,Home Region,home-region');
    expect(await told(two)).toEqual([
      'employees.csv:1:home-region The columns "Home Region" and "home-region" would both be called "home-region". Rename or remove one of them.',
    ]);
    const many = Array.from({ length: 65 }, (_, i) => `attribute${i}`).join(',');
    expect(await told(employee('', `code,name,hired,left,currency,salary,${many}`))).toEqual([
      'employees.csv:1: There are 65 attribute columns, and at most 64 can be kept. Remove those that no rule uses.',
    ]);
  });
});

describe('an assignment', () => {
  it.each([
    ['E7,SELLER,S1,2025-01-01,,1', 'employee There is no employee "E7". Correct the code, or add it to employees.'],
    ['E1,SELER,S1,2025-01-01,,1', 'role There is no role "SELER". Correct the code, or add it to roles.'],
    [
      'E1,SELLER,S7,2025-01-01,,1',
      'department There is no department "S7". Correct the code, or add it to departments.',
    ],
    ['E1,SELLER,,2025-01-01,,1', 'department The department is missing. Write its code.'],
    [
      'E1,SELLER,S1,2025-01-01,2025-01-01,1',
      'to It ends on 2025-01-01, not after 2025-01-01. "to" is the first day after it.',
    ],
    ['E1,SELLER,S1,2025-13-01,,1', 'from "2025-13-01" is not a day of the calendar. Write a day that exists.'],
    ['E1,SELLER,S1,2025-01-01,,', 'target_bonus The target bonus is missing. Write 0 if there is none.'],
    ['E1,SELLER,S1,2025-01-01,,-5', 'target_bonus "-5" is less than 0. Write an amount of 0 or more.'],
    [
      'E1,SELLER,S1,2025-01-01,,0.005',
      'target_bonus "0.005" has more decimals than CNY has: 2. Round it, to 0.01 for example.',
    ],
    ['E1,SELLER,S1,2025-01-01,,12 %', 'target_bonus "12 %" is not a plain number. Write 12%.'],
    [
      'E1,SELLER,S1,2025-01-01,,1000.1%',
      'target_bonus "1000.1%" is not from 0% to 1000%. Write a share of salary: 12%.',
    ],
    ['E1,SELLER,S1,2025-01-01,,-1%', 'target_bonus "-1%" is not from 0% to 1000%. Write a share of salary: 12%.'],
    [
      'E1,SELLER,S1,2023-01-01,2024-03-01,1',
      "from The assignment, 2023-01-01 until 2024-03-01 (exclusive), lies outside the employee's service from 2024-03-01. Correct the days here or in employees.",
    ],
    [
      'E2,SELLER,S1,2026-12-01,,1',
      "from The assignment, 2026-12-01 until further notice, lies outside the employee's service from 2025-01-15 until 2026-12-01 (exclusive). Correct the days here or in employees.",
    ],
  ])('as %s is refused', async (row, finding) => {
    const files = assignments('E1,SELLER,S1,2024-03-01,2024-04-01,1', row);
    expect(await told(files)).toEqual([`assignments.csv:3:${finding}`]);
  });

  it('may not be a share where there is no salary', async () => {
    const employees =
      'code,name,hired,left,currency,salary\nE1,Ann,2024-03-01,,CNY,\nE2,Bob,2025-01-15,2026-12-01,CNY,1\n';
    expect(await told({ employees, ...assignments('E1,SELLER,S1,2025-01-01,,12%') })).toEqual([
      'assignments.csv:2:target_bonus "12%" is a share of salary, and this employee has no salary. Give the salary in employees, or write an amount.',
    ]);
  });

  it('may not share a day with another of the same employee', async () => {
    expect(
      await told(
        assignments(
          'E1,SELLER,S1,2025-03-01,2025-05-01,1',
          'E1,CHIEF,S1,2025-06-01,,1',
          'E1,CHIEF,S1,2025-01-01,2025-03-02,1',
        ),
      ),
    ).toEqual([
      'assignments.csv:2:from Employee "E1" has two assignments on 2025-03-01 (and maybe later): row 2 and row 4. End the earlier one on 2025-03-01: "to" is the first day after it.',
    ]);
    expect(
      await told(
        assignments('E1,SELLER,S1,2025-01-01,,1', 'E1,CHIEF,S1,2025-02-01,2025-03-01,1', 'E1,CHIEF,S1,2025-04-01,,1'),
      ),
    ).toEqual([
      'assignments.csv:3:from Employee "E1" has two assignments on 2025-02-01 (and maybe later): row 2 and row 3. End the earlier one on 2025-02-01: "to" is the first day after it.',
      'assignments.csv:4:from Employee "E1" has two assignments on 2025-04-01 (and maybe later): row 2 and row 4. End the earlier one on 2025-04-01: "to" is the first day after it.',
    ]);
  });

  it('that lies partly outside service is taken, with a warning; an open end is none', async () => {
    expect(await told(assignments('E1,SELLER,S1,2024-01-01,2024-04-01,1', 'E1,CHIEF,S1,2025-01-01,,1'))).toEqual([
      "warning assignments.csv:2:from A part of the assignment, 2024-01-01 until 2024-04-01 (exclusive), lies outside the employee's service from 2024-03-01: it is not paid. Correct the days here or in employees.",
    ]);
  });
});
