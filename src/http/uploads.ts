import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { Injectable } from '@nestjs/common';
import type { Request } from 'express';

import { Problem } from './problem.js';
import { limitedContent, MIB } from './request-content.js';
import { phrase } from '../engine/phrase.js';

const DEFAULT_LIMIT_MIB = 1_024;
/** Each takes as much of the disk as the limit allows. */
const MAX_AT_ONCE = 4;
const RETRY_AFTER_SECONDS = 10;

/** The largest file that can be uploaded, in bytes: `CXPAY_UPLOAD_LIMIT_MIB`, 1024 where nothing is said. */
export function uploadLimit(): number {
  const text = process.env['CXPAY_UPLOAD_LIMIT_MIB'] ?? String(DEFAULT_LIMIT_MIB);
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new RangeError(`CXPAY_UPLOAD_LIMIT_MIB is "${text}": write whole mebibytes`);
  return Number(text) * MIB;
}

/** A file that was sent, on disk for as long as it is worked on. */
export interface UploadedFile {
  /** Its bytes from the beginning, as often as wanted. */
  open(): AsyncIterable<Uint8Array>;
}

/** Takes files in from requests. */
@Injectable()
export class Uploads {
  private underWay = 0;

  /**
   * Writes the content of a request to a temporary file, works on it, and removes it whatever happens. `onReceived` is told how many
   * bytes have arrived.
   */
  async withFile<T>(
    request: Request,
    work: (file: UploadedFile) => Promise<T>,
    onReceived?: (bytes: number) => void,
  ): Promise<T> {
    if (this.underWay >= MAX_AT_ONCE)
      throw new Problem(
        'busy',
        phrase`${{ most: MAX_AT_ONCE }} files are being taken in already.`,
        [],
        RETRY_AFTER_SECONDS,
      );
    this.underWay++;
    try {
      return await inTemporaryFolder(async (folder) => {
        const path = join(folder, 'content');
        const content = counted(limitedContent(request, uploadLimit()), onReceived);
        await pipeline(content, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
        return { open: () => createReadStream(path) as AsyncIterable<Uint8Array> };
      }, work);
    } finally {
      this.underWay--;
    }
  }
}

async function* counted(pieces: AsyncIterable<Buffer>, onReceived?: (bytes: number) => void): AsyncGenerator<Buffer> {
  let received = 0;
  for await (const piece of pieces) {
    received += piece.length;
    onReceived?.(received);
    yield piece;
  }
}

async function inTemporaryFolder<F, T>(
  save: (folder: string) => Promise<F>,
  work: (file: F) => Promise<T>,
): Promise<T> {
  let folder: string | undefined;
  try {
    let file: F;
    try {
      folder = await mkdtemp(join(tmpdir(), 'cxpay-upload-'));
      file = await save(folder);
    } catch (error) {
      throw isFull(error)
        ? new Problem('disk-full', phrase`There is no room for the file among the temporary files.`)
        : error;
    }
    return await work(file);
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
}

const isFull = (error: unknown): boolean => (error as Partial<NodeJS.ErrnoException> | undefined)?.code === 'ENOSPC';
