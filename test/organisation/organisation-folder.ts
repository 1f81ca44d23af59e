import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Finding } from '../../src/engine/finding.js';
import { checkOrganisation } from '../../src/organisation/check-organisation.js';
import type { WholeOrganisation } from '../../src/organisation/organisation.js';
import {
  readOrganisationFolder,
  type OrganisationTables,
  type TableName,
} from '../../src/organisation/organisation-files.js';

/** A small company that is right: two shops, two roles, two employees, of whom one moved. */
export const SMALL_COMPANY: Readonly<Record<TableName, string>> = {
  departments: 'code,name,parent\nCO,Company,\nSHOPS,Shops,CO\nS1,Shop One,SHOPS\nS2,Shop Two,SHOPS\n',
  roles: 'code,name,name_zh\nSELLER,Seller,销售员\nCHIEF,Head of shop,\n',
  employees: [
    'code,name,hired,left,currency,salary,Grade',
    'E1,Ann Lee,2024-03-01,,CNY,9000,3',
    'E2,王芳,2025-01-15,2026-12-01,CNY,8000.50,',
  ].join('\n'),
  assignments: [
    'employee,role,department,from,to,target_bonus',
    'E1,SELLER,S1,2024-03-01,2026-10-16,2600',
    'E1,CHIEF,S2,2026-10-16,,12%',
    'E2,SELLER,S1,2025-01-15,2026-12-01,2000.00',
  ].join('\n'),
};

/** Tables read from a folder that holds these files, the others being those of the small company. `null`: no such file. */
export async function tablesOf(
  files: { readonly [Name in TableName]?: string | null } = {},
): Promise<OrganisationTables> {
  const folder = await mkdtemp(join(tmpdir(), 'cxpay-organisation-'));
  try {
    for (const [name, content] of Object.entries({ ...SMALL_COMPANY, ...files }))
      if (content !== null) await writeFile(join(folder, `${name}.csv`), content);
    return await readOrganisationFolder(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Nothing was loaded before. */
export const NOTHING: WholeOrganisation = { departments: new Map(), roles: new Map(), employees: new Map() };

/** Contents by table; those of the small company where none is given, `null` for a file that is not there. */
export type Files = Parameters<typeof tablesOf>[0];

/** What is found in these files. */
export async function findingsOf(files: Files, stored = NOTHING): Promise<readonly Finding[]> {
  return checkOrganisation(await tablesOf(files), stored).findings;
}

/** Findings as one may write them down: where, what, and what to do. */
export async function told(files: Files): Promise<string[]> {
  const findings = await findingsOf(files);
  return findings.map((f) => {
    const place = [f.file ?? '', f.line ?? '', f.column ?? ''].join(':');
    return `${f.severity === 'warning' ? 'warning ' : ''}${place} ${f.message}${f.advice ? ` ${f.advice}` : ''}`;
  });
}
