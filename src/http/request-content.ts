import type { Request } from 'express';

import { Problem } from './problem.js';
import { phrase, type Phrase } from '../engine/phrase.js';

export const MIB = 1_048_576;

/**
 * The bytes of a request's content, refused beyond a limit. What is left of a content that is refused is read and thrown away, so
 * that the answer arrives.
 */
export async function* limitedContent(request: Request, limit: number): AsyncGenerator<Buffer> {
  try {
    const tooLarge = () => new Problem('too-large', phrase`The content is larger than ${{ limit: shownSize(limit) }}.`);
    if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge();
    let read = 0;
    for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      read += piece.length;
      if (read > limit) throw tooLarge();
      yield piece;
    }
  } finally {
    request.resume();
  }
}

const shownSize = (bytes: number): string =>
  bytes % MIB === 0 ? `${bytes / MIB} MiB` : bytes % 1_024 === 0 ? `${bytes / 1_024} KiB` : `${bytes} bytes`;

/** Is there any content? */
export const hasContent = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** The media type of the content, which must be one of these, in UTF-8 and not compressed. */
export function mediaTypeOf(request: Request, taken: readonly string[]): string {
  const refuse = (why: Phrase) => {
    request.resume();
    return new Problem(
      'unsupported-media-type',
      phrase`${{ why }} Send ${{ taken: taken.join(' or ') }}, in UTF-8 and not compressed.`,
    );
  };
  const { 'content-type': contentType = '', 'content-encoding': encoding = 'identity' } = request.headers;
  const [type = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
  if (!taken.includes(type))
    throw refuse(type === '' ? phrase`The Content-Type is missing.` : phrase`The Content-Type is another one.`);
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  if (charset !== undefined && !/^charset="?utf-?8"?$/.test(charset)) throw refuse(phrase`The charset is not UTF-8.`);
  if (encoding.toLowerCase() !== 'identity') throw refuse(phrase`The content is compressed.`);
  return type;
}
