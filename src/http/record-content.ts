import type { Request } from 'express';

import { badParameter } from './problem.js';
import { mediaTypeOf } from './request-content.js';
import { phrase } from '../engine/phrase.js';

export const CSV = 'text/csv';
export const JSON_LINES = 'application/x-ndjson';
/** Names that say another type than the one that was sent. */
const OTHER_NAMES: Readonly<Record<string, RegExp>> = { [CSV]: /\.(jsonl|ndjson)$/i, [JSON_LINES]: /\.csv$/i };

/** Refuses content that is no file of records, or of another type than its name says. */
export function recordTypeOf(request: Request, name: string): void {
  const type = mediaTypeOf(request, [CSV, JSON_LINES]);
  if (OTHER_NAMES[type]?.test(name))
    throw badParameter('name', phrase`The name says another type than the content, which is ${{ type }}.`);
}
