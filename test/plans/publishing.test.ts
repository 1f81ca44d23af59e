import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { AuditEntry } from '../../src/audit/audit-entry.entity.js';
import { AuditService } from '../../src/audit/audit.service.js';
import type { Database } from '../../src/database/database.js';
import { Publication, PublicationDocument, StoredRuleDocument } from '../../src/plans/plans.entities.js';
import { PlansService } from '../../src/plans/plans.service.js';
import { readRuleFiles, type RuleFile } from '../../src/plans/rule-files.js';
import { publishedIndicators, rulesInForce } from '../../src/plans/rule-versions.js';
import { databaseKinds, freshDatabase, type FreshDatabase } from '../support/databases.js';
import { openDatabase, period, worked } from '../support/open-database.js';
import { smallCompany } from '../support/small-company.js';
import { laidOver, withChange } from './fixture-files.js';

type Json = Record<string, unknown>;

const PLAN = 'plans/courier.json';
const DELIVERY = 'indicators/delivery.json';
const SHOP = 'indicators/shop.json';

const read = (files: readonly RuleFile[], path: string) =>
  JSON.parse(files.find((file) => file.path === path)?.text ?? '{}') as Json;
const edited = (files: readonly RuleFile[], path: string, changes: Json) =>
  withChange(files, path, (text) => JSON.stringify({ ...(JSON.parse(text) as Json), ...changes }));
const added = (files: readonly RuleFile[], path: string, document: Json) =>
  laidOver(files, [{ path, text: JSON.stringify(document) }]);
const without = (files: readonly RuleFile[], path: string) => files.filter((file) => file.path !== path);

/** A document of one indicator that nothing else in the small company refers to. */
const shop = (changes: Json = {}, name = 'Shop visits'): Json => ({
  id: 'shop',
  effectiveFrom: '2026-01',
  indicators: [
    {
      code: 'shop-visit',
      name: { en: name },
      unit: 'rating',
      better: 'higher',
      aggregate: 'mean',
      range: { min: '1', max: '5' },
      whenMissing: 'reweight',
    },
  ],
  ...changes,
});

describe.each(databaseKinds)('publishing rules on %s', (kind) => {
  let files: readonly RuleFile[];
  let fresh: FreshDatabase;
  let database: Database;

  beforeEach(async () => {
    const company = await smallCompany();
    files = worked(await readRuleFiles(company.rules));
    await company.remove();
    fresh = await freshDatabase(kind);
    database = await openDatabase(fresh.url);
  });

  afterEach(async () => {
    await database.close();
    await fresh.remove();
  });

  const publish = (of: readonly RuleFile[]) => new PlansService(database, new AuditService()).publish(of, 'cli');
  const published = async (of: readonly RuleFile[]) => worked(await publish(of));
  const inForce = async (code: string) => worked(await rulesInForce(database.reader, period(code)));
  const stored = () =>
    Promise.all(
      [Publication, PublicationDocument, StoredRuleDocument, AuditEntry].map((of) => database.reader.count(of)),
    );

  /** The plan's rules and examples say nothing of losses any more, nor is there an indicator of that name. */
  const withoutLoss = (from: string) => {
    const { indicators } = read(files, DELIVERY) as { indicators: { code: string }[] };
    const { rules } = read(files, PLAN) as { rules: { name: string }[] };
    return edited(
      edited(files, DELIVERY, { effectiveFrom: from, indicators: indicators.filter(({ code }) => code !== 'loss') }),
      PLAN,
      { effectiveFrom: from, rules: rules.filter(({ name }) => name !== 'loss-gate'), examples: [] },
    );
  };

  /** The plan pays for what the mystery shopper says of the courier, and not for the customers' ratings. */
  const paidByShop = (of: readonly RuleFile[], from: string) => {
    const { components } = read(of, PLAN) as { components: Json[] };
    return edited(of, PLAN, {
      effectiveFrom: from,
      components: components.map((c) => (c['id'] === 'attitude' ? { ...c, indicator: 'shop-visit' } : c)),
      examples: [],
    });
  };

  it('stores each document once and nothing at all the second time', async () => {
    const first = await published(files);
    expect(first.publication).toBe(1);
    expect(first.documents.map(({ path, isNew }) => [path, isNew])).toEqual([
      ['eligibility.json', true],
      [DELIVERY, true],
      [PLAN, true],
    ]);
    const before = await stored();
    expect(before).toEqual([1, 3, 3, 1]);
    const second = await published(files);
    expect(second.publication).toBeNull();
    expect(second.documents).toEqual(first.documents.map((document) => ({ ...document, isNew: false })));
    expect(await stored()).toEqual(before);
  });

  it('leaves the months before a new version as they were', async () => {
    await published(files);
    const before = await inForce('2026-10');
    await published(edited(files, PLAN, { effectiveFrom: '2026-11', name: { en: 'Courier from November' } }));
    const october = await inForce('2026-10');
    expect([october.publication, october.ruleSet.hash]).toEqual([2, before.ruleSet.hash]);
    expect(october.documents).toEqual(before.documents);
    const november = await inForce('2026-11');
    expect(november.ruleSet.hash).not.toBe(before.ruleSet.hash);
    expect(november.ruleSet.plans.get('courier')?.document.name).toEqual({ en: 'Courier from November' });
    const asKnownBefore = worked(await rulesInForce(database.reader, period('2026-11'), 1));
    expect(asKnownBefore.ruleSet.hash).toBe(before.ruleSet.hash);
  });

  it('takes the version published last where two begin together, also one published once more', async () => {
    const named = (name: string) => edited(files, PLAN, { name: { en: name } });
    const inOctober = async () => (await inForce('2026-10')).ruleSet.plans.get('courier')?.document.name.en;
    for (const name of ['One', 'Two', 'Three', 'One']) {
      await published(named(name));
      expect(await inOctober()).toBe(name);
    }
  });

  it('ends a document by its effectiveTo', async () => {
    await published(added(files, SHOP, shop()));
    await published(added(files, SHOP, shop({ effectiveTo: '2026-11' })));
    const isThere = async (code: string) => (await inForce(code)).ruleSet.indicators.has('shop-visit');
    expect([await isThere('2026-10'), await isThere('2026-11'), await isThere('2027-11')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  describe('parameters and incidents', () => {
    const PARAMETERS = 'parameters/targets.json';
    const INCIDENTS = 'incidents/2026.json';
    const parameters = (effectiveFrom: string, ...values: readonly Json[]): Json => ({
      id: 'targets',
      effectiveFrom,
      parameters: [{ name: 'bonus-cap', unit: 'share', values }],
    });
    const first = { from: '2026-01', is: '150%' };
    const incidents = {
      id: '2026',
      effectiveFrom: '2026-01',
      incidents: [
        {
          id: 'wet-parcels',
          name: { en: 'Wet parcels' },
          date: '2026-10-12',
          loss: '300',
          currency: 'CNY',
          attribution: [{ role: 'courier', share: '100%' }],
        },
      ],
    };
    const capped = () => {
      const { payout } = read(files, PLAN) as { payout: Json };
      return edited(files, PLAN, { payout: { ...payout, cap: '$bonus-cap' } });
    };

    it('are stored, and hold from their first period on', async () => {
      await published(added(added(capped(), PARAMETERS, parameters('2026-01', first)), INCIDENTS, incidents));
      await published(
        added(added(capped(), PARAMETERS, parameters('2026-11', first, { is: '140%' })), INCIDENTS, incidents),
      );
      const valueIn = async (code: string) => {
        const { documents } = await inForce(code);
        return documents.flatMap((d) => (d.kind === 'parameters' ? d.content.parameters[0]?.values.at(-1)?.is : []));
      };
      expect([await valueIn('2026-10'), await valueIn('2026-11')]).toEqual([['150%'], ['140%']]);
      const { documents } = await inForce('2026-10');
      expect(documents.find((d) => d.kind === 'incidents')?.content).toEqual(incidents);
    });

    it('may not begin later than a plan that goes by them', async () => {
      const withoutExamples = edited(capped(), PLAN, { ...read(capped(), PLAN), examples: [] });
      const outcome = await publish(added(withoutExamples, PARAMETERS, parameters('2026-11', { is: '150%' })));
      expect(outcome).toMatchObject({ ok: false });
      const errors = outcome.findings.filter(({ severity }) => severity === 'error');
      expect(errors.map(({ message }) => message)).toEqual([
        expect.stringMatching(/^from \S+: plan "courier" refers to the parameter "bonus-cap"/),
      ]);
    });
  });

  it('refuses a plan that does not come to what its example says, and stores nothing', async () => {
    const examples = [
      {
        name: 'on target',
        given: { values: { 'on-time-delivery': '95%', 'courier-attitude': '4.6', loss: '0' } },
        expect: { payout: '1000.01' },
      },
    ];
    const outcome = await publish(edited(files, PLAN, { examples }));
    expect(outcome.ok).toBe(false);
    expect(outcome.findings).toContainEqual(expect.objectContaining({ severity: 'error', file: PLAN }));
    expect(await stored()).toEqual([0, 0, 0, 0]);
  });

  it('keeps in force what is not in the folder, and says so', async () => {
    await published(added(files, SHOP, shop()));
    const outcome = await publish(without(edited(files, PLAN, { name: { en: 'Riders' } }), SHOP));
    expect(outcome).toMatchObject({ ok: true, value: { publication: 2 } });
    expect(outcome.findings.filter(({ code }) => code === 'not-in-this-folder')).toEqual([
      expect.objectContaining({
        severity: 'warning',
        message: 'the indicators document "shop" was published before, is not in this folder, and stays in force',
      }),
    ]);
    expect((await inForce('2026-10')).ruleSet.indicators.has('shop-visit')).toBe(true);
  });

  describe('observations may be reported of indicators', () => {
    const shopVisits = async () => (await publishedIndicators(database.reader)).get('shop-visit')?.name.en;

    it('as the version published last has them where two begin together', async () => {
      for (const name of ['One', 'Two', 'One']) {
        await published(added(files, SHOP, shop({}, name)));
        expect(await shopVisits()).toBe(name);
      }
    });

    it('as the version that begins last has them, published first or not', async () => {
      await published(added(files, SHOP, shop({ effectiveFrom: '2026-11' }, 'From November')));
      await published(added(files, SHOP, shop({}, 'From January')));
      expect(await shopVisits()).toBe('From November');
    });

    it('also where the document has ended or is not in the folder', async () => {
      await published(added(files, SHOP, shop({ effectiveTo: '2026-03' }, 'Ended')));
      await published(files);
      expect(await shopVisits()).toBe('Ended');
    });
  });

  describe('refuses what would not go together', () => {
    it('with a version that was published earlier and begins later', async () => {
      await published(files);
      await published(edited(files, PLAN, { effectiveFrom: '2027-01' }));
      const before = await stored();
      const outcome = await publish(withoutLoss('2026-11'));
      expect(outcome).toMatchObject({ ok: false });
      expect(outcome.findings.filter(({ severity }) => severity === 'error')).toEqual([
        expect.objectContaining({
          code: 'unknown-reference',
          message: expect.stringMatching(/^from 2027-01: plan "courier" refers to the indicator "loss" in a rule/),
        }),
      ]);
      expect(await stored()).toEqual(before);
    });

    it('after the end of a version that was published earlier', async () => {
      await published(added(files, SHOP, shop()));
      await published(added(files, SHOP, shop({ effectiveFrom: '2026-06', effectiveTo: '2027-03' })));
      const before = await stored();
      const outcome = await publish(paidByShop(added(files, SHOP, shop()), '2026-11'));
      expect(outcome).toMatchObject({ ok: false });
      expect(outcome.findings.filter(({ severity }) => severity === 'error')).toEqual([
        expect.objectContaining({
          code: 'unknown-reference',
          message: expect.stringMatching(/^from 2027-03: plan "courier" refers to the indicator "shop-visit"/),
        }),
      ]);
      expect(await stored()).toEqual(before);
    });

    it('but not where the later version is replaced by one that does', async () => {
      await published(files);
      await published(edited(files, PLAN, { effectiveFrom: '2027-01' }));
      await published(edited(withoutLoss('2027-01'), DELIVERY, read(files, DELIVERY)));
      expect((await published(withoutLoss('2026-11'))).publication).toBe(4);
      expect((await inForce('2027-01')).ruleSet.indicators.has('loss')).toBe(false);
    });
  });
});
