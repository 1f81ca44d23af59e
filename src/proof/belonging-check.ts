import type { EntityManager } from 'typeorm';

import { DIFFERENCES_SHOWN, type DifferenceList } from './difference.js';

/** Rows of a table that are nobody's: `name` says which, in SQL, and `problem` what they lack. */
interface Stray {
  readonly from: string;
  readonly name: string;
  readonly without: string;
  readonly problem: string;
}

const ofNoLoad = (table: string, code: string): Stray => ({
  from: table,
  name: `'${table} load:' || r.load_id || ' ${code}:' || r.${code}`,
  without: 'organisation_load o WHERE o.id = r.load_id',
  problem: 'it is of a load that is not there',
});

const STRAYS: readonly Stray[] = [
  ofNoLoad('department', 'code'),
  ofNoLoad('role', 'code'),
  ofNoLoad('employee', 'code'),
  {
    from: 'assignment',
    name: `'assignment load:' || r.load_id || ' employee:' || r.employee || ' ordinal:' || r.ordinal`,
    without: 'employee o WHERE o.code = r.employee AND o.load_id = r.load_id',
    problem: 'it is of an employee whom that load does not have',
  },
  {
    from: 'rule_document',
    name: `'rule document ' || r.kind || ' "' || r.id || '" ' || substr(r.hash, 1, 12)`,
    without: 'publication_document o WHERE o.hash = r.hash',
    problem: 'it is of no publication',
  },
  {
    from: 'publication_document',
    name: `'publication:' || r.publication || ' path:' || r.path`,
    without: 'publication o WHERE o.id = r.publication',
    problem: 'it is of a publication that is not there',
  },
  {
    from: 'publication_document',
    name: `'publication:' || r.publication || ' path:' || r.path`,
    without: 'rule_document o WHERE o.hash = r.hash',
    problem: 'no rule document has its hash',
  },
  {
    from: 'payout',
    name: `'payout run:' || r.run || ' employee:' || r.employee`,
    without: 'run o WHERE o.id = r.run',
    problem: 'it is of a run that is not there',
  },
  {
    from: 'evidence_block',
    name: `'evidence run:' || r.run || ' leaf:' || r.first_leaf`,
    without: 'run o WHERE o.id = r.run',
    problem: 'it is of a run that is not there',
  },
  {
    from: 'payout_line',
    name: `'payout run:' || r.run || ' employee:' || r.employee || ' line:' || r.ordinal`,
    without: 'payout o WHERE o.run = r.run AND o.employee = r.employee',
    problem: 'it is a line of a payout that is not there',
  },
  {
    from: 'payout_adjustment',
    name: `'payout run:' || r.run || ' employee:' || r.employee || ' adjustment:' || r.adjustment`,
    without: 'payout o WHERE o.run = r.run AND o.employee = r.employee',
    problem: 'it is settled by a payout that is not there',
  },
];

/**
 * Names the rows that belong to nothing, which no digest and no computation would come across. Observations and chunks are not
 * among them: those are held against each other where their digests are checked.
 */
export async function checkBelonging(manager: EntityManager, differences: DifferenceList): Promise<void> {
  for (const { from, name, without, problem } of STRAYS) {
    const rows = await manager.query<{ name: string }[]>(
      `SELECT ${name} AS name FROM ${from} r WHERE NOT EXISTS (SELECT 1 FROM ${without}) LIMIT ${DIFFERENCES_SHOWN}`,
    );
    for (const row of rows) differences.add(row.name, problem);
  }
}
