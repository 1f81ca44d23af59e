/** Which documents of events hold: of a folder of rules, or as they were published. */
import type { EntityManager } from 'typeorm';

import type { Indicator } from '../engine/documents.js';
import { done, refused, type Outcome } from '../engine/finding.js';
import { checkRuleFiles } from '../plans/check/check-rule-files.js';
import { readRuleFiles } from '../plans/rule-files.js';
import { publishedEvents, publishedIndicators } from '../plans/rule-versions.js';
import type { EventDefinitions } from './stage-metrics.js';

/** The documents of a folder. Refused where anything is wrong with its documents of events or indicators. */
export async function definitionsInFolder(folder: string): Promise<Outcome<EventDefinitions>> {
  const files = await readRuleFiles(folder);
  if (!files.ok) return files;
  const { documents, findings } = checkRuleFiles(files.value.filter(({ path }) => /^(events\/|indicators)/.test(path)));
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return refused(...errors);
  const indicators = new Map<string, Indicator>();
  for (const { kind, content } of documents)
    if (kind === 'indicators') for (const indicator of content.indicators) indicators.set(indicator.code, indicator);
  return made(
    documents.flatMap((document) => (document.kind === 'events' ? [document.content] : [])),
    indicators,
  );
}

/** What has been published, of each document the version that holds in a month. */
export async function publishedDefinitions(manager: EntityManager, period: string): Promise<Outcome<EventDefinitions>> {
  return made(await publishedEvents(manager, period), await publishedIndicators(manager));
}

/** Two documents may not make figures of the same: nobody could tell which is meant. */
function made(
  documents: EventDefinitions['documents'],
  indicators: EventDefinitions['indicators'],
): Outcome<EventDefinitions> {
  const taken = new Map<string, string>();
  for (const { id, metrics } of documents)
    for (const { indicator } of metrics) {
      const other = taken.get(indicator) ?? id;
      taken.set(indicator, other);
      if (other !== id)
        return refused({
          severity: 'error',
          code: 'indicator-made-twice',
          message: `the documents of events "${other}" and "${id}" both make figures of "${indicator}"`,
          advice: 'let one of them do so',
        });
    }
  return done({ documents, indicators });
}
