/** Every mistake in a curve: laid into a good plan, and what is said of it. */
import { describe, expect, it } from '@jest/globals';

import type { Component, Curve, PlanDocument } from '../../src/engine/documents.js';
import { checkRuleFiles } from '../../src/plans/check/check-rule-files.js';
import { fixtureFiles, withChange } from './fixture-files.js';

const HERE = '/components/0/attainment';

/** What is found in the curve of the first component of the courier's plan, as "code place: message". */
async function found(attainment: unknown, component: Partial<Component> = {}): Promise<readonly string[]> {
  const files = withChange(await fixtureFiles('ok'), 'plans/courier.json', (text) => {
    const plan = JSON.parse(text) as PlanDocument;
    const [first, ...rest] = plan.components ?? [];
    return JSON.stringify({ ...plan, components: [{ ...first, ...component, attainment }, ...rest] });
  });
  return checkRuleFiles(files)
    .findings.filter(({ file, pointer }) => file === 'plans/courier.json' && pointer?.startsWith('/components/0'))
    .map(({ code, pointer = '', message }) => `${code} ${pointer.replace(HERE, '')}: ${message}`);
}

const LINE = { linear: [['90%', '0'], ['95%', '1']] } as const; // prettier-ignore
const RISING = { linear: [['0', '0'], ['1', '1']] } as const; // prettier-ignore
const FALLING = { linear: [['1', '1'], ['10', '0']] } as const; // prettier-ignore
const nest = (depth: number): Curve => (depth === 0 ? LINE : { ...RISING, of: { curve: nest(depth - 1) } });

describe('curves that are good', () => {
  const good: readonly (readonly [string, unknown])[] = [
    ['continuing line', { ...LINE, continue: 'both' }],
    ['continuing below, jumping above', { ...LINE, continue: 'below', above: '1.5' }],
    ['steps', { steps: { start: ['90%', '0.5'], every: '1%', adds: '0.1', until: '99%' }, below: '0' }],
    ['marginal', { marginal: [{ from: '0', rate: '1' }, { from: '95%', rate: '2' }], until: '99%' }],
    ['marginal for each', { marginal: [{ from: '0', rate: '1' }], each: true }],
    ['threshold', { threshold: ['90%', '0.5'], target: ['95%', '1'], maximum: ['99%', '1.5'], short: '0.1' }],
    ['greatest', { greatestOf: [LINE, { ...RISING, of: { percentile: { within: 'department' } } }] }],
    ['sum of another indicator', { sumOf: [LINE, { linear: [['0', '1'], ['5%', '0']], of: { indicator: 'loss' } }] }],
    ['rank: less is better', { ...FALLING, of: { rank: { within: ['role', 'department'], ties: 'mean' } } }],
    ['improvement', { ...RISING, of: { improvement: { over: 'same-month-last-year', towards: '99%' } } }],
    ['improvement over a kept baseline', { ...RISING, of: { improvement: { over: { indicator: 'loss' }, relative: true } } }],
    ['another component', { ...RISING, of: { component: 'attitude' } }],
    ['limits', { ...LINE, round: { to: '0.05', mode: 'down' }, floor: '0.2', cap: '0.9' }],
    ['five deep', nest(4)],
  ]; // prettier-ignore
  it.each(good)('%s', async (_, curve) => {
    expect(await found(curve)).toEqual([]);
  });

  it('need no indicator where all of them name their input', async () => {
    const component = { indicator: undefined } as unknown as Partial<Component>;
    expect(await found({ ...RISING, of: { component: 'attitude' } }, component)).toEqual([]);
    expect(await found({ sumOf: [LINE, { ...RISING, of: { component: 'attitude' } }] }, component)).toEqual([
      'no-indicator /sumOf/0: This curve reads the value of the component\'s indicator, and "on-time" names none.',
    ]);
  });
});

describe('curves that are refused', () => {
  const refused: readonly (readonly [unknown, ...string[]])[] = [
    [{ ...LINE, continue: 'above', above: '1.5' }, 'continues-and-jumps /above: The line cannot both continue above and jump there.'],
    [{ linear: [['90%', '1']], continue: 'above', below: '0' }, 'too-few-points /linear: One point alone has no line that could continue.'],
    [{ bands: [{ is: '0' }], continue: 'above' }, 'missing-property : "linear" is missing beside "continue".'],
    [{ steps: { start: ['90%', '1'], every: '0', adds: '0.1' } }, 'out-of-range /steps/every: A step takes 0 of the value; it must be more than 0.'],
    [{ steps: { start: ['90%', '1'], every: '1%', adds: '-0.1' } }, 'curve-falls /steps/adds: Attainment is 1 at 90 % but only 0.9 one step on, although higher is better.'],
    [{ steps: { start: ['90%', '0.5'], every: '1%', adds: '0.1', until: '90%' } }, 'ends-before-start /steps/until: The steps end at 90 %, before any: they start at 90 %.'],
    [{ steps: { start: ['90%', '0.5'], every: '1%', adds: '0.1' }, below: '0.6' }, 'curve-falls /steps/start/1: Attainment is 0.6 below the start but only 0.5 at 90 %, although higher is better.'],
    [{ marginal: [{ from: '95%', rate: '1' }, { from: '90%', rate: '2' }] }, 'tiers-not-rising /marginal/1/from: 90 % comes after 95 %: tiers stand in rising order of value.'],
    [{ marginal: [{ from: '0', rate: '-1' }] }, 'curve-falls /marginal/0/rate: Each unit of this tier takes away 1, although higher is better.'],
    [{ marginal: [{ from: '95%', rate: '1' }], until: '90%' }, 'ends-before-start /until: All ends at 90 %, and the last tier begins only at 95 %.'],
    [{ marginal: [{ from: '0', rate: '1' }], each: true, of: { indicator: 'on-time-delivery' } }, 'each-beside-of /of: "each" reads the figures of the component\'s own indicator, so "of" cannot stand beside it.'],
    [{ threshold: ['90%', '0.5'], target: ['99%', '1'], maximum: ['95%', '1.5'] }, 'threshold-order /target/0: Threshold, target and maximum neither rise nor fall: 90 %, 99 %, 95 %.'],
    [{ threshold: ['99%', '0.5'], target: ['95%', '1'], maximum: ['90%', '1.5'] },
      'curve-falls /target/1: Attainment is 1.5 at 90 % but only 1 at 95 %, although higher is better.',
      'curve-falls /threshold/1: Attainment is 1 at 95 % but only 0.5 at 99 %, although higher is better.',
      'curve-falls /threshold/1: Attainment is 0.5 at 99 % but only 0 short of the threshold, although higher is better.'],
    [{ threshold: ['90%', '0.5'], target: ['95%', '1'], maximum: ['99%', '1.5'], short: '0.6' }, 'curve-falls /threshold/1: Attainment is 0.6 short of the threshold but only 0.5 at 90 %, although higher is better.'],
    [{ threshold: ['90%', '0.5'], target: ['95%', '1'] }, 'missing-property : "maximum" is missing beside "threshold".'],
    [{ greatestOf: [LINE] }, 'too-few-items /greatestOf: Fewer than 2 stand in this list.'],
    [{ leastOf: [LINE, LINE], of: { component: 'attitude' } }, 'composition-with-input /of: A composition has no input of its own.'],
    [{ sumOf: [LINE, { linear: [['95%', '1'], ['90%', '0']] }] }, 'points-not-rising /sumOf/1/linear/1/0: 90 % comes after 95 %: points stand in rising order of value.'],
    [{ ...RISING, of: { component: 'attitute' } }, 'unknown-component /of/component: The plan has no component "attitute".'],
    [{ ...RISING, of: { lowest: 'service' } }, 'unknown-group /of/lowest: The plan has no group "service".'],
    [{ ...RISING, of: { lowest: ['attitude', 'speed'] } }, 'unknown-component /of/lowest/1: The plan has no component "speed".'],
    [{ ...RISING, of: { indicator: 'los' } }, 'unknown-indicator /of/indicator: There is no indicator "los".'],
    [{ ...RISING, of: { improvement: { over: { indicator: 'los' } } } }, 'unknown-indicator /of/improvement/over/indicator: There is no indicator "los".'],
    [{ ...RISING, of: { improvement: { over: 'last-year' } } }, 'unknown-word /of/improvement/over: "last-year" is no word known here; known are "reported", "previous-period" and "same-month-last-year".'],
    [{ ...FALLING, of: { rank: { within: 'shift' } } }, 'unknown-attribute /of/rank/within: There is no attribute "shift" that peers could share.'],
    [{ ...RISING, of: { rank: { within: 'role' } } }, 'value-outside-range /linear/0/0: 0 is outside the values that the indicator can have.', 'curve-falls /linear/1/1: Attainment is 1 at 1 but only 0 at 0, although lower is better.'],
    [{ ...RISING, of: { component: 'on-time' } }, 'circular-components : The component "on-time" looks at the attainment of itself.'],
    [{ ...LINE, round: { to: '0', mode: 'down' } }, 'out-of-range /round/to: The rounding step is 0; it must be more than 0.'],
    [{ ...LINE, floor: '1.2', cap: '1' }, 'floor-above-cap /floor: The floor (1.2) is above the cap (1).'],
    [nest(5), 'curves-too-deep /of/curve/of/curve/of/curve/of/curve/of/curve: Curves stand in each other more than 5 deep.'],
    [{ bands: [{ from: '-20%', to: '-10%', is: '0' }, { from: '-10%', is: '1' }] }, 'unreachable-band /bands/0: Nobody can be in this band: it ends at -10 %, and no value is below 0 %.'],
    [{}, 'none-of : One of "linear", "bands", "steps", "marginal", "threshold", "greatestOf", "leastOf" and "sumOf" must stand here.'],
  ]; // prettier-ignore
  it.each(refused)('%j', async (curve, ...expected) => {
    expect(await found(curve)).toEqual(expected);
  });

  it('where the best lies in between, nobody is better than another', async () => {
    const curve = { ...RISING, of: { percentile: { within: 'company' } } };
    expect(await found(curve, { indicator: 'stock' })).toEqual([
      'no-direction /of/percentile: Of "stock" the best lies in between, so nobody can say which of two values is better.',
    ]);
  });

  it('name who leads back to whom', async () => {
    const files = withChange(await fixtureFiles('ok'), 'plans/courier.json', (text) => {
      const plan = JSON.parse(text) as PlanDocument;
      const [a, b] = (plan.components ?? []).map(({ id }) => id);
      const other = { [a ?? '']: b, [b ?? '']: a };
      const components = plan.components?.map((c) => ({ ...c, attainment: { ...RISING, of: { component: other[c.id] } } }));
      return JSON.stringify({ ...plan, components });
    }); // prettier-ignore
    const circles = checkRuleFiles(files).findings.filter(({ code }) => code === 'circular-components');
    expect(circles.map(({ message }) => message)).toEqual([
      'The component "on-time" looks at the attainment of "attitude", which leads back to it.',
    ]);
  });
});
