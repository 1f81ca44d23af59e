import type { Principal } from '../../src/access/principal.js';
import { permissionsOf } from '../../src/access/roles.js';
import { AuditService } from '../../src/audit/audit.service.js';
import type { Database } from '../../src/database/database.js';
import { BoundsService } from '../../src/drafts/bounds.service.js';
import { DraftAccess } from '../../src/drafts/draft-access.js';
import { DraftDecisions } from '../../src/drafts/draft-decisions.service.js';
import { DraftsService } from '../../src/drafts/drafts.service.js';
import { PlansService } from '../../src/plans/plans.service.js';
import { period, worked } from '../support/open-database.js';

const hr = (account: number, username: string, employee: string): Principal => ({
  account,
  username,
  roles: ['hr'],
  permissions: permissionsOf(['hr']),
  employee,
  heads: [],
  mustChangePassword: false,
  unconfirmed: false,
  door: 'api',
  proof: { kind: 'password' },
});

/** Bounds, and a draft of the courier's plan that one of HR has written, sent back once, and another has approved. */
export async function draftApproved(database: Database): Promise<void> {
  const audit = new AuditService();
  const bounds = new BoundsService(database, audit);
  const drafts = new DraftsService(database, audit, bounds, new DraftAccess(database));
  const decisions = new DraftDecisions(database, audit, drafts, new PlansService(database, audit));
  const [writer, approver] = [hr(1, 'a', 'C1'), hr(2, 'b', 'C2')];
  worked(await bounds.set(JSON.stringify({ plan: 'courier', weights: [{ cx: true, min: '50%' }] }), 'cli'));
  const { draft } = worked(await drafts.start('courier', writer));
  const changes = [
    { pointer: '/components/0/weight', value: '50%' },
    { pointer: '/components/1/weight', value: '50%' },
  ];
  worked(await drafts.edit(draft.id, { revision: 1, changes }, writer));
  const submission = { period: period('2090-01'), revision: 2 };
  worked(await decisions.submit(draft.id, submission, writer));
  worked(await decisions.sendBack(draft.id, 'wait 3', approver));
  worked(await decisions.submit(draft.id, submission, writer));
  worked(await decisions.approve(draft.id, approver));
}
