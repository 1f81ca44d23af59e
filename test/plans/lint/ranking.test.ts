/** What is said of power rankings: what customers experience outweighs everything else, by weight and by how far it can move a score. */
import { describe, expect, it } from '@jest/globals';

import type { Component, ComponentGroup, PlanDocument } from '../../../src/engine/documents.js';
import { indicator, lint, LINE, places } from './lint-setting.js';

const SALES = indicator('sales', { unit: 'money', aggregate: 'sum', range: { min: '0', max: '1000' } });
const TRAINED = indicator('trained', { cx: false });
/** From 0 to `most` over all that is measured. */
const upTo = (most: string): Component['attainment'] => ({
  linear: [
    ['0', '0'],
    ['1000', most],
  ],
});
const part = (id: string, weight: string, more: Partial<Component> = {}): Component => ({
  ...{ id, indicator: id, weight, attainment: LINE },
  ...more,
});
const said = (components: readonly Component[], plan: Partial<PlanDocument> = { ranking: 'power' }) =>
  lint({ components, indicators: [SALES, TRAINED], plan });
const codes = (components: readonly Component[], plan?: Partial<PlanDocument>) => places(said(components, plan));

describe('a power ranking', () => {
  it('is one where service has more than half, and an error names what outweighs it where it has not', () => {
    const sales = (weight: string) => part('sales', weight, { attainment: upTo('1') });
    expect(codes([part('on-time', '51%'), sales('49%')])).toEqual([]);
    const half = said([part('on-time', '50%'), sales('30%'), part('trained', '20%')]);
    expect(places(half)).toEqual(['ERROR sales-outweigh-service /ranking']);
    expect(half[0]?.message).toBe(
      'In a power ranking what customers experience outweighs everything else. Here it weighs 50 %, and "sales" and "trained" 50 %.',
    );
    // The same weights are nobody's business where nobody is ranked by them.
    expect(codes([part('on-time', '50%'), sales('30%'), part('trained', '20%')], {})).toEqual([]);
  });

  it('takes money for sales unless the catalogue says that it is experience, and a component for all that it reads', () => {
    const refund = indicator('refund', { ...SALES, code: 'refund', cx: true });
    const components = [part('refund', '60%', { attainment: upTo('1') }), part('trained', '40%')];
    const plan = { ranking: 'power' } as const;
    expect(places(lint({ components, indicators: [SALES, TRAINED, refund], plan }))).toEqual([]);
    // The lower of service and of sales is not service alone: 40 % against 60 %.
    const mixed = part('mixed', '60%', {
      indicator: 'on-time',
      attainment: { leastOf: [LINE, { ...upTo('1'), of: { indicator: 'sales' } }] },
    });
    expect(codes([part('on-time', '40%'), mixed])).toEqual(['ERROR sales-outweigh-service /ranking']);
    // What only looks at the sales component is sales too.
    const looking = part('looking', '60%', {
      attainment: { ...LINE, of: { component: 'sales' } },
    });
    const { indicator: _, ...onlyLooking } = looking;
    const sales = part('sales', '1%', { attainment: upTo('1') });
    expect(codes([part('on-time', '39%'), onlyLooking, sales])).toContain('ERROR sales-outweigh-service /ranking');
  });

  it('weighs components within their groups; groups without weights rank nobody', () => {
    const group = (id: string, weight: string | undefined, components: readonly Component[]): ComponentGroup => ({
      ...{ id, name: { en: id }, components },
      ...(weight !== undefined && { weight }),
    });
    const sales = part('sales', '50%', { attainment: upTo('1') });
    const groups = (first: string | undefined, second: string | undefined) => [
      group('a', first, [part('on-time', '100%')]),
      group('b', second, [
        part('attitude', '50%', { attainment: { bands: [{ is: '0' }, { from: '4', is: '1' }] } }),
        sales,
      ]),
    ];
    const noneOutside: object = { components: undefined };
    const of = (plan: Partial<PlanDocument>) =>
      places(lint({ indicators: [SALES], plan: { ranking: 'power', ...plan, ...noneOutside } }));
    // 10 % + half of 90 % against the other half of 90 %.
    expect(of({ groups: groups('10%', '90%') }).filter((each) => each.startsWith('ERROR'))).toEqual([]);
    const multiplied = of({ combine: 'product', groups: groups(undefined, undefined) });
    expect(multiplied).toContain('ERROR ranking-without-weights /ranking');
  });

  it('is refused where curves let sales move the score further than service, whatever the weights', () => {
    // 60 % · 1 against 40 % · 1.5; with 1.4 it is 56 %.
    const both = (most: string) => [part('on-time', '60%'), part('sales', '40%', { attainment: upTo(most) })];
    expect(codes(both('1.4'))).toEqual([]);
    const found = said(both('1.5'));
    expect(places(found)).toEqual(['ERROR sales-move-more /ranking']);
    expect(found[0]?.message).toContain(
      'can move somebody by 60 % of the score, and what customers experience by 60 %',
    );
  });
});
