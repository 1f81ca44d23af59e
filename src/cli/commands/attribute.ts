import { createReadStream } from 'node:fs';

import type { Command } from 'commander';

import { seesDepartment } from '../../access/scope.js';
import { attributeOrders } from '../../complaints/attribute-orders.js';
import { attributionText, explainedOrder } from '../../complaints/attribution-text.js';
import type { StagesDocument } from '../../engine/documents.js';
import { done, refused, type Outcome } from '../../engine/finding.js';
import { openFile } from '../../files/file-bytes.js';
import { checkRuleFiles } from '../../plans/check/check-rule-files.js';
import { readRuleFiles } from '../../plans/rule-files.js';
import { complaintAttributionText } from '../../orders/complaint-attribution-text.js';
import { OrdersService, unknownComplaint } from '../../orders/orders.service.js';
import { parsePeriod } from '../../engine/period.js';
import { actingCommand, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import type { CommandResult } from '../output.js';
import { reading } from '../reading.js';
import { resultOf, runCommand, type CommonOptions } from '../run-command.js';

interface AttributeOptions extends CommonOptions, ActingOptions {
  readonly rules: string;
  readonly order?: string;
  readonly complaint?: string;
}

export const attributeCommand = actingCommand(
  'attribute',
  'say which stage made the late orders of a file late; or which a complaint counts under, and why',
)
  .argument('[file]', 'orders with the moments of their stages, CSV; needs no database')
  .option('--complaint <id>', 'instead of a file: a complaint that has been taken in')
  .option('--rules <dir>', 'folder with the document stages/*.json', 'rules')
  .option('--order <number>', 'explain this one')
  .action((file: string | undefined, options: AttributeOptions, self: Command) =>
    runCommand(options, async () => {
      if ((file === undefined) === (options.complaint === undefined))
        return self.error('error: name either a file of orders or a complaint', { exitCode: 2 });
      if (file === undefined) return ofComplaint(options.complaint ?? '', options);
      const found = await attributed(file, options.rules);
      return resultOf(found, (value) => {
        const { order } = options;
        const each = order === undefined ? value.each : value.each.filter((one) => one.order === order);
        const none = order !== undefined && each.length === 0;
        const text = order === undefined ? attributionText(value) : each.map(explainedOrder).join('\n');
        return {
          exitCode: none ? 1 : 0,
          text: none ? `no late order ${order}` : text,
          json: { ...value, each },
        };
      });
    }),
  );

/** A complaint that has been taken in, for whoever may see its department. */
async function ofComplaint(id: string, options: AttributeOptions): Promise<CommandResult> {
  const found = await withServices(({ app }) =>
    reading(app, options, 'complaint.read', async (reader) => {
      const attributed = await app.get(OrdersService).attributionOf(id);
      if (!attributed.ok) return attributed;
      const { department, period } = attributed.value.complaint;
      const month = parsePeriod(period);
      const isSeen = month !== undefined && seesDepartment(await reader.scope(month), department);
      return isSeen ? attributed : refused(unknownComplaint(id));
    }),
  );
  return resultOf(found, ({ complaint, attribution }) => ({
    text: complaintAttributionText(complaint, attribution),
    json: { complaint: complaint.id, ...attribution },
  }));
}

async function attributed(file: string, rules: string) {
  const stages = await stagesIn(rules);
  if (!stages.ok) return stages;
  const opened = await openFile(file);
  if (!opened.ok) return opened;
  await opened.value.close();
  return attributeOrders(createReadStream(file), file, stages.value);
}

/** The one document of stages of a folder, once the folder's documents hold. */
async function stagesIn(folder: string): Promise<Outcome<StagesDocument>> {
  const files = await readRuleFiles(folder);
  if (!files.ok) return files;
  const { documents, findings } = checkRuleFiles(files.value.filter(({ path }) => path.startsWith('stages/')));
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return refused(...errors);
  const found = documents.flatMap((document) => (document.kind === 'stages' ? [document.content] : []));
  const [only] = found;
  if (only && found.length === 1) return done(only);
  return refused({
    severity: 'error',
    code: found.length === 0 ? 'no-stages' : 'several-stages',
    message: `"${folder}" has ${found.length} documents of stages`,
    advice: 'have one, stages/NAME.json, that says how an order’s promise is divided',
  });
}
