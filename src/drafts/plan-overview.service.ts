import { Injectable } from '@nestjs/common';

import { may, type Principal } from '../access/principal.js';
import { Database } from '../database/database.js';
import { Exact } from '../engine/exact.js';
import type { LocalText } from '../engine/text.js';
import { currentPeriod } from '../plans/cost/current-period.js';
import { latestFiles } from '../plans/published-files.js';
import { rulesInForce } from '../plans/rule-versions.js';
import { BoundsService } from './bounds.service.js';
import { boundsSetting } from './check-draft.js';
import { DraftAccess } from './draft-access.js';
import { planIn } from './draft-files.js';
import { weighedParts } from './plan-weights.js';

/** A plan as it stands this month. */
export interface PlanOverview {
  readonly id: string;
  readonly name: LocalText;
  readonly description: LocalText | null;
  /** The version in force this month; `null` where it begins later, or has ended. */
  readonly hash: string | null;
  /** Since when that version holds, or from when the plan will. */
  readonly effectiveFrom: string;
  /** What measures customers' experience weighs so much of it together: `65%`. */
  readonly cxShare: string;
  readonly mayEdit: boolean;
}

/** Lists plans for those who may read drafts of them. */
@Injectable()
export class PlanOverviews {
  constructor(
    private readonly database: Database,
    private readonly bounds: BoundsService,
    private readonly access: DraftAccess,
  ) {}

  /** The plans of the latest publication that are theirs to read, in order of their ids. */
  async list(asker: Principal): Promise<readonly PlanOverview[]> {
    const { reader } = this.database;
    const plans = await this.access.plansOf(asker);
    const period = currentPeriod();
    const files = await latestFiles(reader);
    const inForce = await rulesInForce(reader, period);
    const documents = inForce.ok ? inForce.value.documents : [];
    const found: PlanOverview[] = [];
    for (const { document } of files) {
      if (document.kind !== 'plan' || (plans !== 'all' && !plans.has(document.content.id))) continue;
      const current = planIn(documents, document.content.id);
      const { content: plan } = current ?? document;
      const { bounds } = await this.bounds.of(plan.id);
      const setting = { files, planPath: '', bounds, period: period.code };
      const { indicators, read } = boundsSetting({ plan, parameters: {} }, setting);
      const cx = weighedParts(plan, indicators, read).filter((part) => part.cx);
      found.push({
        id: plan.id,
        name: plan.name,
        description: plan.description ?? null,
        hash: current?.hash ?? null,
        effectiveFrom: plan.effectiveFrom,
        cxShare: `${Exact.sum(cx.map(({ weight }) => weight))
          .times(HUNDRED)
          .toText()}%`,
        mayEdit: may(asker, 'draft.edit') && (await this.access.mayEdit(asker, plan.id, bounds)),
      });
    }
    return found.sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

const HUNDRED = Exact.of(100);
