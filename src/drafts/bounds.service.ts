import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { AuditService, type Actor } from '../audit/audit.service.js';
import { Database } from '../database/database.js';
import { canonicalJson, sha256, type Canonical } from '../engine/canonical.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { componentsOf } from '../engine/plan-reading.js';
import { checkShape } from '../plans/check/check-shape.js';
import { JsonSource, readJson } from '../plans/check/json-source.js';
import { Report } from '../plans/check/report.js';
import { latestFiles } from '../plans/published-files.js';
import { NO_BOUNDS, type PlanBounds } from './bounds.js';
import { boundsDetails } from './draft-details.js';
import { PlanBoundsVersion } from './drafts.entities.js';
import { noSuchPlan } from './refusals.js';
import { phrase, worded } from '../engine/phrase.js';

/** The bounds of a plan, and when they were set; `version` is `null` as long as none were. */
export interface BoundsInForce {
  readonly plan: string;
  readonly version: number | null;
  readonly at: string | null;
  readonly actor: string | null;
  readonly bounds: PlanBounds;
}

export interface BoundsSummary {
  readonly plan: string;
  /** `null` where they stood so already: nothing was stored. */
  readonly version: number | null;
}

/** How far drafts of plans may go: set by HR, in versions. */
@Injectable()
export class BoundsService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
  ) {}

  /**
   * Sets the bounds of the plan that a JSON text names; the latest version counts. Refused where the text is not as it should be, or
   * names a component, a group or a plan that there is not. Drafts that go beyond them are not touched, but cannot be submitted.
   */
  async set(text: string, actor: Actor, file = 'bounds.json'): Promise<Outcome<BoundsSummary>> {
    const read = readBounds(text, file);
    if (!read.ok) return read;
    const { plan, bounds } = read.value;
    return this.database.write(async (manager) => {
      const problems = await unknownParts(manager, plan, bounds);
      if (problems.length > 0) return refused(...problems);
      const content = canonicalJson(bounds as unknown as Canonical);
      const hash = sha256(content);
      const before = await latestBounds(manager, plan);
      if (before?.hash === hash) return done({ plan, version: null });
      const [row] = await manager.query<{ id: string | number | null }[]>('SELECT max(id) AS id FROM plan_bounds');
      const version = { id: Number(row?.id ?? 0) + 1, plan, at: new Date().toISOString(), actor, hash, content };
      await manager.insert(PlanBoundsVersion, version);
      const subject = `plan:${plan}`;
      await this.audit.append(manager, { actor, action: 'bounds', subject, details: boundsDetails(version) });
      return done({ plan, version: version.id });
    });
  }

  /** The bounds that count for drafts of a plan. */
  async of(plan: string, manager: EntityManager = this.database.reader): Promise<BoundsInForce> {
    const found = await latestBounds(manager, plan);
    if (!found) return { plan, version: null, at: null, actor: null, bounds: NO_BOUNDS };
    const { id, at, actor, content } = found;
    return { plan, version: id, at, actor, bounds: JSON.parse(content) as PlanBounds };
  }
}

async function latestBounds(manager: EntityManager, plan: string): Promise<PlanBoundsVersion | undefined> {
  const [row] = await manager.find(PlanBoundsVersion, { where: { plan }, order: { id: 'DESC' }, take: 1 });
  return row;
}

interface ReadBounds {
  readonly plan: string;
  readonly bounds: PlanBounds;
}

function readBounds(text: string, file: string): Outcome<ReadBounds> {
  const source = readJson({ path: file, text });
  if (!(source instanceof JsonSource)) return refused(...source);
  const report = new Report(file, source);
  checkShape('bounds', source.value, report);
  if (report.hasErrors) return refused(...report.findings);
  const { plan, $schema: _, ...bounds } = source.value as PlanBounds & { plan: string; $schema?: string };
  return done({ plan, bounds });
}

/** Bounds of what is not there would bind nobody, and nobody would notice. */
async function unknownParts(manager: EntityManager, plan: string, bounds: PlanBounds): Promise<Finding[]> {
  const documents = (await latestFiles(manager)).map(({ document }) => document);
  const found = documents.find(({ kind, content }) => kind === 'plan' && content.id === plan);
  if (found?.kind !== 'plan') return [noSuchPlan(plan, 'the latest publication')];
  const components = new Set(componentsOf(found.content).map(({ id }) => id));
  const groups = new Set((found.content.groups ?? []).map(({ id }) => id));
  const parameters = new Set(
    documents.flatMap((d) => (d.kind === 'parameters' ? d.content.parameters.map(nameOf) : [])),
  );
  const unknown = (what: string, known: ReadonlySet<string>, id: string, pointer: string): Finding[] =>
    known.has(id)
      ? []
      : [
          {
            severity: 'error',
            code: `unknown-${what}`,
            pointer,
            ...worded(
              phrase`the plan "${{ plan }}" has no ${{ what }} "${{ id }}"`,
              phrase`those that it has: ${{ known: [...known].join(', ') }}`,
            ),
          },
        ];
  return [
    ...(bounds.weights ?? []).flatMap((range, i) => {
      if ('component' in range) return unknown('component', components, range.component, `/weights/${i}/component`);
      return 'group' in range ? unknown('group', groups, range.group, `/weights/${i}/group`) : [];
    }),
    ...(bounds.targets ?? []).flatMap(({ component }, i) =>
      unknown('component', components, component, `/targets/${i}/component`),
    ),
    ...(bounds.parameters ?? []).flatMap(({ parameter }, i) =>
      unknown('parameter', parameters, parameter, `/parameters/${i}/parameter`),
    ),
  ];
}

const nameOf = ({ name }: { readonly name: string }): string => name;
