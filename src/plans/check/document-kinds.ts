import type { DocumentKind } from '../../engine/documents.js';

/** Said wherever somebody put a document where none belongs. */
export const WHERE_DOCUMENTS_GO =
  'Documents go in indicators/*.json, plans/*.json, shared/*.json, eligibility.json and attributes.json.';

const PLACES: readonly (readonly [RegExp, DocumentKind])[] = [
  [/^indicators\/[^/]+\.json$/, 'indicators'],
  [/^plans\/[^/]+\.json$/, 'plan'],
  [/^shared\/[^/]+\.json$/, 'adjustments'],
  [/^eligibility\.json$/, 'eligibility'],
  [/^attributes\.json$/, 'attributes'],
];

/** The kind of a document, by its path relative to the rules directory; `undefined` where no document belongs. */
export function kindOfPath(path: string): DocumentKind | undefined {
  return PLACES.find(([place]) => place.test(path))?.[1];
}
