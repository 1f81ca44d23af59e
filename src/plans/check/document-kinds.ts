import type { DocumentKind } from '../../engine/documents.js';
import { phrase } from '../../engine/phrase.js';

/** Said wherever somebody put a document where none belongs. */
export const WHERE_DOCUMENTS_GO = phrase`Documents go in indicators/*.json, parameters/*.json, plans/*.json, shared/*.json, incidents/*.json, causes/*.json, stages/*.json, events/*.json, forms/*.json, eligibility.json, attributes.json and recovery.json. Of indicators, parameters and plans one may lie beside the folders: indicators.json, parameters.json, plan.json.`;

const PLACES: readonly (readonly [RegExp, DocumentKind])[] = [
  [/^indicators(?:\/[^/]+)?\.json$/, 'indicators'],
  [/^parameters(?:\/[^/]+)?\.json$/, 'parameters'],
  [/^plan(?:s\/[^/]+)?\.json$/, 'plan'],
  [/^shared\/[^/]+\.json$/, 'adjustments'],
  [/^incidents\/[^/]+\.json$/, 'incidents'],
  [/^causes\/[^/]+\.json$/, 'causes'],
  [/^stages\/[^/]+\.json$/, 'stages'],
  [/^events\/[^/]+\.json$/, 'events'],
  [/^forms\/[^/]+\.json$/, 'form'],
  [/^eligibility\.json$/, 'eligibility'],
  [/^attributes\.json$/, 'attributes'],
  [/^recovery\.json$/, 'recovery'],
];

/** The kind of a document, by its path relative to the rules directory; `undefined` where no document belongs. */
export function kindOfPath(path: string): DocumentKind | undefined {
  return PLACES.find(([place]) => place.test(path))?.[1];
}
