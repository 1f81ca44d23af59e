import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';

import type { Principal } from '../access/principal.js';
import { ReadLog } from '../access/read-log.js';
import { Requires, SignedIn } from '../access/requires.js';
import { valueOf } from '../http/value-of.js';
import { InquiryFileParams } from './dto/inquiry-requests.dto.js';
import { FILE_TYPES } from './inquiry-files.js';
import { InquiryReader } from './inquiry-reader.service.js';
import { inquirySubject } from './inquiry-record.js';

const FILE = { schema: { type: 'string', format: 'binary' } };

@ApiTags('Inquiries')
@Controller('inquiries/:id/files')
export class InquiryFilesController {
  constructor(
    private readonly reader: InquiryReader,
    private readonly reads: ReadLog,
  ) {}

  /** Download a file that came with an inquiry, as it was sent */
  @Get(':number')
  @ApiOkResponse({
    description: 'The file, as an attachment.',
    content: Object.fromEntries(Object.keys(FILE_TYPES).map((type) => [type, FILE])),
  })
  @Requires('inquiry.read')
  async downloadInquiryFile(
    @Param() { id, number }: InquiryFileParams,
    @SignedIn() principal: Principal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { inquiry, name, type, bytes } = valueOf(await this.reader.file(principal, id, number));
    if (inquiry.employee !== principal.employee) await this.reads.note(principal, inquirySubject(id), { file: number });
    // Somebody else made it: it is saved and never shown, and could do nothing if it were.
    response.attachment(name).setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
    response.setHeader('Content-Type', type.startsWith('text/') ? `${type}; charset=utf-8` : type);
    return new StreamableFile(bytes, { length: bytes.length });
  }
}
