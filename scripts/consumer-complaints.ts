/**
 * Turns published complaints about banks into a file of complaints and a company of one department. `docs/real-input.md` says where the
 * file comes from.
 *
 *     node dist/scripts/consumer-complaints.js FOLDER OUT
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { runCommand } from './real-input/command.js';
import { writeCompany } from './real-input/company.js';
import { readTable } from './real-input/read-table.js';
import { csvText } from './sample-company/csv.js';

const FILE = 'complaints.csv';
const DEPARTMENT = 'bank';
const COLUMNS = ['id', 'date', 'department', 'channel', 'cause', 'source', 'product', 'company', 'us-state'] as const;
const PUBLISHED = ['date_received', 'product', 'issue', 'company', 'state', 'submitted_via', 'complaint_id'] as const;

/** Reads `folder`, writes `out`, and answers what was written. */
export async function convertConsumerComplaints(folder: string, out: string): Promise<readonly string[]> {
  const rows = await readTable(folder, FILE, PUBLISHED, 'complaint_id');
  const complaints = rows.map((row) => {
    const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(row.text('date_received')) ?? [];
    if (year === '') row.refuse('date_received', 'expected a day as 8/30/2013');
    return {
      id: row.text('complaint_id'),
      date: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
      department: DEPARTMENT,
      channel: row.text('submitted_via'),
      cause: row.text('issue'),
      source: 'customer',
      product: row.text('product'),
      company: row.text('company'),
      'us-state': row.text('state'),
    };
  });
  const departments = [{ code: DEPARTMENT, name: 'Banks and lenders', parent: '' }];
  const nobody = { roles: [], employees: [], attributes: [], assignments: [], observations: [] };
  await writeCompany(out, { departments, ...nobody });
  await writeFile(join(out, FILE), csvText(COLUMNS, complaints));
  return [`${complaints.length} complaints were written to ${join(out, FILE)}.`];
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await runCommand('consumer-complaints', convertConsumerComplaints, process.argv.slice(2));
}
