import { describe, expect, it } from '@jest/globals';

import type { ParametersDocument } from '../../src/engine/documents.js';
import {
  parameterNames,
  parameterReferences,
  ParameterTable,
  resolveReferences,
  type ParameterSubject,
} from '../../src/engine/parameters.js';

const DOCUMENT: ParametersDocument = {
  id: 'targets',
  effectiveFrom: '2026-01',
  parameters: [
    {
      name: 'on-time-target',
      unit: 'percent',
      // Not in order of time: only the dates count.
      values: [{ from: '2026-07', is: '96%' }, { is: '95%' }, { from: '2025-04', is: '94%' }],
      overrides: [
        { when: { department: 'east' }, values: [{ is: '93%' }] },
        { when: { department: 'harbour' }, values: [{ is: '92%' }] },
        { when: { grade: 'senior' }, values: [{ is: '97%' }] },
        { when: { role: 'courier' }, values: [{ is: '91%' }] },
        { when: { role: 'courier', department: 'east' }, values: [{ from: '2026-05', is: '90%' }] },
        { when: { region: 'islands', grade: 'senior' }, values: [{ is: '89%' }] },
      ],
    },
    { name: 'loss-limit', unit: 'percent', values: [{ from: '2026-02', is: '0.5%' }] },
  ],
};
const table = new ParameterTable([DOCUMENT]);
const somebody: ParameterSubject = { role: 'packer', departments: ['head-office'], attributes: {} };
const target = (period: string, who: Partial<ParameterSubject> = {}) =>
  table.valueFor('on-time-target', period, { ...somebody, ...who });

describe('the value of a parameter', () => {
  it('is the latest that begins no later than the period', () => {
    expect(target('2025-03')).toBeUndefined();
    expect(target('2025-04')).toEqual({ value: '94%', from: '2025-04', override: null });
    expect(target('2025-12')?.value).toBe('94%');
    expect(target('2026-01')).toEqual({ value: '95%', from: '2026-01', override: null });
    expect(target('2026-06')?.value).toBe('95%');
    expect(target('2026-07')?.value).toBe('96%');
    expect(target('2031-12')?.value).toBe('96%');
  });

  it('is unknown where the parameter is, or has no value yet', () => {
    expect(table.valueFor('on-time', '2026-01', somebody)).toBeUndefined();
    expect(table.valueFor('loss-limit', '2026-01', somebody)).toBeUndefined();
    expect(table.valueFor('constructor', '2026-01', somebody)).toBeUndefined();
  });

  it('of an override holds for the department it names and all below', () => {
    const east = { value: '93%', from: '2026-01', override: { department: 'east' } };
    expect(target('2026-01', { departments: ['east', 'delivery', 'company'] })).toEqual(east);
    expect(target('2026-01', { departments: ['east-3', 'east', 'company'] })).toEqual(east);
    expect(target('2026-01', { departments: ['company'] })?.override).toBeNull();
  });

  it('is that of the nearest department, wherever it is written', () => {
    expect(target('2026-01', { departments: ['harbour', 'east', 'company'] })?.value).toBe('92%');
    expect(target('2026-01', { departments: ['east', 'harbour', 'company'] })?.value).toBe('93%');
  });

  it('is that of the override with the most conditions, else of one with a department, else of the first written', () => {
    const senior = { attributes: { grade: 'senior' } };
    expect(target('2026-01', senior)?.value).toBe('97%');
    expect(target('2026-01', { ...senior, departments: ['east'] })?.value).toBe('93%');
    expect(target('2026-01', { ...senior, role: 'courier' })?.value).toBe('97%');
    const islands = { attributes: { grade: 'senior', region: 'islands' } };
    expect(target('2026-01', { ...islands, departments: ['east'] })?.value).toBe('89%');
    expect(target('2026-05', { ...islands, departments: ['east'], role: 'courier' })?.value).toBe('90%');
  });

  it('is that of the next override, and then the base, where the most specific has none yet', () => {
    const courier = { role: 'courier', departments: ['east'] };
    expect(target('2026-04', courier)).toEqual({ value: '93%', from: '2026-01', override: { department: 'east' } });
    expect(target('2026-05', courier)?.value).toBe('90%');
    expect(target('2025-12', courier)).toEqual({ value: '94%', from: '2025-04', override: null });
  });

  it('does not come from what is no attribute of one’s own', () => {
    const odd = new ParameterTable([
      {
        id: 'odd',
        effectiveFrom: '2026-01',
        parameters: [
          {
            name: 'odd',
            unit: 'count',
            values: [{ is: '1' }],
            overrides: [{ when: { toString: 'x' }, values: [{ is: '2' }] }],
          },
        ],
      },
    ]);
    expect(odd.valueFor('odd', '2026-01', somebody)?.value).toBe('1');
  });
});

const PLAN = {
  id: 'courier',
  name: { en: '$not-a-reference' },
  description: { en: '$nor-this' },
  components: [
    {
      id: 'on-time',
      name: { en: '$x' },
      weight: '$weight',
      attainment: { linear: [['90%', '0'], ['$target', '1']], cap: '$most' }, // prettier-ignore
      discount: { name: '$name-discount', internal: '80%' },
    },
    { id: 'attitude', weight: '40%', attainment: { bands: [{ is: '0' }, { from: '4.6', is: '1' }] } },
  ],
  rules: [
    {
      name: 'limit',
      conditions: { any: [{ fact: 'value', operator: 'in', value: ['$limit', '$other'] }] },
      event: { type: 'gate', params: { reason: { en: '$reason' } } },
    },
  ],
  payout: { of: { amount: '$amount' }, floor: '-5', cap: '$ most' },
  examples: [{ name: '$example', given: { values: { loss: '$limit' } } }],
  uses: ['$file'],
};

describe('references', () => {
  it('are found wherever a decimal may stand, with their place, and nowhere else', () => {
    expect(parameterReferences(PLAN).map(({ name, path }) => `${name} ${path.join('/')}`)).toEqual([
      'weight components/0/weight',
      'target components/0/attainment/linear/1/0',
      'most components/0/attainment/cap',
      'name-discount components/0/discount/name',
      'limit rules/0/conditions/any/0/value/0',
      'other rules/0/conditions/any/0/value/1',
      'amount payout/of/amount',
    ]);
    expect(parameterNames([{ by: '$b' }, { by: '$a' }, { by: '$b' }])).toEqual(['a', 'b']);
  });

  it('are replaced in a copy that shares what does not change', () => {
    const values: Record<string, string> = { weight: '60%', target: '95%', most: '1.2', amount: '2600' };
    const resolved = resolveReferences(PLAN, (name) => values[name]);
    expect(resolved.components[0]).toEqual({
      ...PLAN.components[0],
      weight: '60%',
      attainment: { linear: [['90%', '0'], ['95%', '1']], cap: '1.2' }, // prettier-ignore
    });
    expect(resolved.components[0]?.attainment.linear?.[0]).toBe(PLAN.components[0]?.attainment.linear?.[0]);
    expect(resolved.components[1]).toBe(PLAN.components[1]);
    expect(resolved.rules).toBe(PLAN.rules);
    expect(resolved.examples).toBe(PLAN.examples);
    expect(resolved.payout).toEqual({ of: { amount: '2600' }, floor: '-5', cap: '$ most' });
    expect(PLAN.components[0]?.weight).toBe('$weight');
    expect(resolveReferences(PLAN, () => undefined)).toBe(PLAN);
  });
});
