import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';

import type { Incident } from '../../src/engine/documents.js';
import { Exact, exact } from '../../src/engine/exact.js';
import {
  chargesOf,
  explainCharge,
  type IncidentAssignment,
  type IncidentCharges,
  type IncidentMember,
} from '../../src/engine/incidents.js';

const OCTOBER = { code: '2026-10' };
const en = (text: string) => ({ en: text });

const assigned = (days: number, changes: Partial<IncidentAssignment> = {}): IncidentAssignment => ({
  role: 'packer',
  departments: ['line-1', 'warehouse'],
  days,
  stages: ['picking'],
  ...changes,
});
const member = (code: string, ...assignments: IncidentAssignment[]): IncidentMember => ({
  code,
  currency: 'CNY',
  assignments,
});

/** 5,000 parcels without the county: 12,000 lost, 40 % made good, so 7,200 to bear. */
const COUNTY: Incident = {
  id: 'county-missing',
  name: en('5,000 parcels without the county'),
  date: '2026-10-12',
  loss: '12000',
  currency: 'CNY',
  remediated: '40%',
  attribution: [
    { department: 'it', share: '50%' },
    { stage: 'delivery', share: '25%' },
    { employee: 'E5', share: '10%' },
    { role: 'packer', share: '10%' },
    { outside: en('The company'), share: '5%' },
  ],
};

const MEMBERS: readonly IncidentMember[] = [
  member('E1', assigned(31, { role: 'developer', departments: ['web', 'it'], stages: [] })),
  member('E2', assigned(31, { role: 'developer', departments: ['it'], stages: [] })),
  member('E3', assigned(31, { role: 'courier', departments: ['east'], stages: ['delivery', 'after-sale'] })),
  // In the middle of the month from the line to the courier's van.
  member('E4', assigned(11), assigned(20, { role: 'courier', departments: ['east'], stages: ['delivery'] })),
  member('E5', assigned(31)),
];

const told = (result: IncidentCharges) =>
  Object.fromEntries(
    [...result.charges].map(([code, charges]) => [code, charges.map(({ to, charged }) => `${to} ${charged.toText()}`)]),
  );

describe('charges of an incident', () => {
  it('divide each entry among those who bear it, by days', () => {
    const result = chargesOf([COUNTY], OCTOBER, MEMBERS);
    expect(told(result)).toEqual({
      // 7,200 × 50 % = 3,600 for two people of 31 days each.
      E1: ['department:it 1800'],
      E2: ['department:it 1800'],
      // 7,200 × 25 % = 1,800: 31 and 20 of 51 days.
      E3: ['stage:delivery 1094.117647058824'],
      // 7,200 × 10 % = 720: 11 and 31 of 42 days.
      E4: ['stage:delivery 705.882352941176', 'role:packer 188.571428571429'],
      E5: ['employee:E5 720', 'role:packer 531.428571428571'],
    });
    expect(result.problems).toEqual([]);
    expect(result.outside.map(({ incident, amount }) => [incident, amount.toText()])).toEqual([
      ['county-missing', '360'],
    ]);
    const fraction = result.charges.get('E3')?.[0]?.charged;
    expect(fraction?.times(Exact.of(51)).equals(Exact.of(1800 * 31))).toBe(true);
  });

  it('are told as explanations tell them', () => {
    const [first] = chargesOf([COUNTY], OCTOBER, MEMBERS).charges.get('E4') ?? [];
    expect(first && explainCharge(first)).toEqual({
      id: 'county-missing',
      loss: '12000',
      remediated: '0.4',
      to: 'stage:delivery',
      share: '0.25',
      among: 2,
      charged: '705.882352941176',
      excluded: false,
    });
  });

  it('spare the excluded, and nobody else bears their part', () => {
    const excluded = [{ employee: 'E2', reason: en('On leave') }, { employee: 'E9', reason: en('Not here') }]; // prettier-ignore
    const { charges } = chargesOf([{ ...COUNTY, excluded }], OCTOBER, MEMBERS);
    expect(charges.get('E1')?.[0]).toMatchObject({ among: 2, excluded: false });
    expect(charges.get('E1')?.[0]?.charged.toText()).toBe('1800');
    const spared = charges.get('E2')?.[0];
    expect([spared?.excluded, spared?.charged.toText(), spared?.part.toText()]).toEqual([true, '0', '1800']);
  });

  it('count in the month of the date only', () => {
    for (const date of ['2026-09-30', '2026-11-01'])
      expect(chargesOf([{ ...COUNTY, date }], OCTOBER, MEMBERS)).toEqual({
        charges: new Map(),
        problems: [],
        outside: [],
      });
    for (const date of ['2026-10-01', '2026-10-31'])
      expect(chargesOf([{ ...COUNTY, date }], OCTOBER, MEMBERS).charges.size).toBe(5);
  });

  it('are none where everything was made good', () => {
    const { charges } = chargesOf([{ ...COUNTY, remediated: '100%' }], OCTOBER, MEMBERS);
    expect(charges.get('E1')?.map(({ charged }) => charged.toText())).toEqual(['0']);
  });

  it('are a problem where nobody bears an entry', () => {
    const attribution = [{ department: 'marketing', share: '70%' }, { employee: 'E9', share: '30%' }]; // prettier-ignore
    const { charges, problems } = chargesOf([{ ...COUNTY, attribution }], OCTOBER, MEMBERS);
    expect(charges.size).toBe(0);
    expect(problems.map(({ amount, ...rest }) => ({ ...rest, amount: amount.toText() }))).toEqual([
      { kind: 'nobody', incident: 'county-missing', to: 'department:marketing', amount: '5040' },
      { kind: 'nobody', incident: 'county-missing', to: 'employee:E9', amount: '2160' },
    ]);
  });

  it('are a problem, and never converted, for somebody paid in another currency', () => {
    const abroad = MEMBERS.map((each) => (each.code === 'E1' ? { ...each, currency: 'EUR' } : each));
    const { charges, problems } = chargesOf([COUNTY], OCTOBER, abroad);
    expect(charges.has('E1')).toBe(false);
    expect(charges.get('E2')?.[0]?.charged.toText()).toBe('1800');
    expect(problems.map(({ amount, ...rest }) => ({ ...rest, amount: amount.toText() }))).toEqual([
      {
        kind: 'currency',
        incident: 'county-missing',
        to: 'department:it',
        amount: '1800',
        employee: 'E1',
        have: 'EUR',
        need: 'CNY',
      },
    ]);
  });
});

const decimal = (max: number) => fc.integer({ min: 0, max }).map((cents) => Exact.of(cents, 100).toText());
const members = fc
  .array(
    fc.record({
      currency: fc.constantFrom('CNY', 'CNY', 'EUR'),
      assignments: fc.array(
        fc.record({
          role: fc.constantFrom('packer', 'courier'),
          departments: fc.constantFrom(['line-1', 'warehouse'], ['east'], ['it']),
          days: fc.integer({ min: 0, max: 31 }),
          stages: fc.constantFrom([], ['delivery'], ['picking', 'delivery']),
        }),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 12 },
  )
  .map((all) => all.map((each, index): IncidentMember => ({ code: `E${index}`, ...each })));
const bearer = fc.constantFrom(
  { employee: 'E0' },
  { employee: 'E99' },
  { role: 'packer' },
  { stage: 'delivery' },
  { department: 'warehouse' },
  { outside: en('A supplier') },
);
/** Shares in whole per mille that add up to 1000. */
const attribution = fc
  .array(fc.tuple(bearer, fc.integer({ min: 1, max: 200 })), { minLength: 1, maxLength: 5 })
  .map((entries) => {
    const rest = 1000 - entries.slice(1).reduce((sum, [, share]) => sum + share, 0);
    return entries.map(([who, share], index) => ({
      ...who,
      share: `${Exact.of(index === 0 ? rest : share, 10).toText()}%`,
    }));
  });

describe('whatever happened', () => {
  it('charged + excluded + outside + problems = loss × (1 − remediated), exactly', () => {
    fc.assert(
      fc.property(
        members,
        attribution,
        decimal(10_000_000),
        decimal(100),
        fc.subarray(['E0', 'E1', 'E2', 'E3']),
        (people, entries, loss, remediated, spared) => {
          const excluded = spared.map((employee) => ({ employee, reason: en('Not there') }));
          const incident = { ...COUNTY, loss, remediated, attribution: entries, excluded };
          const { charges, problems, outside } = chargesOf([incident], OCTOBER, people);
          const all = [...charges.values()].flat();
          const parts = all.map(({ part }) => part);
          expect(all.every(({ excluded: is, charged, part }) => charged.equals(is ? Exact.ZERO : part))).toBe(true);
          const borne = Exact.sum([
            ...parts,
            ...problems.map(({ amount }) => amount),
            ...outside.map(({ amount }) => amount),
          ]);
          expect(borne.equals(exact(loss).times(Exact.ONE.minus(exact(remediated))))).toBe(true);
        },
      ),
    );
  });
});
