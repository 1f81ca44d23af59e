import { createReadStream } from 'node:fs';

import { attributeOrders } from '../../complaints/attribute-orders.js';
import { attributionText, explainedOrder } from '../../complaints/attribution-text.js';
import type { StagesDocument } from '../../engine/documents.js';
import { done, refused, type Outcome } from '../../engine/finding.js';
import { openFile } from '../../files/file-bytes.js';
import { checkRuleFiles } from '../../plans/check/check-rule-files.js';
import { readRuleFiles } from '../../plans/rule-files.js';
import { command, resultOf, runCommand, type CommonOptions } from '../run-command.js';

interface AttributeOptions extends CommonOptions {
  readonly rules: string;
  readonly order?: string;
}

export const attributeCommand = command(
  'attribute',
  'say which stage made the late orders of a file late; needs no database',
)
  .argument('<file>', 'orders with the moments of their stages, CSV')
  .option('--rules <dir>', 'folder with the document stages/*.json', 'rules')
  .option('--order <number>', 'explain this one')
  .action((file: string, options: AttributeOptions) =>
    runCommand(options, async () => {
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
