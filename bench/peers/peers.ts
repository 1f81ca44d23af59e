/** Everything that is measured beside cxpay on the company that it has just paid. */
import { join } from 'node:path';

import type { Database } from '../../src/database/database.js';
import { OBSERVATION_HEADER, writeLines, type CompanyFiles } from '../company/files.js';
import type { PeersMeasured } from '../measured.js';
import { plainResults, RESULT_COLUMNS } from '../results.js';
import { JsonRulesEngineBench } from './json-rules-engine.js';
import type { PlanPeerFound } from './plan-peer.js';
import { spreadsheetPeer } from './spreadsheet.js';
import { measureImport, type Importer } from './sqlite-import.js';
import { zenPeer } from './zen.js';

/** What peers need to know. */
export interface PeersAsked {
  readonly folder: string;
  readonly files: CompanyFiles;
  readonly importer: Importer;
  /** Where their packages are installed; the bench's own folder where nothing is said. */
  readonly tools: string | undefined;
  readonly onStage: (what: string) => void;
}

/** Hands the stored results to every peer, then imports them and the observations. */
export async function measurePeers(database: Database, asked: PeersAsked): Promise<PeersMeasured> {
  const { folder, files, importer, tools, onStage } = asked;
  onStage('json-rules-engine on the same rules, GoRules zen and HyperFormula on the same plan');
  const engine = new JsonRulesEngineBench();
  const [zen, spreadsheet] = [await zenPeer(tools), await spreadsheetPeer(tools)];
  const csv = join(folder, 'results.csv');
  let rows = 0;
  async function* resultLines(): AsyncGenerator<string> {
    for await (const page of plainResults(database)) {
      await engine.evaluate(page);
      for (const peer of [zen, spreadsheet]) if ('take' in peer) await peer.take(page);
      for (const { lines } of page) {
        rows += lines.length;
        yield* lines;
      }
    }
  }
  await writeLines(csv, RESULT_COLUMNS.join(','), resultLines());
  const peers = { zen: await measuredBy(zen), spreadsheet: await measuredBy(spreadsheet) };
  onStage(`import by ${importer.by}`);
  const { observations, observationRows } = files;
  return {
    ...peers,
    importBy: importer.by,
    jsonRulesEngineSeconds: engine.seconds,
    firedOtherwise: engine.firedOtherwise,
    resultImportSeconds: await measureImport(importer, { csv, table: 'result', columns: RESULT_COLUMNS, rows }),
    observationImportSeconds: await measureImport(importer, {
      csv: observations,
      table: 'observation',
      columns: OBSERVATION_HEADER,
      rows: observationRows,
    }),
  };
}

const measuredBy = (peer: PlanPeerFound) => ('take' in peer ? peer.measured() : peer);
