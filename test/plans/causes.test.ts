import { describe, expect, it } from '@jest/globals';

import { CauseCatalogue } from '../../src/complaints/cause-catalogue.js';
import type { Cause } from '../../src/engine/documents.js';
import { checkRuleFiles } from '../../src/plans/check/check-rule-files.js';

const cause = (code: string, more: Partial<Cause> = {}): Cause => ({ code, name: { en: code }, ...more });
const document = (...causes: readonly Cause[]) => ({ id: 'chain', effectiveFrom: '2026-01', causes });
const INDICATORS = {
  id: 'all',
  effectiveFrom: '2026-01',
  indicators: [
    ...[{ code: 'breakage', name: { en: 'Breakage' }, unit: 'percent', better: 'lower', aggregate: 'ratio' }],
  ].map((indicator) => ({ ...indicator, whenMissing: 'reweight' })),
};

function errorsOf(...causes: readonly Cause[]): string[] {
  const files = [
    { path: 'causes/chain.json', text: JSON.stringify(document(...causes)) },
    { path: 'indicators/all.json', text: JSON.stringify(INDICATORS) },
  ];
  return checkRuleFiles(files).findings.map(({ code, pointer }) => `${code} ${pointer ?? ''}`);
}

describe('the catalogue of causes', () => {
  it('may have many levels, shares and other names', () => {
    const stages = [
      { stage: 'picking', share: '33.3%' },
      { stage: 'delivery', share: '66.7%' },
    ];
    const parts = [cause('broken', { stages, indicators: ['breakage'], aliases: ['Broken!'] })];
    expect(errorsOf(cause('goods', { causes: [cause('damaged', { causes: parts })] }))).toEqual([]);
  });

  it('is refused where it says a thing twice, shares do not add up, or an indicator is not there', () => {
    const half = [
      { stage: 'picking', share: '50%' },
      { stage: 'delivery', share: '40%' },
    ];
    const twice = [
      { stage: 'picking', share: '50%' },
      { stage: 'picking', share: '50%' },
    ];
    expect(errorsOf(cause('a', { stages: half }))).toEqual(['shares-do-not-add-up /causes/0/stages']);
    expect(errorsOf(cause('a', { stages: twice }))).toEqual(['listed-twice /causes/0/stages/1/stage']);
    expect(errorsOf(cause('a', { stages: [{ stage: 'picking' }, { stage: 'delivery', share: '100%' }] }))).toEqual([
      'share-out-of-range /causes/0/stages/0',
    ]);
    expect(errorsOf(cause('a', { indicators: ['brekage'] }))).toEqual(['unknown-indicator /causes/0/indicators/0']);
    expect(errorsOf(cause('a'), cause('b', { causes: [cause('c', { aliases: ['a'] })] }))).toEqual([
      'duplicate-cause /causes/1/causes/0/aliases/0',
    ]);
    let deep = cause('level-11');
    for (let level = 10; level >= 1; level -= 1) deep = cause(`level-${level}`, { causes: [deep] });
    expect(errorsOf(deep).map((error) => error.split(' ')[0])).toEqual(['too-many-levels']);
  });

  it('hands down stages and indicators to the causes inside', () => {
    const stages = [{ stage: 'delivery' }];
    const catalogue = new CauseCatalogue([
      document(cause('a', { stages, indicators: ['breakage'], causes: [cause('b'), cause('c', { indicators: [] })] })),
    ]);
    expect(catalogue.get('b')).toMatchObject({ path: ['a', 'b'], stages: [{ key: 'delivery' }] });
    expect(catalogue.get('b')?.indicators.map(({ key }) => key)).toEqual(['breakage']);
    expect(catalogue.get('c')?.indicators).toEqual([]);
    expect(catalogue.get('d')).toBeUndefined();
  });
});
