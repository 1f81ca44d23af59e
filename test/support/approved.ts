import { AuditService } from '../../src/audit/audit.service.js';
import type { Database } from '../../src/database/database.js';
import type { Period } from '../../src/engine/period.js';
import { HoldsService } from '../../src/months/holds.service.js';
import { MonthsService } from '../../src/months/months.service.js';
import { PayoutsService } from '../../src/runs/payouts.service.js';
import { worked } from './open-database.js';

/** Has the latest run of a period approved, by somebody who neither ran nor submitted it; what is held is not paid. */
export async function approved(database: Database, period: Period): Promise<void> {
  const audit = new AuditService();
  const [months, holds] = [
    new MonthsService(database, audit),
    new HoldsService(database, audit, new PayoutsService(database)),
  ];
  const by = 'cli:approver';
  worked(await months.submit(period, { by: 'cli:hr' }));
  for (const { employee } of worked(await holds.list(period)))
    worked(await holds.decide(period, employee, { decision: 'refuse', reason: 'nothing to pay by', by }));
  worked(await months.approve(period, { by }));
}
